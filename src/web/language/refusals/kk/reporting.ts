import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in Kazakh. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': ['Есеп әлі келмеген күнгі кітаптарды көрсете алмайды'],
  'REPORTING.KNOWN_AS_OF_MALFORMED': ['Есептің білуі тиіс сәті журнал өлшемі де, уақыт та емес'],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': ['Журнал әлі ол жерге жетпеген'],
  'REPORTING.NOTHING_KNOWN_YET': ['Ел ол кезде кітапта әлі болмаған'],
  'REPORTING.STATEMENT_UNREADABLE': ['Үзінді көшірмені оқу мүмкін емес'],
  'REPORTING.EDITION_NOT_FOUND': ['Мұндай басылым жоқ'],
  'REPORTING.EDITION_NUMBER_TAKEN': ['Осы елдің басқа басылымы дәл сол сәтте басталды'],
  'REPORTING.EDITION_NOT_DRAFT': ['Басылым келісіліп қойған'],
  'REPORTING.EDITION_NOT_AGREED': ['Тек екі тарап келіскен басылым, бір рет қана жарияланады'],
  'REPORTING.TOO_MANY_TRANSACTIONS': ['Операциялар бұл пішімдегі файлға сыйғаннан көп'],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    'Көрсеткіш бір траншқа, бір міндеттемеге немесе бір валютаға тиесілі',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': [
    'Бұл көрсеткіштің жиыны жоқ: жарияланған сомалар ешқашан қосылмайды',
  ],
  'REPORTING.SUBJECT_NOT_FOUND': ['Есепте бұл транш немесе міндеттеме жоқ'],
};
