import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the audit log, in French. */
export const refusals: RoomRefusals = {
  'AUDIT.LEAF_TOO_LARGE': ['Cet acte est trop volumineux pour le journal d’audit'],
  'AUDIT.LEAF_ABSENT': ['Le journal d’audit de ce pays n’a pas cette feuille'],
  'AUDIT.SIZE_BEYOND_LOG': ['Le journal d’audit de ce pays n’est pas aussi long'],
  'AUDIT.HEAD_ABSENT': ['Le journal d’audit de ce pays n’a pas de tête à ce point ou avant'],
  'AUDIT.KEY_NOT_ACTIVE': ['Cette clé de signature n’est pas la clé active du journal d’audit'],
  'AUDIT.KEY_ALREADY_KNOWN': ['Le journal d’audit connaît déjà cette clé'],
  'AUDIT.KEY_STILL_ACTIVE': ['La clé active ne peut pas être révoquée'],
  'AUDIT.KEY_REVOKED': ['Cette clé est déjà révoquée'],
  'AUDIT.LOG_REWRITTEN': [
    'Le journal d’audit n’est pas celui qui avait été scellé ; il n’est pas scellé de nouveau',
  ],
  'AUDIT.KEY_UNKNOWN': ['Le journal d’audit ne connaît pas cette clé'],
  'AUDIT.KEY_MALFORMED': ['Ce n’est pas une clé Ed25519'],
  'AUDIT.KEY_FILE_EXPOSED': [
    'D’autres comptes de cette machine peuvent lire la clé de signature du journal d’audit',
  ],
  'AUDIT.PROOF_MALFORMED': ['Ce n’est ni une tête signée ni un récépissé du journal d’audit'],
};
