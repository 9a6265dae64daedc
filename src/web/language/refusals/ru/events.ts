import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Russian. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': ['На этот адрес события не отправляются'],
  'EVENTS.WEBHOOK_NOT_FOUND': ['Такого webhook нет'],
};
