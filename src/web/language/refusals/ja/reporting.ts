import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in Japanese. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': [
    'まだ来ていない日の帳簿の状態を報告書は示せません',
    '下に示す最も遅い日か、それより前の日を用いてください。省くと本日になります。',
  ],
  'REPORTING.KNOWN_AS_OF_MALFORMED': [
    '報告書の知識の基準が、ログの記録数でも日時でもありません',
    'その国のログの記録数（例：1234）、または時差付きの日時（例：2026-03-31T09:00:00Z）を示してください。省くと最後の先頭になります。',
  ],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': [
    'ログはまだそこまで達していません',
    '下に示す最も遅い記録数または時点か、それより前を用いてください。',
  ],
  'REPORTING.NOTHING_KNOWN_YET': [
    'その時点で、この国はまだ帳簿にありませんでした',
    '下に示す最初の記録数または時点か、それより後を用いてください。',
  ],
  'REPORTING.STATEMENT_UNREADABLE': [
    '明細書を読み取れません',
    'reference、amount、currency、dateを示す見出しのあるCSVまたはXLSXを送信してください。誤りのある行は下に示します。',
  ],
  'REPORTING.EDITION_NOT_FOUND': [
    'その版はありません',
    '国の版の一覧をご覧ください。公表されていない版にファイルはありません。',
  ],
  'REPORTING.EDITION_NUMBER_TAKEN': [
    'この国の別の版が同時に開始されました',
    '同じIdempotency-Keyで要求を繰り返してください。',
  ],
  'REPORTING.EDITION_NOT_DRAFT': [
    'この版はすでに合意されています',
    '合意されたものは変わりません。別の版を始めてください。',
  ],
  'REPORTING.EDITION_NOT_AGREED': [
    '公表されるのは両国側が合意した版のみで、一度だけです',
    '先に合意を記録してください。公表された版はそのまま残ります。',
  ],
  'REPORTING.TOO_MANY_TRANSACTIONS': [
    '取引の数が、この形式のファイルの上限を超えています',
    '報告書をjson、csvまたはxlsxで、あるいはより前の日について取得してください。',
  ],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    '数値は、一つのトランシェ、一つの約束または一つの通貨に属します',
    'トランシェ、約束、通貨のうち一つだけを示してください。',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': [
    'この数値に合計はありません。表明額は合算されません',
    'トランシェごとにご覧ください。',
  ],
  'REPORTING.SUBJECT_NOT_FOUND': [
    '報告書にこのトランシェまたは約束はありません',
    'IDと、その日およびその先頭で帳簿にあったかどうかをご確認ください。',
  ],
};
