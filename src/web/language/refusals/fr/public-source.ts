import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in French. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': ['La référence n’est pas un numéro du JCM'],
  'PUBLIC_SOURCE.OTHER_COUNTRY': ['Une référence commence par le code de son pays'],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': ['Les crédits sont des tonnes entières, zéro ou plus'],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': [
    'Ce qui a été notifié aux deux parties n’est pas le total',
  ],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    'Le Gouvernement du Japon aurait acquis plus que ce qui a été notifié',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': [
    'Une partie délivre ce qui lui a été notifié, ni plus ni moins',
  ],
  'PUBLIC_SOURCE.PERIOD_REVERSED': [
    'Une période de suivi finit après son début et avant la décision',
  ],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': [
    'Les crédits sont délivrés le jour de la décision ou après',
  ],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': ['Le jour de ce qui est public doit être arrivé'],
  'PUBLIC_SOURCE.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela'],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': [
    'La même chose a été inscrite au même moment par quelqu’un d’autre',
  ],
};
