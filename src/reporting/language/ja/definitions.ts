import type { Definitions } from '../definition-terms.ts';

/** What each figure means, in Japanese. */
export const definitions: Definitions = {
  announced: {
    name: '表明額',
    meaning:
      '資金提供者がトランシェについて示した上限額（その後の増減を含む）。誰も拘束しない。表明額は相互に合算しない。',
  },
  pledge: {
    name: 'プレッジ',
    meaning: '約束を行う意向の表明。誰も拘束せず、約束ではなく、帳簿を動かさない。',
  },
  committedGross: {
    name: '約束額（総額）',
    meaning:
      '定められた目的のため定められた額を提供する書面による確定的な義務。支払時期にかかわらず署名日に全額を記録する。',
  },
  decommitted: {
    name: '約束取消額',
    meaning: '取り消された約束の未引出部分。トランシェは再び約束することができる。',
  },
  committed: { name: '約束額（純額）', meaning: '約束総額から取消額を差し引いた額。' },
  available: {
    name: '未約束額',
    meaning: '表明額のうちまだ約束されていない額。表明額から約束純額を差し引いた額。',
  },
  disbursedGross: {
    name: '支出額（総額）',
    meaning: '受取人が利用できる状態に置かれた資金。その日に計上する。',
  },
  refunded: {
    name: '返還額',
    meaning: '受取人が未使用のまま返した支出済みの資金。償還は返還ではない。',
  },
  disbursed: {
    name: '支出額',
    meaning: '支出総額から返還額を差し引いた額。元本償還は差し引かない。',
  },
  undisbursed: { name: '未支出額', meaning: '約束額のうちまだ引き出すことができる額。' },
  returned: {
    name: '返還額（再引出不可）',
    meaning:
      '再び引き出すことができない返還額。約束額は、支出額、未支出額、この額のいずれかである。',
  },
  disbursedShare: {
    name: '支出率',
    meaning: '支出額÷約束額。小数第4位まで、偶数丸め。約束がない場合は示さない。',
  },
  repaid: { name: '元本償還額', meaning: '返済された借款の元本。利息と手数料は含まない。' },
  outstanding: { name: '残高', meaning: '支出額から償還額を差し引いた額。借款では未返済の元本。' },
  interest: { name: '支払利息', meaning: '借入人が支払った利息。元本を減らさない。' },
  fees: {
    name: '支払手数料',
    meaning: 'フロントエンドフィーなど借入人が支払った手数料。元本を減らさない。',
  },
  expected: {
    name: '年間見込み',
    meaning: '文書に記載された、プロジェクトの年間排出削減見込量（CO2換算トン）。発行量ではない。',
  },
  verified: {
    name: '検証済み',
    meaning:
      '第三者機関が検証した暦年の排出削減量（整数トン、年ごとに切捨て）。ある年を別の年と相殺しない。',
  },
  notified: {
    name: '発行通知済み',
    meaning: '合同委員会が各側に発行のため通知したトン数。通知はまだ発行ではない。',
  },
  issued: {
    name: '発行',
    meaning:
      '合同委員会の通知に基づき各側が自らの登録簿で発行したJCMクレジット。1クレジットは1トンで、両側を別々に示す。',
  },
  held: {
    name: '保有',
    meaning: '保有口座にある発行済みクレジット。償却・取消・移転されていないもの。',
  },
  transferred: {
    name: '移転',
    meaning: 'この制度またはその登録簿の別の口座へ移されたクレジット。',
  },
  retired: {
    name: '償却',
    meaning: '目標または義務の達成に用いられたクレジット。再び用いることはできない。',
  },
  cancelled: { name: '取消', meaning: '目標に算入されることなく使用できなくなったクレジット。' },
  authorised: {
    name: '承認済み',
    meaning: '参加国がパリ協定第6条の下での使用を承認したクレジット。',
  },
  perTonne: {
    name: '1トン当たりの資金',
    meaning:
      'トランシェからプロジェクトへの資金÷そのプロジェクトの全トン数。小数第4位まで、偶数丸め。帰属を示さず、' +
      'トランシェや通貨をまたいで合算しない。',
  },
  confidence: {
    name: '確度',
    meaning:
      'トランシェの確かさ。署名済み（合意文書あり）、公式（資金提供者の発表）、報道のみ（一次資料なし）。',
  },
  period: {
    name: '対象期間',
    meaning:
      '暦年（2025）または日本の会計年度（FY2025：2025年4月1日から2026年3月31日まで）。期首残高は前日の残高。',
  },
  effectiveAsOf: { name: '基準日', meaning: 'この日の終わりまでに効力を生じたもの。' },
  knownAsOf: {
    name: '把握時点',
    meaning:
      '帳簿が把握していたもの。国の記録簿の、示されたヘッドまでの葉。あるヘッドの時点の報告書はバイト単位で再作成できる。',
  },
};
