import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Russian. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': [
    'На этот адрес события не отправляются',
    'Укажите адрес https в открытом интернете, без имени и пароля в нём. Оператор может разрешить частные сети через WEBHOOK_PRIVATE_TARGETS=1.',
  ],
  'EVENTS.WEBHOOK_NOT_FOUND': [
    'Такого webhook нет',
    'Посмотрите их перечень; идентификатор начинается с 00-.',
  ],
  'EVENTS.TOO_MANY_WEBHOOKS': [
    'У вас уже предельное число вебхуков',
    'Сначала отключите один; предельное число указано ниже.',
  ],
  'EVENTS.WEBHOOK_OFF': [
    'Этот вебхук отключён',
    'Включите его снова; он продолжит с места остановки.',
  ],
};
