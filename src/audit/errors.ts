import { defineErrors } from '../kernel/refusal.ts';

/** What the audit log refuses, and what the reader can do about it. */
export const auditErrors = defineErrors({
  'AUDIT.LEAF_TOO_LARGE': {
    kind: 'too-large',
    title: 'This act is too large to be recorded in the audit log',
    advice:
      'Shorten the texts of the act, or split it into several acts: a leaf holds 16,384 bytes.',
  },
  'AUDIT.LEAF_ABSENT': {
    kind: 'absent',
    title: 'The audit log of this country has no such leaf',
    advice: 'Leaves are counted from 0; ask for the head to learn how many there are.',
  },
  'AUDIT.SIZE_BEYOND_LOG': {
    kind: 'refused',
    title: 'The audit log of this country is not that long',
    advice: 'Ask for the head to learn the present size, and use a size from 1 up to it.',
  },
  'AUDIT.HEAD_ABSENT': {
    kind: 'absent',
    title: 'The audit log of this country has no head at or before that point',
    advice: 'Ask for a later instant or a larger size; the first head covers the first act.',
  },
  'AUDIT.KEY_NOT_ACTIVE': {
    kind: 'conflict',
    title: 'This signing key is not the active key of the audit log',
    advice:
      'Point AUDIT_KEY_FILE at the active key, or rotate from the active key to this one: ' +
      'a key that was rotated away or revoked signs nothing.',
  },
  'AUDIT.KEY_ALREADY_KNOWN': {
    kind: 'conflict',
    title: 'The audit log already knows this key',
    advice: 'A key is introduced once. Make a new key for a rotation.',
  },
  'AUDIT.KEY_STILL_ACTIVE': {
    kind: 'conflict',
    title: 'The active key cannot be revoked',
    advice: 'Rotate to a new key first, then revoke the old one.',
  },
  'AUDIT.KEY_REVOKED': {
    kind: 'conflict',
    title: 'This key is already revoked',
    advice: 'Nothing is left to do: a revocation is final.',
  },
  'AUDIT.LOG_REWRITTEN': {
    kind: 'unavailable',
    title: 'The audit log is not the one that was sealed before, so it is not sealed again',
    advice:
      'Stop writing, keep the database as it is, and compare it with a copy or an export: a log ' +
      'was rewritten, or an older backup was restored.',
  },
  'AUDIT.KEY_UNKNOWN': {
    kind: 'absent',
    title: 'The audit log does not know this key',
    advice: 'Check the key id: 16 hexadecimal digits.',
  },
  'AUDIT.KEY_MALFORMED': {
    kind: 'malformed',
    title: 'This is not an Ed25519 key',
    advice: 'Give a PEM file, or the 32 bytes of the public key as hexadecimal or base64 text.',
  },
  'AUDIT.KEY_FILE_EXPOSED': {
    kind: 'unavailable',
    title: 'Other accounts of this machine can read the signing key of the audit log',
    advice: 'Close the file (chmod 600) and consider rotating the key.',
  },
  'AUDIT.PROOF_MALFORMED': {
    kind: 'malformed',
    title: 'This is not a signed head or receipt of the audit log',
    advice: 'Give the JSON file as it was served, unchanged.',
  },
});
