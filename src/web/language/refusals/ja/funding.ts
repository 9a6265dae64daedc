import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of funding, in Japanese. */
export const refusals: RoomRefusals = {
  'FUNDING.TRANCHE_NOT_FOUND': [
    'そのトランシェはありません',
    'IDをご確認ください。国のページにトランシェの一覧があります。',
  ],
  'FUNDING.COMMITMENT_NOT_FOUND': [
    'その約束はありません',
    'IDをご確認ください。トランシェのページに約束の一覧があります。',
  ],
  'FUNDING.DISBURSEMENT_NOT_FOUND': [
    'その支出はありません',
    'IDをご確認ください。約束のもとに支出の一覧があります。',
  ],
  'FUNDING.FACILITY_NOT_FOUND': [
    'そのファシリティはありません',
    'IDをご確認ください。00で始まります。',
  ],
  'FUNDING.EXCHANGE_RATE_NOT_FOUND': [
    'その為替レートはありません',
    'IDをご確認ください。00で始まります。',
  ],
  'FUNDING.FACILITY_UNKNOWN': [
    'トランシェが属するファシリティが記録されていません',
    '先にファシリティを記録し、そのIDで指定してください。',
  ],
  'FUNDING.PROJECT_UNKNOWN': [
    '配分を持つプロジェクトがこの国に登録されていません',
    '先にプロジェクトを登録し、IDまたは整理番号で指定してください。',
  ],
  'FUNDING.REFERENCE_TAKEN': [
    'この整理番号はすでに使われています',
    '別の整理番号を用いるか、この番号で記録されているものをご覧ください。',
  ],
  'FUNDING.RATE_RECORDED_MEANWHILE': [
    'この出典のこの日のレートが同時に記録されました',
    '記録されたレートを確認し、置き換える場合は新しいキーで送信してください。',
  ],
  'FUNDING.FUNDER_UNKNOWN': [
    '資金提供者がコード表にありません',
    '下に示すコードの一つを用いてください。',
  ],
  'FUNDING.INSTRUMENT_UNKNOWN': [
    '資金手段がコード表にありません',
    '下に示すコードの一つを用いてください。',
  ],
  'FUNDING.AMOUNT_NOT_POSITIVE': [
    '金額がゼロより大きくありません',
    '動く金額を記入してください。元に戻すには、そのための操作を用います。',
  ],
  'FUNDING.RATE_MALFORMED': [
    'レートがゼロより大きい十進数ではありません',
    '「147.25」のように記入してください。小数点の前は12桁以内、後は18桁以内です。',
  ],
  'FUNDING.RATE_OF_ITSELF': [
    '同一の通貨の間に為替レートはありません',
    '異なる二つの通貨を指定してください。',
  ],
  'FUNDING.WINDOW_REVERSED': [
    '引出期間が開始前に終了します',
    '初日より前でない末日を記入してください。',
  ],
  'FUNDING.AMENDMENT_INCOMPLETE': [
    '変更に、その種類に必要なものが欠けているか、不要なものが含まれています',
    'この種類の変更に必要なものは下に示します。',
  ],
  'FUNDING.SHARES_NAME_A_PROJECT_TWICE': [
    '一つの約束で同じプロジェクトに二つの配分があります',
    '各プロジェクトの配分は一つとしてください。',
  ],
  'FUNDING.CURRENCY_DIFFERS': [
    '金額の通貨がトランシェの通貨と異なります',
    'トランシェの通貨を用いてください。別の通貨の金額は、別のトランシェとします。',
  ],
  'FUNDING.TRANCHE_CLOSED': [
    'トランシェは終了しています',
    '未支出額の取消、返還および償還は引き続き可能です。再開はトランシェの変更によります。',
  ],
  'FUNDING.TRANCHE_OPEN': ['トランシェは終了していません', '何も行う必要はありません。'],
  'FUNDING.OUTSIDE_AVAILABILITY': [
    'この日はトランシェの引出期間の外です',
    '期間内の日を用いるか、トランシェの期間を変更してください。',
  ],
  'FUNDING.BEFORE_ANNOUNCEMENT': [
    'この日はトランシェの表明より前です',
    '表明の日、またはそれより後の日を用いてください。',
  ],
  'FUNDING.BEFORE_LAST_AMENDMENT': [
    'この日はトランシェの既存の変更より前です',
    '最後の変更の日、またはそれより後の日を用いてください。その間の内容はそのまま残ります。',
  ],
  'FUNDING.BEFORE_SIGNATURE': [
    'この日は合意文書の署名より前です',
    '約束は署名の日から確定します。その日またはそれより後の日を用いてください。',
  ],
  'FUNDING.BEFORE_COMMITMENT': [
    'この日は約束より前です',
    '約束の日、またはそれより後の日を用いてください。',
  ],
  'FUNDING.BEFORE_DISBURSEMENT': [
    'この日は支出より前です',
    '支出の日、またはそれより後の日を用いてください。',
  ],
  'FUNDING.AGREEMENT_REQUIRED': [
    '正式な帳簿では、約束に署名済みの合意文書が必要です',
    '文書の名称、署名日およびSHA-256を記入してください。',
  ],
  'FUNDING.EXCEEDS_AVAILABLE': [
    'トランシェの未約束額を超えています',
    '約束する額を減らすか、トランシェを増額してください。',
  ],
  'FUNDING.EXCEEDS_UNDRAWN': ['約束の未支出額を超えています', '未支出額以内としてください。'],
  'FUNDING.EXCEEDS_OUTSTANDING': [
    '約束の残高を超えています',
    '支出済みで、返還も償還もされていない額以内としてください。',
  ],
  'FUNDING.EXCEEDS_REFUNDABLE': [
    '支出の返還可能額を超えています',
    '支出済みで、まだ返還されていない額以内としてください。',
  ],
  'FUNDING.EXCEEDS_COMMITTED': [
    '支出額が約束額を超えています',
    '開始時の数値をご確認ください。支出額は約束額以内です。',
  ],
  'FUNDING.EXCEEDS_DISBURSED': [
    '償還額が支出額を超えています',
    '開始時の数値をご確認ください。償還額は支出額以内です。',
  ],
  'FUNDING.EXCEEDS_ANNOUNCED': [
    '支払計画の合計が表明額を超えています',
    '計画する額は、トランシェの表明額以内としてください。',
  ],
  'FUNDING.SHARES_DIFFER': [
    'プロジェクト別の配分の合計が約束の金額と一致しません',
    '配分の合計を金額と正確に一致させるか、配分を空欄にしてください。',
  ],
  'FUNDING.NOT_REPAYABLE': [
    'トランシェの資金手段は償還を要しません',
    '受取人が返す資金は、支出の返還として記録します。',
  ],
  'FUNDING.REFUNDED_ALREADY': [
    '支出の一部が返還されているため、取り消せません',
    '先に返還を取り消すか、残りを返還として記録してください。',
  ],
  'FUNDING.TOO_MANY_REFUNDS': [
    'この支出には、記録できる上限の数の返還があります',
    '上限に達する前に、残りを一つの返還にまとめてください。',
  ],
  'FUNDING.VERSION_MOVED_ON': [
    'トランシェは、読み出された後に変更されています',
    'もう一度開いて確認し、改めて決定してください。',
  ],
};
