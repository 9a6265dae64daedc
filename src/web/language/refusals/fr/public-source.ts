import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in French. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': [
    'La référence n’est pas un numéro du JCM',
    'Écrivez TH001 ; pour une délivrance à plusieurs projets, ID002+ID003, ou ID- et un nom.',
  ],
  'PUBLIC_SOURCE.OTHER_COUNTRY': [
    'Une référence commence par le code de son pays',
    'Vérifiez le numéro et le pays : l’un d’eux est faux, ou une colonne s’est décalée.',
  ],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': [
    'Les crédits sont des tonnes entières, zéro ou plus',
    'Écrivez des chiffres seuls ; laissez de côté ce que la source ne dit pas.',
  ],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': [
    'Ce qui a été notifié aux deux parties n’est pas le total',
    'Comparez les trois à la source ; laissez de côté celui qu’elle ne donne pas.',
  ],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    'Le Gouvernement du Japon aurait acquis plus que ce qui a été notifié',
    'Sa part est de ce qui a été notifié au côté japonais ; comparez les deux à la source.',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': [
    'Une partie délivre ce qui lui a été notifié, ni plus ni moins',
    'Comparez les deux chiffres à la source ; laissez de côté ce qui n’est pas encore délivré.',
  ],
  'PUBLIC_SOURCE.PERIOD_REVERSED': [
    'Une période de suivi finit après son début et avant la décision',
    'Vérifiez les jours ; laissez de côté ceux qui ne sont pas connus.',
  ],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': [
    'Les crédits sont délivrés le jour de la décision ou après',
    'Vérifiez les deux jours ; laissez de côté celui qui n’est pas connu.',
  ],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': [
    'Le jour de ce qui est public doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'PUBLIC_SOURCE.NOTHING_CHANGES': [
    'L’enregistrement dit déjà tout cela',
    'Il n’y a rien à faire.',
  ],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': [
    'La même chose a été inscrite au même moment par quelqu’un d’autre',
    'Chargez de nouveau le fichier : ce qui y est déjà reste tel quel.',
  ],
};
