import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in Japanese. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': [
    'その方法論はありません',
    '方法論の一覧をご覧ください。方法論にはIDと、KZ_PM001のような番号があります。',
  ],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': [
    '方法論の番号はその国のコードで始まります',
    '国コード、_PMまたは_AM、3桁の数字を用いてください（例：KZ_PM001、KZ_AM001）。',
  ],
  'METHODOLOGY.NUMBER_USED': [
    'この国の別の方法論がこの番号を持っています',
    '番号は一つの提案または一つの方法論を永久に示します。次の番号を用いてください。',
  ],
  'METHODOLOGY.DAY_IN_FUTURE': [
    '行われたことの日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': [
    '段階は、その前の段階より早くはなりません',
    '日をご確認ください。前の段階の日は下に示します。',
  ],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': [
    'パブリックインプットの期間は15日以上です',
    'より後の末日を示してください。初日と末日の両方を数えます。',
  ],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': [
    '改訂できるのは、同じ国の承認済みの方法論のみです',
    '承認済みの方法論を示してください。新しい方法論の場合は省いてください。',
  ],
  'METHODOLOGY.NUMBER_MISSING': [
    '新たに承認された方法論には番号が付されます',
    'KZ_AM001のような番号を示してください。',
  ],
  'METHODOLOGY.NUMBER_NOT_NEEDED': [
    '番号が付されるのは、新しい方法論の承認のときのみです',
    '番号を省いてください。改訂は、改訂されるものの番号を保ちます。',
  ],
  'METHODOLOGY.NOT_APPROVED': [
    '版を持つのは承認済みの方法論のみです',
    '現在の状態は下に示します。提案は、先に合同委員会により承認されます。',
  ],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': [
    '版の番号は前の版より大きくなければなりません',
    'Ver2.0のような番号を用いてください。最後の版は下に示します。',
  ],
  'METHODOLOGY.VERSION_NOT_FOUND': ['この方法論にその版はありません', '存在する版は下に示します。'],
  'METHODOLOGY.NO_FORMULA': [
    'この版の計算式がこの帳簿にないため、計算できません',
    '計算式を直接用いるか、計算式を備えた版に改訂してください。',
  ],
  'METHODOLOGY.DECISION_USED': [
    'この決定はこの方法論についてすでに効力を生じています',
    '方法論の版をご覧ください。別の版には別の決定が必要です。',
  ],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': [
    '係数は計算式に属します',
    'それを用いる計算式を示すか、係数を省いてください。',
  ],
  'FORMULA.NOT_FOUND': [
    'その計算式はありません',
    '計算式の一覧をご覧ください。コードは、ev-charging-1のように版で終わります。',
  ],
  'FORMULA.FACTOR_REFUSED': [
    '係数が欠けているか、未知であるか、範囲外です',
    '誤りのある係数と可能な値を下に示します。',
  ],
  'FORMULA.INPUT_REFUSED': [
    '活動量データが計算式に合いません',
    '誤りのある行（0から数える）と可能な値を下に示します。',
  ],
};
