import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in Kazakh. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': ['Бұл мекенжайға оқиғалар жіберілмейді'],
  'EVENTS.WEBHOOK_NOT_FOUND': ['Мұндай webhook жоқ'],
};
