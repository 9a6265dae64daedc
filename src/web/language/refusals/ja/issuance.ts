import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of issuances, in Japanese. */
export const refusals: RoomRefusals = {
  'ISSUANCE.REQUEST_NOT_FOUND': ['その発行申請はありません'],
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': ['発行を申請した者は、その通知を行いません'],
  'ISSUANCE.NOT_FOUND': ['その発行はありません'],
  'ISSUANCE.PROJECT_NOT_REGISTERED': [
    'クレジットは、合同委員会が登録したプロジェクトについてのみ発行されます',
  ],
  'ISSUANCE.PUBLIC_SOURCE': ['公開情報から読み取っただけのものは発行の根拠になりません'],
  'ISSUANCE.REPORT_NOT_VERIFIED': [
    'クレジットの申請は、検証済みのモニタリング報告書について行います',
  ],
  'ISSUANCE.REQUESTED_OUT_OF_TIME': ['申請はモニタリング期間の後に行われ、将来の日にはなりません'],
  'ISSUANCE.BEFORE_THE_MECHANISM': ['制度の開始前の年のクレジットはありません'],
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': [
    '引用される書類は、同じプロジェクトのものでなければなりません',
  ],
  'ISSUANCE.FORM_MISSING': ['根拠となる様式が、引用された書類の中にありません'],
  'ISSUANCE.REQUESTED_ALREADY': ['このモニタリング報告書についての発行はすでに申請されています'],
  'ISSUANCE.REPORT_UNDER_ISSUANCE': [
    'このモニタリング報告書について、クレジットが申請または通知されています',
  ],
  'ISSUANCE.JUST_CHANGED': ['根拠となるものがたった今変更されました'],
  'ISSUANCE.DECIDED_BEFORE_REQUEST': ['申請についての決定は、申請より前には行われません'],
  'ISSUANCE.BENEFICIARY_INCOMPLETE': ['参加者はIDで指定し、政府はIDで指定しません'],
  'ISSUANCE.BENEFICIARY_TWICE': ['受益者は、各ビンテージにつき表に一度だけ記載されます'],
  'ISSUANCE.VINTAGE_NOT_VERIFIED': ['検証にそのビンテージはありません'],
  'ISSUANCE.NOT_A_PARTICIPANT': [
    '受益者は、決定の日においてこの側のプロジェクト参加者ではありません',
  ],
  'ISSUANCE.EXCEEDS_VERIFIED': [
    'あるビンテージについて、検証された量を超えて通知されることになります',
  ],
  'ISSUANCE.SHORTFALL_UNEXPLAINED': ['検証された量より少ない通知には、理由が必要です'],
  'ISSUANCE.NO_SHORTFALL': ['不足がないのに、不足の理由が示されています'],
  'ISSUANCE.DIFFERS_FROM_DECISION': ['表が合同委員会の決定と一致しません'],
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': [
    '補助を受けたプロジェクトの発行量の少なくとも半分は日本国政府が受け取ります',
  ],
  'ISSUANCE.NOTIFIED_ALREADY': ['このモニタリング報告書の検証済みトン数はすでに通知されています'],
  'ISSUANCE.ISSUED_ALREADY': ['この側はすでに発行しています'],
  'ISSUANCE.BEFORE_DECISION': ['合同委員会の決定前に、いずれの側も発行しません'],
  'ISSUANCE.ACCOUNT_MISSING': ['受益者がこの側の登録簿に保有口座を持っていません'],
  'ISSUANCE.TRANSFER_NOT_ASKED': ['この発行により相手国の登録簿から移転されるものはありません'],
  'ISSUANCE.TRANSFER_DIFFERS': [
    '相手国側のシリアル番号が、発行するプロジェクト、ビンテージおよびトン数と一致しません',
  ],
  'ISSUANCE.NOT_AUTHORISED': ['相手国側のシリアル番号が国際移転について承認されていません'],
  'ISSUANCE.SHARES_NOT_WHOLE': ['配分の割合の合計はちょうど100です'],
  'ISSUANCE.SHARES_MALFORMED': ['配分が受益者と割合として書かれていません'],
  'ISSUANCE.SHARES_UNKNOWN': ['このプロジェクトの割合は知られていません'],
};
