import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the ledger, in French. */
export const refusals: RoomRefusals = {
  'LEDGER.KEY_REUSED': ['Cette Idempotency-Key a servi à une autre demande'],
  'LEDGER.KEY_IN_FLIGHT': ['La première demande avec cette Idempotency-Key est encore en cours'],
  'LEDGER.BELOW_FLOOR': ['Le compte descendrait sous son plancher'],
  'LEDGER.BOOKS_CLOSED': ['Les livres sont clos pour ce jour'],
  'LEDGER.DAY_IN_FUTURE': ['Le jour d’effet est dans le futur'],
  'LEDGER.ENTRY_NOT_FOUND': ['Cette écriture n’existe pas'],
  'LEDGER.ACCOUNT_NOT_FOUND': ['Ce compte n’existe pas'],
  'LEDGER.ACT_NOT_FOUND': ['Cet acte n’existe pas'],
  'LEDGER.ACT_NOT_PENDING': ['Cet acte n’attend pas d’approbation'],
  'LEDGER.ACT_ALREADY_DECIDED': ['Cet acte est déjà décidé'],
  'LEDGER.SAME_OFFICER': ['Qui a soumis un acte ne peut pas en décider'],
  'LEDGER.ALREADY_REVERSED': ['Cette écriture est déjà contre-passée'],
  'LEDGER.IS_A_REVERSAL': ['Une contre-passation ne se contre-passe pas'],
  'LEDGER.NOT_REVERSIBLE': ['Les écritures de ce type ne se contre-passent pas'],
  'LEDGER.BEFORE_THE_ORIGINAL': [
    'Une contre-passation ne prend pas effet avant l’écriture d’origine',
  ],
  'LEDGER.PERIOD_NOT_OVER': ['Le mois n’est pas terminé'],
  'LEDGER.ALREADY_CLOSED': ['Les livres sont déjà clos jusqu’à ce mois'],
  'LEDGER.ATOMIC_REFUSED': [
    'Non comptabilisé : un autre acte du même groupe indivisible a été refusé',
  ],
  'LEDGER.UNKNOWN_ACT': ['Il n’existe pas d’acte de ce type'],
  'LEDGER.OTHER_COUNTRY': ['Une demande porte sur un seul pays, et ceci relève d’un autre'],
  'LEDGER.QUEUE_FULL': ['Trop d’actes sont en attente'],
  'LEDGER.EXPORTS_BUSY': ['Le nombre maximal d’exports du journal est déjà en cours'],
  'LEDGER.BOOKS_BUSY': ['Les livres sont occupés trop longtemps ; rien n’a été inscrit'],
  'LEDGER.OUTCOME_UNKNOWN': [
    'La base de données n’a pas répondu ; on ignore si l’acte a été inscrit',
  ],
  'LEDGER.CONSTRAINT': ['Une règle du livre interdit cet acte'],
  'LEDGER.MOVE_NOT_POSSIBLE': ['Depuis cet état, cette étape n’existe pas'],
  'LEDGER.MOVE_LACKS': ['Il manque quelque chose pour cette étape'],
};
