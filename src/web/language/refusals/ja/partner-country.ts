import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in Japanese. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': ['この国はこの帳簿における制度のパートナー国ではありません'],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': ['ISO 3166にこのコードの国はありません'],
  'PARTNER_COUNTRY.IS_JAPAN': ['日本はすべての覚書の相手方であり、パートナー国ではありません'],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': ['タイムゾーンがIANAデータベースの名称ではありません'],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': ['署名・採択・発効の日は、すでに到来した日でなければなりません'],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': ['合同委員会の規則は覚書より前にはなり得ません'],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': ['この国はすでにパートナー国として登録されています'],
  'PARTNER_COUNTRY.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです'],
  'PARTNER_COUNTRY.VERSION_MISSING': ['変更には、変更する版の指定が必要です'],
  'PARTNER_COUNTRY.VERSION_STALE': ['記録は、読み出された後に変更されています'],
  'AGREEMENT.NOT_FOUND': ['この国にその合意はありません'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': ['合意の期限付き目標が、合意自体より前に期限となっています'],
  'HISTORICAL_LOAN.ALREADY_RECORDED': [
    'この名称の借款はこの国の過去の借款としてすでに記録されています',
  ],
  'HISTORICAL_LOAN.NOT_POSITIVE': ['借款の金額はゼロより大きくなければなりません'],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': ['交換公文、借款契約の署名、発効の順でなければなりません'],
  'DECISION.NOT_FOUND': ['この国の合同委員会にその決定はありません'],
  'DECISION.NOT_EFFECTIVE': ['署名が欠けているため、決定は効力を生じていません'],
  'DECISION.SAYS_NOTHING_OF_THIS': ['決定はこれについて何も定めていません'],
  'DECISION.DAY_IN_FUTURE': ['決定の日は、すでに到来した日でなければなりません'],
  'DECISION.ITEM_INCOMPLETE': ['決定事項に、その種類に必要な内容が欠けています'],
  'DECISION.ITEM_SAYS_TOO_MUCH': ['決定事項に、その種類には不要な内容が含まれています'],
  'DECISION.ITEM_TWICE': ['決定が同じ事項を二度定めています'],
  'DECISION.TOO_LONG': ['決定が監査ログの一つの記録に収まりません'],
  'DECISION.SUBMITTER_CANNOT_SIGN': ['決定の提出者は、その決定に署名できません'],
  'DECISION.SIGNED_FOR_OTHER_SIDE': ['一人が両国側のために署名することはできません'],
  'DECISION.SIDE_HAS_SIGNED': ['この側はすでに決定に署名しています'],
};
