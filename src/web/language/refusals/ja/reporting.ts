import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in Japanese. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': ['まだ来ていない日の帳簿の状態を報告書は示せません'],
  'REPORTING.KNOWN_AS_OF_MALFORMED': ['報告書の知識の基準が、ログの記録数でも日時でもありません'],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': ['ログはまだそこまで達していません'],
  'REPORTING.NOTHING_KNOWN_YET': ['その時点で、この国はまだ帳簿にありませんでした'],
  'REPORTING.STATEMENT_UNREADABLE': ['明細書を読み取れません'],
  'REPORTING.EDITION_NOT_FOUND': ['その版はありません'],
  'REPORTING.EDITION_NUMBER_TAKEN': ['この国の別の版が同時に開始されました'],
  'REPORTING.EDITION_NOT_DRAFT': ['この版はすでに合意されています'],
  'REPORTING.EDITION_NOT_AGREED': ['公表されるのは両国側が合意した版のみで、一度だけです'],
  'REPORTING.TOO_MANY_TRANSACTIONS': ['取引の数が、この形式のファイルの上限を超えています'],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    '数値は、一つのトランシェ、一つの約束または一つの通貨に属します',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': ['この数値に合計はありません。表明額は合算されません'],
  'REPORTING.SUBJECT_NOT_FOUND': ['報告書にこのトランシェまたは約束はありません'],
};
