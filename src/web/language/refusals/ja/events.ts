import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Japanese. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': [
    'この宛先にはイベントを送りません',
    '公開インターネットのhttpsのアドレスを、名前やパスワードを含めずに示してください。運用者はWEBHOOK_PRIVATE_TARGETS=1で私設ネットワークを許可できます。',
  ],
  'EVENTS.WEBHOOK_NOT_FOUND': [
    'そのWebhookはありません',
    '一覧をご覧ください。IDは00-で始まります。',
  ],
  'EVENTS.TOO_MANY_WEBHOOKS': [
    '登録できるWebhookの上限に達しています',
    '先に一つを停止してください。上限は下の数値のとおりです。',
  ],
  'EVENTS.WEBHOOK_OFF': [
    'このWebhookは停止しています',
    '再び有効にしてください。止まったところから続きます。',
  ],
};
