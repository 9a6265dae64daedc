import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of events, in French. */
export const refusals: RoomRefusals = {
  'EVENTS.TARGET_NOT_ALLOWED': [
    'Les événements ne sont pas envoyés à cette adresse',
    'Donnez une adresse https de l’internet public, sans nom ni mot de passe. L’exploitant peut permettre les réseaux privés par WEBHOOK_PRIVATE_TARGETS=1.',
  ],
  'EVENTS.WEBHOOK_NOT_FOUND': [
    'Ce webhook n’existe pas',
    'Voyez leur liste ; l’identifiant commence par 00-.',
  ],
};
