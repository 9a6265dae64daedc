import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in Japanese. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': [
    '整理番号がJCMの番号ではありません',
    'TH001のように記入してください。複数のプロジェクトの発行はID002+ID003、またはID-と名称とします。',
  ],
  'PUBLIC_SOURCE.OTHER_COUNTRY': [
    '整理番号は、それが属する国のコードで始まります',
    '番号と国をご確認ください。いずれかが誤っているか、列がずれています。',
  ],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': [
    'クレジットはゼロ以上の整数トンです',
    '数字のみを記入し、出典にないものは省いてください。',
  ],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': [
    '両国側に通知された量の合計が総量と一致しません',
    '三つの数値を出典と照合し、出典にないものは省いてください。',
  ],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    '日本国政府の取得量が、通知された量を超えることになります',
    '政府の分は、日本側に通知された量の一部です。両方を出典と照合してください。',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': [
    '各側は、通知された量をちょうど発行します',
    '両方の数値を出典と照合し、まだ発行されていないものは省いてください。',
  ],
  'PUBLIC_SOURCE.PERIOD_REVERSED': [
    'モニタリング期間は、開始後、決定前に終了します',
    'それぞれの日をご確認ください。不明な日は省いてください。',
  ],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': [
    'クレジットは、決定の日以後に発行されます',
    '両方の日をご確認ください。不明な日は省いてください。',
  ],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': [
    '公表された事実の日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'PUBLIC_SOURCE.NOTHING_CHANGES': [
    '記録はすでにこの内容のとおりです',
    '何も行う必要はありません。',
  ],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': [
    '同じものが同時に別の人によって記録されました',
    'ファイルをもう一度読み込んでください。すでにあるものはそのまま残ります。',
  ],
};
