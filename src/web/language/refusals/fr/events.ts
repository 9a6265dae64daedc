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
  'EVENTS.TOO_MANY_WEBHOOKS': [
    'Vous avez autant de webhooks que permis',
    'Désactivez-en d’abord un ; le nombre permis figure ci-dessous.',
  ],
  'EVENTS.WEBHOOK_OFF': [
    'Ce webhook est désactivé',
    'Réactivez-le ; il reprendra là où il s’est arrêté.',
  ],
};
