import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in French. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': ['Un rapport ne peut montrer les livres d’un jour qui n’est pas venu'],
  'REPORTING.KNOWN_AS_OF_MALFORMED': [
    'Ce que le rapport doit savoir n’est ni une taille du journal ni un instant',
  ],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': ['Le journal n’est pas encore arrivé là'],
  'REPORTING.NOTHING_KNOWN_YET': ['Le pays n’était pas encore dans les livres'],
  'REPORTING.STATEMENT_UNREADABLE': ['Le relevé est illisible'],
  'REPORTING.EDITION_NOT_FOUND': ['Cette édition n’existe pas'],
  'REPORTING.EDITION_NUMBER_TAKEN': ['Une autre édition de ce pays a été commencée au même moment'],
  'REPORTING.EDITION_NOT_DRAFT': ['L’édition est déjà approuvée'],
  'REPORTING.EDITION_NOT_AGREED': [
    'Seule une édition approuvée par les deux parties est publiée, et une seule fois',
  ],
  'REPORTING.TOO_MANY_TRANSACTIONS': [
    'Il y a plus d’opérations qu’un fichier de ce format n’en contient',
  ],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    'Un chiffre relève d’une tranche, d’un engagement ou d’une devise',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': [
    'Ce chiffre n’a pas de total : les montants annoncés ne s’additionnent jamais',
  ],
  'REPORTING.SUBJECT_NOT_FOUND': ['Le rapport n’a pas cette tranche ou cet engagement'],
};
