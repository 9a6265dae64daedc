import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in Japanese. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': [
    'この国はこの帳簿における制度のパートナー国ではありません',
    'パートナー国の一覧をご覧ください。',
  ],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': [
    'ISO 3166にこのコードの国はありません',
    'KZのようなISO 3166-1 alpha-2のコードを使用してください。',
  ],
  'PARTNER_COUNTRY.IS_JAPAN': [
    '日本はすべての覚書の相手方であり、パートナー国ではありません',
    '日本が署名した相手の国を登録してください。',
  ],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': [
    'タイムゾーンがIANAデータベースの名称ではありません',
    'Asia/Almatyのような名称を用いてください。',
  ],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': [
    '署名・採択・発効の日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': [
    '合同委員会の規則は覚書より前にはなり得ません',
    '両方の日をご確認ください。規則の採択日が不明な場合は省いてください。',
  ],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': [
    'この国はすでにパートナー国として登録されています',
    '登録済みの記録を変更してください。',
  ],
  'PARTNER_COUNTRY.NOTHING_CHANGES': [
    '記録はすでにこの内容のとおりです',
    '何も行う必要はありません。',
  ],
  'PARTNER_COUNTRY.VERSION_MISSING': [
    '変更には、変更する版の指定が必要です',
    '記録を読み、そのETagをIf-Matchで送信してください。',
  ],
  'PARTNER_COUNTRY.VERSION_STALE': [
    '記録は、読み出された後に変更されています',
    'もう一度読み、現在のETagをIf-Matchに付けて変更を送信してください。',
  ],
  'AGREEMENT.NOT_FOUND': ['この国にその合意はありません', 'その国の合意の一覧をご覧ください。'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': [
    '合意の期限付き目標が、合意自体より前に期限となっています',
    '両方の日をご確認ください。期限が合意されていない場合は省いてください。',
  ],
  'HISTORICAL_LOAN.ALREADY_RECORDED': [
    'この名称の借款はこの国の過去の借款としてすでに記録されています',
    'その国の過去の借款の一覧をご覧ください。',
  ],
  'HISTORICAL_LOAN.NOT_POSITIVE': [
    '借款の金額はゼロより大きくなければなりません',
    '貸し付けられた金額を示してください。',
  ],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': [
    '交換公文、借款契約の署名、発効の順でなければなりません',
    'それぞれの日をご確認ください。不明な日は省いてください。',
  ],
  'DECISION.NOT_FOUND': [
    'この国の合同委員会にその決定はありません',
    'その国の合同委員会の決定の一覧をご覧ください。',
  ],
  'DECISION.NOT_EFFECTIVE': [
    '署名が欠けているため、決定は効力を生じていません',
    'まず両国の共同議長が署名し、その後に決定の内容を記録できます。',
  ],
  'DECISION.SAYS_NOTHING_OF_THIS': [
    '決定はこれについて何も定めていません',
    'まさにこの対象についてのこの種類の決定事項を含む決定を引用してください。',
  ],
  'DECISION.DAY_IN_FUTURE': [
    '決定の日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'DECISION.ITEM_INCOMPLETE': [
    '決定事項に、その種類に必要な内容が欠けています',
    '対象、理由、または各側に通知されるトン数のうち、何が欠けているかを各項目に示します。',
  ],
  'DECISION.ITEM_SAYS_TOO_MUCH': [
    '決定事項に、その種類には不要な内容が含まれています',
    '数量はクレジット発行量の通知に、分野は第三者機関の指定に属します。',
  ],
  'DECISION.ITEM_TWICE': [
    '決定が同じ事項を二度定めています',
    '一つの対象につき、同じ種類の決定事項は一つとしてください。',
  ],
  'DECISION.TOO_LONG': [
    '決定が監査ログの一つの記録に収まりません',
    '決定事項を同じ日の二つの決定に分けて記録するか、文言を短くしてください。',
  ],
  'DECISION.SUBMITTER_CANNOT_SIGN': [
    '決定の提出者は、その決定に署名できません',
    '両国の共同議長が署名し、そのいずれも提出者ではありません。',
  ],
  'DECISION.SIGNED_FOR_OTHER_SIDE': [
    '一人が両国側のために署名することはできません',
    'その側のためには、その側の共同議長が署名します。',
  ],
  'DECISION.SIDE_HAS_SIGNED': [
    'この側はすでに決定に署名しています',
    'この側では何も行う必要はありません。決定の現在の状態をご覧ください。',
  ],
};
