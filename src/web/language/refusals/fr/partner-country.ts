import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in French. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': [
    'Dans ce livre, ce pays n’est pas partenaire du mécanisme',
    'Voyez la liste des pays partenaires.',
  ],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': [
    'L’ISO 3166 n’a pas de pays avec ce code',
    'Utilisez le code ISO 3166-1 alpha-2, comme KZ.',
  ],
  'PARTNER_COUNTRY.IS_JAPAN': [
    'Le Japon est l’autre partie de chaque mémorandum, non un pays partenaire',
    'Enregistrez le pays avec lequel le Japon a signé.',
  ],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': [
    'Le fuseau horaire n’est pas un nom de la base de l’IANA',
    'Utilisez un nom comme Asia/Almaty.',
  ],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': [
    'Le jour de signature, d’adoption ou d’entrée en vigueur doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': [
    'Les règles du Comité mixte ne sont pas antérieures au mémorandum',
    'Vérifiez les deux jours ; laissez celui des règles de côté s’il n’est pas connu.',
  ],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': [
    'Ce pays est déjà enregistré comme partenaire',
    'Modifiez son enregistrement.',
  ],
  'PARTNER_COUNTRY.NOTHING_CHANGES': [
    'L’enregistrement dit déjà tout cela',
    'Il n’y a rien à faire.',
  ],
  'PARTNER_COUNTRY.VERSION_MISSING': [
    'Une modification doit nommer la version qu’elle modifie',
    'Lisez l’enregistrement et envoyez son ETag en If-Match.',
  ],
  'PARTNER_COUNTRY.VERSION_STALE': [
    'L’enregistrement a changé depuis sa lecture',
    'Relisez-le, et envoyez la modification avec son ETag présent en If-Match.',
  ],
  'AGREEMENT.NOT_FOUND': ['Ce pays n’a pas cet accord', 'Voyez la liste des accords du pays.'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': [
    'Une échéance de l’accord précède l’accord lui-même',
    'Vérifiez les jours ; laissez l’échéance de côté si aucun jour n’a été convenu.',
  ],
  'HISTORICAL_LOAN.ALREADY_RECORDED': [
    'Un prêt de ce nom figure déjà parmi les anciens prêts de ce pays',
    'Voyez la liste des anciens prêts du pays.',
  ],
  'HISTORICAL_LOAN.NOT_POSITIVE': [
    'Le montant d’un prêt est supérieur à zéro',
    'Donnez le montant prêté.',
  ],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': [
    'D’abord l’échange de notes, puis la signature du prêt, puis l’entrée en vigueur',
    'Vérifiez les jours ; laissez de côté ceux qui ne sont pas connus.',
  ],
  'DECISION.NOT_FOUND': [
    'Le Comité mixte de ce pays n’a pas cette décision',
    'Voyez la liste des décisions du Comité mixte du pays.',
  ],
  'DECISION.NOT_EFFECTIVE': [
    'La décision n’est pas en vigueur : il manque une signature',
    'Les deux coprésidents signent d’abord ; ensuite ce qu’elle décide peut être inscrit.',
  ],
  'DECISION.SAYS_NOTHING_OF_THIS': [
    'La décision ne dit rien de ceci',
    'Citez la décision qui a un point de ce type sur ce sujet même.',
  ],
  'DECISION.DAY_IN_FUTURE': [
    'Le jour de la décision doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'DECISION.ITEM_INCOMPLETE': [
    'Un point de la décision ne dit pas tout ce que son type exige',
    'Chaque champ dit ce qui manque : un sujet, une raison ou les tonnes notifiées à chaque partie.',
  ],
  'DECISION.ITEM_SAYS_TOO_MUCH': [
    'Un point de la décision dit ce que son type ne prévoit pas',
    'Les quantités vont avec une délivrance, les secteurs avec une désignation.',
  ],
  'DECISION.ITEM_TWICE': [
    'La décision décide deux fois la même chose',
    'Gardez un seul point d’un type par sujet.',
  ],
  'DECISION.TOO_LONG': [
    'La décision dépasse une feuille du journal d’audit',
    'Inscrivez ses points en deux décisions du même jour, ou abrégez leurs textes.',
  ],
  'DECISION.SUBMITTER_CANNOT_SIGN': [
    'Qui a soumis une décision ne peut pas la signer',
    'Les coprésidents des deux parties signent, et aucun ne l’a soumise.',
  ],
  'DECISION.SIGNED_FOR_OTHER_SIDE': [
    'Une même personne ne peut pas signer pour les deux parties',
    'Le coprésident de l’autre partie signe pour elle.',
  ],
  'DECISION.SIDE_HAS_SIGNED': [
    'Cette partie a déjà signé la décision',
    'Rien à faire de ce côté ; consultez la décision pour voir où elle en est.',
  ],
};
