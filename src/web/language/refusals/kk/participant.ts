import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in Kazakh. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': ['Мұндай қатысушы жоқ'],
  'PARTICIPANT.NOT_A_COUNTRY': ['ISO 3166 бойынша мұндай кодты ел жоқ'],
  'PARTICIPANT.IDENTIFIER_INVALID': ['Сәйкестендіргіш өз жүйесінің үлгісімен жазылмаған'],
  'PARTICIPANT.IDENTIFIER_TWICE': ['Қатысушының бір жүйеде бір ғана сәйкестендіргіші болады'],
  'PARTICIPANT.NOTHING_CHANGES': ['Жазбада мұның бәрі бұрыннан бар'],
  'PARTICIPANT.VERSION_MISSING': ['Өзгеріс қай нұсқаны өзгертетінін атауы керек'],
  'PARTICIPANT.VERSION_STALE': ['Қатысушы жазбасы оқылғаннан кейін өзгерген'],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': [
    'Үшінші тарап ұйымы болып табылатын қатысушы ғана тағайындалады',
  ],
  'TPE.NO_SCOPE': ['Тағайындау кемінде бір салаға беріледі'],
  'TPE.SCOPE_NOT_DECIDED': ['Шешім ұйымды осы салалардың бәріне тағайындамайды'],
  'TPE.BEFORE_ITS_DECISION': ['Тағайындау өзін енгізген шешімнен бұрын басталмайды'],
  'TPE.DAY_IN_FUTURE': ['Тағайындау басталған күн болашақта болмайды'],
  'TPE.ENDS_BEFORE_START': ['Тағайындау басталмай жатып аяқталар еді'],
  'TPE.ALREADY_DESIGNATED': ['Бұл шешім осы ұйым үшін енгізіліп қойған'],
  'TPE.OUTSIDE_ITS_SCOPE': ['Үшінші тарап ұйымы бұл күні бұл жұмысқа тағайындалмаған'],
};
