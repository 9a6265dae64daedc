import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in French. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': ['Les événements ne sont pas envoyés à cette adresse'],
  'EVENTS.WEBHOOK_NOT_FOUND': ['Ce webhook n’existe pas'],
};
