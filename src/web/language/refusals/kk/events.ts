import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Kazakh. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': [
    'Бұл мекенжайға оқиғалар жіберілмейді',
    'Ашық интернеттегі, ішінде атау мен құпиясөз жоқ https мекенжайын беріңіз. Оператор WEBHOOK_PRIVATE_TARGETS=1 арқылы жеке желілерге рұқсат бере алады.',
  ],
  'EVENTS.WEBHOOK_NOT_FOUND': [
    'Мұндай webhook жоқ',
    'Тізімін қараңыз; сәйкестендіргіш 00- белгісінен басталады.',
  ],
  'EVENTS.TOO_MANY_WEBHOOKS': [
    'Сізде рұқсат етілген саннан артық вебхук болмайды',
    'Алдымен біреуін өшіріңіз; рұқсат етілген сан төменде.',
  ],
  'EVENTS.WEBHOOK_OFF': [
    'Бұл вебхук өшірілген',
    'Оны қайта қосыңыз; ол тоқтаған жерінен жалғасады.',
  ],
};
