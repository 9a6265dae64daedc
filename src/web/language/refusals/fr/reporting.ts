import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in French. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': [
    'Un rapport ne peut montrer les livres d’un jour qui n’est pas venu',
    'Utilisez le jour le plus tardif ci-dessous ou un jour antérieur ; sans indication, c’est aujourd’hui.',
  ],
  'REPORTING.KNOWN_AS_OF_MALFORMED': [
    'Ce que le rapport doit savoir n’est ni une taille du journal ni un instant',
    'Donnez un nombre entier de feuilles du journal du pays, comme 1234, ou un instant avec décalage, comme 2026-03-31T09:00:00Z ; sans indication, c’est la dernière tête.',
  ],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': [
    'Le journal n’est pas encore arrivé là',
    'Utilisez la taille ou l’heure la plus tardive ci-dessous, ou une antérieure.',
  ],
  'REPORTING.NOTHING_KNOWN_YET': [
    'Le pays n’était pas encore dans les livres',
    'Utilisez la première taille ou heure ci-dessous, ou une postérieure.',
  ],
  'REPORTING.STATEMENT_UNREADABLE': [
    'Le relevé est illisible',
    'Envoyez du CSV ou du XLSX dont l’en-tête nomme reference, amount, currency et date ; les lignes fautives sont dites ci-dessous.',
  ],
  'REPORTING.EDITION_NOT_FOUND': [
    'Cette édition n’existe pas',
    'Voyez la liste des éditions du pays ; une édition non publiée n’a pas de fichiers.',
  ],
  'REPORTING.EDITION_NUMBER_TAKEN': [
    'Une autre édition de ce pays a été commencée au même moment',
    'Répétez la demande avec la même Idempotency-Key.',
  ],
  'REPORTING.EDITION_NOT_DRAFT': [
    'L’édition est déjà approuvée',
    'Ce qui a été approuvé ne change pas ; commencez une autre édition.',
  ],
  'REPORTING.EDITION_NOT_AGREED': [
    'Seule une édition approuvée par les deux parties est publiée, et une seule fois',
    'Inscrivez d’abord l’approbation ; une édition publiée reste telle quelle.',
  ],
  'REPORTING.TOO_MANY_TRANSACTIONS': [
    'Il y a plus d’opérations qu’un fichier de ce format n’en contient',
    'Prenez le rapport en json, csv ou xlsx, ou à un jour antérieur.',
  ],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    'Un chiffre relève d’une tranche, d’un engagement ou d’une devise',
    'Donnez exactement l’un de : tranche, engagement, devise.',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': [
    'Ce chiffre n’a pas de total : les montants annoncés ne s’additionnent jamais',
    'Demandez-le par tranche.',
  ],
  'REPORTING.SUBJECT_NOT_FOUND': [
    'Le rapport n’a pas cette tranche ou cet engagement',
    'Vérifiez l’identifiant, et s’il était dans les livres à ce jour et à cette tête.',
  ],
};
