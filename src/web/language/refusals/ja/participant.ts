import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in Japanese. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': [
    'その参加者はありません',
    '参加者の一覧をご覧ください。参加者のIDは00で始まります。',
  ],
  'PARTICIPANT.NOT_A_COUNTRY': [
    'ISO 3166にこのコードの国はありません',
    'JPのようなISO 3166-1 alpha-2のコードを使用してください。不明な場合は省いてください。',
  ],
  'PARTICIPANT.IDENTIFIER_INVALID': [
    '識別番号がその体系の書式に合っていません',
    'その体系の公開登録簿と照合してください。',
  ],
  'PARTICIPANT.IDENTIFIER_TWICE': [
    '参加者は一つの体系につき一つの識別番号を持ちます',
    '現在有効なものを残してください。以前のものは記録の前の版に残ります。',
  ],
  'PARTICIPANT.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです', '何も行う必要はありません。'],
  'PARTICIPANT.VERSION_MISSING': [
    '変更には、変更する版の指定が必要です',
    '参加者の記録を読み、そのETagをIf-Matchで送信してください。',
  ],
  'PARTICIPANT.VERSION_STALE': [
    '参加者の記録は、読み出された後に変更されています',
    'もう一度読み、現在のETagをIf-Matchに付けて変更を送信してください。',
  ],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': [
    '第三者機関である参加者のみが指定されます',
    '参加者をご確認ください。第三者機関である場合は、先に種類を変更してください。',
  ],
  'TPE.NO_SCOPE': [
    '指定には少なくとも一つの分野が必要です',
    '妥当性確認、検証、またはその両方の分野を示してください。',
  ],
  'TPE.SCOPE_NOT_DECIDED': [
    '決定は、この機関をこれらすべての分野について指定していません',
    '決定の定める分野を示すか、それを拡大した決定を引用してください。',
  ],
  'TPE.BEFORE_ITS_DECISION': [
    '指定は、それを行う決定より前には始まりません',
    '決定の日、またはそれより後の日を用いてください。',
  ],
  'TPE.DAY_IN_FUTURE': [
    '指定の開始日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'TPE.ENDS_BEFORE_START': [
    '指定が開始前に終了することになります',
    '両方の日をご確認ください。終了が決定されていない場合は省いてください。',
  ],
  'TPE.ALREADY_DESIGNATED': [
    'この決定はこの機関についてすでに記録されています',
    'その国の指定の一覧をご覧ください。拡大にはそれ自身の決定があります。',
  ],
  'TPE.OUTSIDE_ITS_SCOPE': [
    '第三者機関は、この日にこの業務について指定されていません',
    '指定されている機関を選ぶか、この機関を指定する決定を記録してください。',
  ],
};
