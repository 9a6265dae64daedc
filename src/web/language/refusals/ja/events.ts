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
};
