import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Japanese. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': ['この宛先にはイベントを送りません'],
  'EVENTS.WEBHOOK_NOT_FOUND': ['そのWebhookはありません'],
};
