import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the audit log, in Russian. */
export const refusals: RoomRefusals = {
  'AUDIT.LEAF_TOO_LARGE': ['Это действие слишком велико для записи в журнал аудита'],
  'AUDIT.LEAF_ABSENT': ['В журнале аудита этой страны нет такой записи'],
  'AUDIT.SIZE_BEYOND_LOG': ['Журнал аудита этой страны не настолько длинный'],
  'AUDIT.HEAD_ABSENT': ['В журнале аудита этой страны нет вершины на этот момент или до него'],
  'AUDIT.KEY_NOT_ACTIVE': ['Этот ключ подписи — не действующий ключ журнала аудита'],
  'AUDIT.KEY_ALREADY_KNOWN': ['Журнал аудита уже знает этот ключ'],
  'AUDIT.KEY_STILL_ACTIVE': ['Действующий ключ нельзя отозвать'],
  'AUDIT.KEY_REVOKED': ['Этот ключ уже отозван'],
  'AUDIT.LOG_REWRITTEN': [
    'Журнал аудита — не тот, что был запечатан ранее, и вновь не запечатывается',
  ],
  'AUDIT.KEY_UNKNOWN': ['Журнал аудита не знает этого ключа'],
  'AUDIT.KEY_MALFORMED': ['Это не ключ Ed25519'],
  'AUDIT.KEY_FILE_EXPOSED': [
    'Другие учётные записи этого компьютера могут прочесть ключ подписи журнала аудита',
  ],
  'AUDIT.PROOF_MALFORMED': ['Это не подписанная вершина и не квитанция журнала аудита'],
};
