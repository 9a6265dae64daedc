import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the audit log, in Kazakh. */
export const refusals: RoomRefusals = {
  'AUDIT.LEAF_TOO_LARGE': ['Бұл әрекет аудит журналына жазу үшін тым үлкен'],
  'AUDIT.LEAF_ABSENT': ['Бұл елдің аудит журналында мұндай жазба жоқ'],
  'AUDIT.SIZE_BEYOND_LOG': ['Бұл елдің аудит журналы мұншалық ұзын емес'],
  'AUDIT.HEAD_ABSENT': ['Бұл елдің аудит журналында осы сәтте немесе одан бұрын ұш болмаған'],
  'AUDIT.KEY_NOT_ACTIVE': ['Бұл қол қою кілті аудит журналының қолданыстағы кілті емес'],
  'AUDIT.KEY_ALREADY_KNOWN': ['Аудит журналы бұл кілтті бұрыннан біледі'],
  'AUDIT.KEY_STILL_ACTIVE': ['Қолданыстағы кілтті қайтарып алуға болмайды'],
  'AUDIT.KEY_REVOKED': ['Бұл кілт бұрын қайтарып алынған'],
  'AUDIT.LOG_REWRITTEN': ['Аудит журналы бұрын мөрленген журнал емес, сондықтан қайта мөрленбейді'],
  'AUDIT.KEY_UNKNOWN': ['Аудит журналы бұл кілтті білмейді'],
  'AUDIT.KEY_MALFORMED': ['Бұл — Ed25519 кілті емес'],
  'AUDIT.KEY_FILE_EXPOSED': [
    'Осы компьютердің басқа тіркелгілері аудит журналының қол қою кілтін оқи алады',
  ],
  'AUDIT.PROOF_MALFORMED': ['Бұл — аудит журналының қол қойылған ұшы да, түбіртегі де емес'],
};
