import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in Japanese. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': ['その方法論はありません'],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': ['方法論の番号はその国のコードで始まります'],
  'METHODOLOGY.NUMBER_USED': ['この国の別の方法論がこの番号を持っています'],
  'METHODOLOGY.DAY_IN_FUTURE': ['行われたことの日は、すでに到来した日でなければなりません'],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': ['段階は、その前の段階より早くはなりません'],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': ['パブリックインプットの期間は15日以上です'],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': ['改訂できるのは、同じ国の承認済みの方法論のみです'],
  'METHODOLOGY.NUMBER_MISSING': ['新たに承認された方法論には番号が付されます'],
  'METHODOLOGY.NUMBER_NOT_NEEDED': ['番号が付されるのは、新しい方法論の承認のときのみです'],
  'METHODOLOGY.NOT_APPROVED': ['版を持つのは承認済みの方法論のみです'],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': ['版の番号は前の版より大きくなければなりません'],
  'METHODOLOGY.VERSION_NOT_FOUND': ['この方法論にその版はありません'],
  'METHODOLOGY.NO_FORMULA': ['この版の計算式がこの帳簿にないため、計算できません'],
  'METHODOLOGY.DECISION_USED': ['この決定はこの方法論についてすでに効力を生じています'],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': ['係数は計算式に属します'],
  'FORMULA.NOT_FOUND': ['その計算式はありません'],
  'FORMULA.FACTOR_REFUSED': ['係数が欠けているか、未知であるか、範囲外です'],
  'FORMULA.INPUT_REFUSED': ['活動量データが計算式に合いません'],
};
