import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the audit log, in Japanese. */
export const refusals: RoomRefusals = {
  'AUDIT.LEAF_TOO_LARGE': ['この操作は監査ログに記録するには大きすぎます'],
  'AUDIT.LEAF_ABSENT': ['この国の監査ログにその記録はありません'],
  'AUDIT.SIZE_BEYOND_LOG': ['この国の監査ログはそこまで長くありません'],
  'AUDIT.HEAD_ABSENT': ['この国の監査ログには、その時点以前の先頭がありません'],
  'AUDIT.KEY_NOT_ACTIVE': ['この署名鍵は監査ログの現行の鍵ではありません'],
  'AUDIT.KEY_ALREADY_KNOWN': ['監査ログはこの鍵をすでに知っています'],
  'AUDIT.KEY_STILL_ACTIVE': ['現行の鍵は失効できません'],
  'AUDIT.KEY_REVOKED': ['この鍵はすでに失効しています'],
  'AUDIT.LOG_REWRITTEN': ['監査ログが以前に封じられたものと異なるため、再び封じません'],
  'AUDIT.KEY_UNKNOWN': ['監査ログはこの鍵を知りません'],
  'AUDIT.KEY_MALFORMED': ['Ed25519の鍵ではありません'],
  'AUDIT.KEY_FILE_EXPOSED': ['このコンピューターの他のアカウントが監査ログの署名鍵を読めます'],
  'AUDIT.PROOF_MALFORMED': ['監査ログの署名済み先頭でも受領証でもありません'],
};
