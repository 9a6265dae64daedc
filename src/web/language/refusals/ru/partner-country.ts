import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in Russian. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': ['В этой книге эта страна — не партнёр механизма'],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': ['В ISO 3166 нет страны с таким кодом'],
  'PARTNER_COUNTRY.IS_JAPAN': ['Япония — другая сторона каждого меморандума, а не страна-партнёр'],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': ['Часовой пояс не назван по базе IANA'],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': [
    'День подписания, принятия или вступления в силу должен уже наступить',
  ],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': ['Правила Совместного комитета не старше меморандума'],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': ['Эта страна уже зарегистрирована как партнёр'],
  'PARTNER_COUNTRY.NOTHING_CHANGES': ['В записи всё это уже есть'],
  'PARTNER_COUNTRY.VERSION_MISSING': ['Изменение должно назвать изменяемую версию'],
  'PARTNER_COUNTRY.VERSION_STALE': ['Запись изменилась после того, как её прочли'],
  'AGREEMENT.NOT_FOUND': ['У этой страны нет такого соглашения'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': ['Срок цели соглашения наступает раньше самого соглашения'],
  'HISTORICAL_LOAN.ALREADY_RECORDED': [
    'Заём с таким названием уже есть среди прежних займов этой страны',
  ],
  'HISTORICAL_LOAN.NOT_POSITIVE': ['Сумма займа должна быть больше нуля'],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': [
    'Сначала обмен нотами, затем подписание займа, затем вступление в силу',
  ],
  'DECISION.NOT_FOUND': ['У Совместного комитета этой страны нет такого решения'],
  'DECISION.NOT_EFFECTIVE': ['Решение не в силе: не хватает подписи'],
  'DECISION.SAYS_NOTHING_OF_THIS': ['В решении об этом ничего не сказано'],
  'DECISION.DAY_IN_FUTURE': ['День решения должен уже наступить'],
  'DECISION.ITEM_INCOMPLETE': ['Пункт решения не говорит всего, что нужно для его вида'],
  'DECISION.ITEM_SAYS_TOO_MUCH': ['Пункт решения содержит лишнее для своего вида'],
  'DECISION.ITEM_TWICE': ['Решение дважды решает одно и то же'],
  'DECISION.TOO_LONG': ['Решение длиннее одной записи журнала аудита'],
  'DECISION.SUBMITTER_CANNOT_SIGN': ['Кто представил решение, не может его подписать'],
  'DECISION.SIGNED_FOR_OTHER_SIDE': ['Одно лицо не может подписать за обе стороны'],
  'DECISION.SIDE_HAS_SIGNED': ['Эта сторона уже подписала решение'],
};
