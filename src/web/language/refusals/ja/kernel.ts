import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of amounts, days and other values, in Japanese. */
export const refusals: RoomRefusals = {
  'AMOUNT.MALFORMED': ['金額が十進数として書かれていません'],
  'AMOUNT.TOO_MANY_DECIMALS': ['金額の小数の桁数が単位の桁数を超えています'],
  'AMOUNT.TOO_LARGE': ['金額の整数部が30桁を超えています'],
  'AMOUNT.MIXED_COMMODITIES': ['単位の異なる金額は合算も比較もできません'],
  'AMOUNT.WEIGHTS': ['配分の割合が使用できません'],
  'AMOUNT.ZERO_DIVISOR': ['ゼロの金額に対する比率は存在しません'],
  'RATE.MALFORMED': ['レートがゼロより大きい十進数ではありません'],
  'CURRENCY.UNKNOWN': ['有効なISO 4217の通貨ではありません'],
  'DAY.MALFORMED': ['暦に存在する日ではありません'],
  'MONTH.MALFORMED': ['暦に存在する月ではありません'],
  'INSTANT.MALFORMED': ['時差付きの日時ではありません'],
  'ID.MALFORMED': ['この登録簿のIDではありません'],
  'COUNTRY.MALFORMED': ['国コードが大文字2文字ではありません'],
  'JSON.NOT_CANONICAL': ['内容に正規のJSON形式がありません'],
};
