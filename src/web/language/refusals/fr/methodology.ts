import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in French. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': [
    'Cette méthodologie n’existe pas',
    'Voyez la liste des méthodologies ; une méthodologie a un identifiant et des numéros comme KZ_PM001.',
  ],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': [
    'Le numéro d’une méthodologie commence par le code de son pays',
    'Utilisez le code du pays, _PM ou _AM, et trois chiffres : KZ_PM001, KZ_AM001.',
  ],
  'METHODOLOGY.NUMBER_USED': [
    'Une autre méthodologie de ce pays porte ce numéro',
    'Un numéro nomme pour toujours une proposition ou une méthodologie ; utilisez le suivant.',
  ],
  'METHODOLOGY.DAY_IN_FUTURE': [
    'Le jour de ce qui a eu lieu doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': [
    'Une étape n’est pas antérieure à la précédente',
    'Vérifiez le jour ; celui de l’étape précédente est dit ci-dessous.',
  ],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': [
    'La consultation du public dure au moins 15 jours',
    'Donnez un dernier jour plus tardif ; le premier et le dernier comptent tous deux.',
  ],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': [
    'Seule une méthodologie approuvée du même pays peut être révisée',
    'Nommez une méthodologie approuvée, ou laissez-la de côté pour une nouvelle.',
  ],
  'METHODOLOGY.NUMBER_MISSING': [
    'Une méthodologie nouvellement approuvée reçoit un numéro',
    'Donnez un numéro, comme KZ_AM001.',
  ],
  'METHODOLOGY.NUMBER_NOT_NEEDED': [
    'Seule l’approbation d’une nouvelle méthodologie donne un numéro',
    'Laissez le numéro de côté : une révision garde celui de ce qu’elle révise.',
  ],
  'METHODOLOGY.NOT_APPROVED': [
    'Seule une méthodologie approuvée a des versions',
    'Son état est nommé ci-dessous ; une proposition est d’abord approuvée par le Comité mixte.',
  ],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': [
    'Une version porte un numéro supérieur à la précédente',
    'Utilisez un numéro comme Ver2.0 ; la dernière version est nommée ci-dessous.',
  ],
  'METHODOLOGY.VERSION_NOT_FOUND': [
    'Cette méthodologie n’a pas cette version',
    'Les versions qui existent sont nommées ci-dessous.',
  ],
  'METHODOLOGY.NO_FORMULA': [
    'Cette version n’a pas de formule dans ce livre : aucun calcul n’est possible',
    'Utilisez directement l’une des formules, ou faites réviser la version avec une formule.',
  ],
  'METHODOLOGY.DECISION_USED': [
    'Cette décision a déjà produit effet pour cette méthodologie',
    'Voyez ses versions ; une autre version demande une autre décision.',
  ],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': [
    'Les facteurs relèvent d’une formule',
    'Nommez la formule qui s’en sert, ou laissez-les de côté.',
  ],
  'FORMULA.NOT_FOUND': [
    'Cette formule n’existe pas',
    'Voyez la liste des formules ; un code finit par son édition, comme ev-charging-1.',
  ],
  'FORMULA.FACTOR_REFUSED': [
    'Un facteur manque, est inconnu ou hors limites',
    'Chaque faute ci-dessous nomme un facteur et dit ce qui est possible.',
  ],
  'FORMULA.INPUT_REFUSED': [
    'Les données d’activité ne conviennent pas à la formule',
    'Chaque faute ci-dessous nomme une ligne, comptée depuis 0, et dit ce qui est possible.',
  ],
};
