import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in French. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': [
    'Ce participant n’existe pas',
    'Voyez la liste des participants ; l’identifiant d’un participant commence par 00.',
  ],
  'PARTICIPANT.NOT_A_COUNTRY': [
    'L’ISO 3166 n’a pas de pays avec ce code',
    'Utilisez le code ISO 3166-1 alpha-2, comme JP ; laissez-le de côté s’il n’est pas connu.',
  ],
  'PARTICIPANT.IDENTIFIER_INVALID': [
    'Un identifiant n’est pas écrit comme le veut son système',
    'Comparez-le au registre public de ce système.',
  ],
  'PARTICIPANT.IDENTIFIER_TWICE': [
    'Un participant a un seul identifiant par système',
    'Gardez celui qui vaut maintenant ; les versions antérieures conservent l’ancien.',
  ],
  'PARTICIPANT.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela', 'Il n’y a rien à faire.'],
  'PARTICIPANT.VERSION_MISSING': [
    'Une modification doit nommer la version qu’elle modifie',
    'Lisez le participant et envoyez son ETag en If-Match.',
  ],
  'PARTICIPANT.VERSION_STALE': [
    'Le participant a changé depuis sa lecture',
    'Relisez-le, et envoyez la modification avec son ETag présent en If-Match.',
  ],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': [
    'Seul un participant de type entité tierce est désigné',
    'Vérifiez le participant ; changez d’abord son type s’il est une entité tierce.',
  ],
  'TPE.NO_SCOPE': [
    'Une désignation porte sur au moins un secteur',
    'Nommez des secteurs pour la validation, pour la vérification ou pour les deux.',
  ],
  'TPE.SCOPE_NOT_DECIDED': [
    'La décision ne désigne pas l’entité pour tous ces secteurs',
    'Nommez les secteurs de la décision, ou citez la décision qui les a étendus.',
  ],
  'TPE.BEFORE_ITS_DECISION': [
    'Une désignation ne commence pas avant sa décision',
    'Utilisez le jour de la décision ou un jour postérieur.',
  ],
  'TPE.DAY_IN_FUTURE': [
    'Le jour du début de la désignation doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'TPE.ENDS_BEFORE_START': [
    'La désignation finirait avant de commencer',
    'Vérifiez les deux jours ; laissez la fin de côté si aucune n’a été décidée.',
  ],
  'TPE.ALREADY_DESIGNATED': [
    'Cette décision est déjà inscrite pour cette entité',
    'Voyez la liste des désignations du pays ; une extension a sa propre décision.',
  ],
  'TPE.OUTSIDE_ITS_SCOPE': [
    'L’entité tierce n’est pas désignée pour ce travail à ce jour',
    'Choisissez une entité qui l’est, ou inscrivez la décision qui désigne celle-ci.',
  ],
};
