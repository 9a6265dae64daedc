import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in Japanese. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': ['整理番号がJCMの番号ではありません'],
  'PUBLIC_SOURCE.OTHER_COUNTRY': ['整理番号は、それが属する国のコードで始まります'],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': ['クレジットはゼロ以上の整数トンです'],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': ['両国側に通知された量の合計が総量と一致しません'],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    '日本国政府の取得量が、通知された量を超えることになります',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': ['各側は、通知された量をちょうど発行します'],
  'PUBLIC_SOURCE.PERIOD_REVERSED': ['モニタリング期間は、開始後、決定前に終了します'],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': ['クレジットは、決定の日以後に発行されます'],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': ['公表された事実の日は、すでに到来した日でなければなりません'],
  'PUBLIC_SOURCE.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです'],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': ['同じものが同時に別の人によって記録されました'],
};
