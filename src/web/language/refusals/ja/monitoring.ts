import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in Japanese. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': [
    'そのモニタリング報告書はありません',
    'プロジェクトのモニタリング報告書をご覧ください。IDはKZ-…のように国コードで始まります。',
  ],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': [
    'その活動量データはありません',
    'モニタリング報告書に、それに属する活動量データが示されています。',
  ],
  'MONITORING.PROJECT_NOT_REGISTERED': [
    'モニタリングの対象は、合同委員会が登録したプロジェクトのみです',
    '登録に欠けているものは、プロジェクトのページにあります。',
  ],
  'MONITORING.PERIOD_ENDS_BEFORE_START': [
    'モニタリング期間が開始前に終了することになります',
    '両方の日をご確認ください。初日と末日の両方を数えます。',
  ],
  'MONITORING.PERIOD_STRADDLES_2020': [
    'モニタリング期間は2020年と2021年にまたがりません',
    '2020-12-31に終わる報告書と、2021-01-01に始まる報告書の二つとしてください。',
  ],
  'MONITORING.PERIOD_BEFORE_OPERATION': [
    'モニタリング期間がプロジェクトの稼働前に始まることになります',
    'プロジェクトの稼働初日、またはそれより後に開始してください。',
  ],
  'MONITORING.PERIOD_AFTER_OPERATION': [
    'モニタリング期間がプロジェクトの終了後に終わることになります',
    '遅くともプロジェクトの最終日に終了してください。',
  ],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'モニタリング期間がプロジェクトの一つのクレジット期間に収まっていません',
    'クレジット期間は下に示します。更新により次の期間が加わります。',
  ],
  'MONITORING.PERIOD_OVERLAPS': [
    'プロジェクトの別のモニタリング報告書がこれらの日の一部を対象としています',
    'その後に開始するか、その前に終了してください。または先にそれを取り下げてください。',
  ],
  'MONITORING.NOT_A_DRAFT': [
    'モニタリング報告書は提出または取り下げられ、活動量データは締め切られています',
    '取り下げて、その期間を改めて報告してください。',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': [
    'プロジェクトはこの方法論でモニタリングされていません',
    'プロジェクトが適用する方法論の一つを示してください。下に示します。',
  ],
  'MONITORING.NO_FORMULA': [
    'この帳簿に、方法論のこの版の計算式はありません',
    '計算式を備えた版を記録してください。計算式がなければ計算できません。',
  ],
  'MONITORING.ROWS_REFUSED': [
    '活動量データの一部の行を受け付けられません',
    '誤りのある行を下に示します。最初の行は1行目です。何も保存されていません。',
  ],
  'MONITORING.FILE_UNREADABLE': [
    'ファイルが活動量データの表ではありません',
    'UTF-8のCSVまたはXLSXを、first_day、last_day、of、parameter、value、unitの列で送信してください。各行に必要なのはparameterとvalueのみです。',
  ],
  'MONITORING.FILE_TOO_LARGE': [
    'ファイルの活動量データが一つの報告書の上限を超えています',
    '測定値を日または月ごとにまとめてください。上限は下に示します。',
  ],
  'MONITORING.VERSION_STALE': [
    'モニタリング報告書は、読み出された後に変更されています',
    'もう一度読み、現在のETagをIf-Matchで送信してください。',
  ],
  'MONITORING.SAME_OFFICER': [
    'モニタリング報告書の提出者は、その検証を行いません',
    '第三者機関は自らのキーで検証を行います。',
  ],
  'MONITORING.VERIFIED_OUT_OF_TIME': [
    '検証はモニタリング期間の後に行われ、将来の日にはなりません',
    '検証報告書が署名された日をご確認ください。',
  ],
  'MONITORING.VINTAGES_DIFFER': [
    '検証は、報告書の各ビンテージについて一つの数値を示し、それ以外は示しません',
    'ビンテージは下に示します。削減のない年には「0」を記入してください。',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': [
    '報告値と異なる検証値には、その理由が必要です',
    'そのビンテージについて、何を訂正したかを理由に記入してください。両方の数値が残ります。',
  ],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    '検証済みの報告書の再検証は、最後の検証の訂正としてのみ行われます',
    '報告書が現在引用している検証を、訂正の対象として示してください。',
  ],
  'MONITORING.ENTITY_TAKES_PART': [
    '第三者機関は、自らが参加するプロジェクトを検証しません',
    'プロジェクトで他の役割を持たない機関が検証を行ってください。',
  ],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': [
    '引用される書類は、同じプロジェクトのものでなければなりません',
    'プロジェクト自身の書類を引用してください。',
  ],
};
