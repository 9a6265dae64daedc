import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in French. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': ['Dans ce livre, ce pays n’est pas partenaire du mécanisme'],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': ['L’ISO 3166 n’a pas de pays avec ce code'],
  'PARTNER_COUNTRY.IS_JAPAN': [
    'Le Japon est l’autre partie de chaque mémorandum, non un pays partenaire',
  ],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': ['Le fuseau horaire n’est pas un nom de la base de l’IANA'],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': [
    'Le jour de signature, d’adoption ou d’entrée en vigueur doit être arrivé',
  ],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': [
    'Les règles du Comité mixte ne sont pas antérieures au mémorandum',
  ],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': ['Ce pays est déjà enregistré comme partenaire'],
  'PARTNER_COUNTRY.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela'],
  'PARTNER_COUNTRY.VERSION_MISSING': ['Une modification doit nommer la version qu’elle modifie'],
  'PARTNER_COUNTRY.VERSION_STALE': ['L’enregistrement a changé depuis sa lecture'],
  'AGREEMENT.NOT_FOUND': ['Ce pays n’a pas cet accord'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': ['Une échéance de l’accord précède l’accord lui-même'],
  'HISTORICAL_LOAN.ALREADY_RECORDED': [
    'Un prêt de ce nom figure déjà parmi les anciens prêts de ce pays',
  ],
  'HISTORICAL_LOAN.NOT_POSITIVE': ['Le montant d’un prêt est supérieur à zéro'],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': [
    'D’abord l’échange de notes, puis la signature du prêt, puis l’entrée en vigueur',
  ],
  'DECISION.NOT_FOUND': ['Le Comité mixte de ce pays n’a pas cette décision'],
  'DECISION.NOT_EFFECTIVE': ['La décision n’est pas en vigueur : il manque une signature'],
  'DECISION.SAYS_NOTHING_OF_THIS': ['La décision ne dit rien de ceci'],
  'DECISION.DAY_IN_FUTURE': ['Le jour de la décision doit être arrivé'],
  'DECISION.ITEM_INCOMPLETE': ['Un point de la décision ne dit pas tout ce que son type exige'],
  'DECISION.ITEM_SAYS_TOO_MUCH': ['Un point de la décision dit ce que son type ne prévoit pas'],
  'DECISION.ITEM_TWICE': ['La décision décide deux fois la même chose'],
  'DECISION.TOO_LONG': ['La décision dépasse une feuille du journal d’audit'],
  'DECISION.SUBMITTER_CANNOT_SIGN': ['Qui a soumis une décision ne peut pas la signer'],
  'DECISION.SIGNED_FOR_OTHER_SIDE': ['Une même personne ne peut pas signer pour les deux parties'],
  'DECISION.SIDE_HAS_SIGNED': ['Cette partie a déjà signé la décision'],
};
