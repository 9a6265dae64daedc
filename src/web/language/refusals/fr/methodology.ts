import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in French. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': ['Cette méthodologie n’existe pas'],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': [
    'Le numéro d’une méthodologie commence par le code de son pays',
  ],
  'METHODOLOGY.NUMBER_USED': ['Une autre méthodologie de ce pays porte ce numéro'],
  'METHODOLOGY.DAY_IN_FUTURE': ['Le jour de ce qui a eu lieu doit être arrivé'],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': ['Une étape n’est pas antérieure à la précédente'],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': ['La consultation du public dure au moins 15 jours'],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': [
    'Seule une méthodologie approuvée du même pays peut être révisée',
  ],
  'METHODOLOGY.NUMBER_MISSING': ['Une méthodologie nouvellement approuvée reçoit un numéro'],
  'METHODOLOGY.NUMBER_NOT_NEEDED': [
    'Seule l’approbation d’une nouvelle méthodologie donne un numéro',
  ],
  'METHODOLOGY.NOT_APPROVED': ['Seule une méthodologie approuvée a des versions'],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': ['Une version porte un numéro supérieur à la précédente'],
  'METHODOLOGY.VERSION_NOT_FOUND': ['Cette méthodologie n’a pas cette version'],
  'METHODOLOGY.NO_FORMULA': [
    'Cette version n’a pas de formule dans ce livre : aucun calcul n’est possible',
  ],
  'METHODOLOGY.DECISION_USED': ['Cette décision a déjà produit effet pour cette méthodologie'],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': ['Les facteurs relèvent d’une formule'],
  'FORMULA.NOT_FOUND': ['Cette formule n’existe pas'],
  'FORMULA.FACTOR_REFUSED': ['Un facteur manque, est inconnu ou hors limites'],
  'FORMULA.INPUT_REFUSED': ['Les données d’activité ne conviennent pas à la formule'],
};
