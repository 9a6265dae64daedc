import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in French. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': ['Ce participant n’existe pas'],
  'PARTICIPANT.NOT_A_COUNTRY': ['L’ISO 3166 n’a pas de pays avec ce code'],
  'PARTICIPANT.IDENTIFIER_INVALID': ['Un identifiant n’est pas écrit comme le veut son système'],
  'PARTICIPANT.IDENTIFIER_TWICE': ['Un participant a un seul identifiant par système'],
  'PARTICIPANT.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela'],
  'PARTICIPANT.VERSION_MISSING': ['Une modification doit nommer la version qu’elle modifie'],
  'PARTICIPANT.VERSION_STALE': ['Le participant a changé depuis sa lecture'],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': ['Seul un participant de type entité tierce est désigné'],
  'TPE.NO_SCOPE': ['Une désignation porte sur au moins un secteur'],
  'TPE.SCOPE_NOT_DECIDED': ['La décision ne désigne pas l’entité pour tous ces secteurs'],
  'TPE.BEFORE_ITS_DECISION': ['Une désignation ne commence pas avant sa décision'],
  'TPE.DAY_IN_FUTURE': ['Le jour du début de la désignation doit être arrivé'],
  'TPE.ENDS_BEFORE_START': ['La désignation finirait avant de commencer'],
  'TPE.ALREADY_DESIGNATED': ['Cette décision est déjà inscrite pour cette entité'],
  'TPE.OUTSIDE_ITS_SCOPE': ['L’entité tierce n’est pas désignée pour ce travail à ce jour'],
};
