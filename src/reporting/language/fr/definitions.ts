import type { Definitions } from '../definition-terms.ts';

/** What each figure means, in French. */
export const definitions: Definitions = {
  announced: {
    name: 'Annoncé',
    meaning:
      'Le plafond qu’un bailleur a indiqué pour une tranche, avec ses augmentations et réductions. Il ' +
      'n’engage personne. Les montants annoncés ne s’additionnent jamais entre eux.',
  },
  pledge: {
    name: 'Promesse',
    meaning:
      'Indication qu’un engagement est envisagé. Elle n’engage personne, n’est pas un engagement et ne ' +
      'change rien dans les livres.',
  },
  committedGross: {
    name: 'Engagé, brut',
    meaning:
      'Obligations fermes et écrites de fournir un montant déterminé pour un objet déterminé, ' +
      'enregistrées en entier le jour de la signature, quelle que soit la date du paiement.',
  },
  decommitted: {
    name: 'Annulé',
    meaning: 'Parts non tirées d’engagements annulées ; la tranche peut les engager de nouveau.',
  },
  committed: { name: 'Engagé, net', meaning: 'Engagements bruts moins les annulations.' },
  available: {
    name: 'Non engagé',
    meaning: 'Ce qui reste à engager du montant annoncé : annoncé moins engagements nets.',
  },
  disbursedGross: {
    name: 'Décaissé, brut',
    meaning: 'Fonds mis à la disposition du bénéficiaire, comptés le jour où ils l’ont été.',
  },
  refunded: {
    name: 'Restitué',
    meaning:
      'Fonds décaissés rendus sans avoir été utilisés ; un remboursement de prêt n’en est pas un.',
  },
  disbursed: {
    name: 'Décaissé',
    meaning:
      'Décaissements bruts moins restitutions. Les remboursements de principal ne sont pas déduits.',
  },
  undisbursed: { name: 'Non décaissé', meaning: 'Ce qui peut encore être tiré des engagements.' },
  returned: {
    name: 'Restitué, non réutilisable',
    meaning:
      'Restitutions qui ne peuvent plus être tirées. L’engagé est décaissé, non décaissé ou restitué.',
  },
  disbursedShare: {
    name: 'Part décaissée',
    meaning:
      'Décaissé ÷ engagé à quatre décimales, arrondi au pair le plus proche ; rien si rien n’est engagé.',
  },
  repaid: {
    name: 'Principal remboursé',
    meaning: 'Principal des prêts qui est revenu, sans intérêts ni frais.',
  },
  outstanding: {
    name: 'Encours',
    meaning: 'Décaissé moins remboursé ; pour un prêt, le principal encore dû.',
  },
  interest: {
    name: 'Intérêts payés',
    meaning: 'Intérêts payés par l’emprunteur ; ils ne réduisent jamais le principal.',
  },
  fees: {
    name: 'Frais payés',
    meaning: 'Frais payés par l’emprunteur ; ils ne réduisent jamais le principal.',
  },
  expected: {
    name: 'Attendu par an',
    meaning:
      'Réductions attendues d’un projet en un an, en tonnes d’équivalent CO2, selon ses documents. Une ' +
      'prévision, jamais une délivrance.',
  },
  verified: {
    name: 'Vérifié',
    meaning:
      'Réductions d’une année civile vérifiées par une entité tierce, en tonnes entières, arrondies vers ' +
      'le bas année par année ; aucune année n’en compense une autre.',
  },
  notified: {
    name: 'Notifié pour délivrance',
    meaning:
      'Tonnes que le Comité conjoint a notifiées à chaque partie pour délivrance ; une notification ' +
      'n’est pas encore une délivrance.',
  },
  issued: {
    name: 'Délivré',
    meaning:
      'Crédits JCM délivrés par une partie dans son registre sur notification du Comité conjoint : un ' +
      'crédit par tonne entière, chaque partie à part.',
  },
  held: {
    name: 'Détenu',
    meaning: 'Crédits délivrés sur des comptes de dépôt : ni retirés, ni annulés, ni transférés.',
  },
  locked: {
    name: 'Bloqué',
    meaning:
      'Crédits délivrés qu’une offre de transfert ouverte soustrait à tout autre usage jusqu’à ce qu’elle soit acceptée, refusée, annulée ou échue.',
  },
  transferredOut: {
    name: 'Transféré hors du registre',
    meaning:
      'Crédits qui ont quitté le registre du partenaire par l’acte même par lequel le Japon a délivré à leur place, afin qu’aucune tonne ne soit détenue deux fois.',
  },
  retired: {
    name: 'Retiré',
    meaning:
      'Crédits utilisés au titre d’un objectif ou d’une obligation ; ils ne servent qu’une fois.',
  },
  cancelled: {
    name: 'Annulé',
    meaning: 'Crédits mis hors d’usage sans être comptés au titre d’un objectif.',
  },
  authorised: {
    name: 'Autorisé',
    meaning:
      'Crédits dont la Partie participante a autorisé l’utilisation au titre de l’article 6 de l’Accord ' +
      'de Paris.',
  },
  perTonne: {
    name: 'Fonds par tonne',
    meaning:
      'Fonds d’une tranche pour un projet ÷ toutes les tonnes du projet, à quatre décimales, arrondi au ' +
      'pair le plus proche. N’attribue rien et ne s’additionne jamais entre tranches ou devises.',
  },
  confidence: {
    name: 'Fiabilité',
    meaning:
      'Degré de certitude de la tranche : signé (il existe un accord), officiel (parole du bailleur), ' +
      'presse seulement (aucune source primaire trouvée).',
  },
  period: {
    name: 'Période',
    meaning:
      'Une année civile (2025) ou un exercice budgétaire japonais (FY2025 : du 1er avril 2025 au 31 mars ' +
      '2026). Les soldes d’ouverture sont ceux de la veille.',
  },
  effectiveAsOf: {
    name: 'Situation au',
    meaning: 'Ce qui valait à la fin de ce jour.',
  },
  knownAsOf: {
    name: 'Connu au',
    meaning:
      'Ce que savaient les livres : les premières feuilles du journal du pays, jusqu’à la tête indiquée. ' +
      'Un rapport connu à une tête peut être refait, à l’octet près.',
  },
};
