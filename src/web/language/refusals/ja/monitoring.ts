import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in Japanese. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': ['そのモニタリング報告書はありません'],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': ['その活動量データはありません'],
  'MONITORING.PROJECT_NOT_REGISTERED': [
    'モニタリングの対象は、合同委員会が登録したプロジェクトのみです',
  ],
  'MONITORING.PERIOD_ENDS_BEFORE_START': ['モニタリング期間が開始前に終了することになります'],
  'MONITORING.PERIOD_STRADDLES_2020': ['モニタリング期間は2020年と2021年にまたがりません'],
  'MONITORING.PERIOD_BEFORE_OPERATION': [
    'モニタリング期間がプロジェクトの稼働前に始まることになります',
  ],
  'MONITORING.PERIOD_AFTER_OPERATION': [
    'モニタリング期間がプロジェクトの終了後に終わることになります',
  ],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'モニタリング期間がプロジェクトの一つのクレジット期間に収まっていません',
  ],
  'MONITORING.PERIOD_OVERLAPS': [
    'プロジェクトの別のモニタリング報告書がこれらの日の一部を対象としています',
  ],
  'MONITORING.NOT_A_DRAFT': [
    'モニタリング報告書は提出または取り下げられ、活動量データは締め切られています',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': ['プロジェクトはこの方法論でモニタリングされていません'],
  'MONITORING.NO_FORMULA': ['この帳簿に、方法論のこの版の計算式はありません'],
  'MONITORING.ROWS_REFUSED': ['活動量データの一部の行を受け付けられません'],
  'MONITORING.FILE_UNREADABLE': ['ファイルが活動量データの表ではありません'],
  'MONITORING.FILE_TOO_LARGE': ['ファイルの活動量データが一つの報告書の上限を超えています'],
  'MONITORING.VERSION_STALE': ['モニタリング報告書は、読み出された後に変更されています'],
  'MONITORING.SAME_OFFICER': ['モニタリング報告書の提出者は、その検証を行いません'],
  'MONITORING.VERIFIED_OUT_OF_TIME': ['検証はモニタリング期間の後に行われ、将来の日にはなりません'],
  'MONITORING.VINTAGES_DIFFER': [
    '検証は、報告書の各ビンテージについて一つの数値を示し、それ以外は示しません',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': ['報告値と異なる検証値には、その理由が必要です'],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    '検証済みの報告書の再検証は、最後の検証の訂正としてのみ行われます',
  ],
  'MONITORING.ENTITY_TAKES_PART': ['第三者機関は、自らが参加するプロジェクトを検証しません'],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': [
    '引用される書類は、同じプロジェクトのものでなければなりません',
  ],
};
