import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of credits, in Kazakh. */
export const refusals: RoomRefusals = {
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': ['Мұндай кредиттер шоты жоқ'],
  'CARBON_CREDIT.ACCOUNT_EXISTS': ['Иегердің бұл тізілімде осындай белгілі шоты бар'],
  'CARBON_CREDIT.HOLDER_UNKNOWN': ['Иегер тіркелген қатысушы емес'],
  'CARBON_CREDIT.ACCOUNT_CANNOT': ['Бұл санаттағы шот бұлай бере де, қабылдай да алмайды'],
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': [
    'Бұл тараптың үкіметінде одан әрі берілмейтін кредиттердің шоты жоқ',
  ],
  'CARBON_CREDIT.SAME_ACCOUNT': ['Кредиттер шоттан сол шоттың өзіне берілмек'],
  'CARBON_CREDIT.OTHER_COUNTRY': ['Екі серіктес елдің шоттары бір әрекетте түйіспейді'],
  'CARBON_CREDIT.OTHER_REGISTRY': ['Шот немесе сериялық нөмір екінші тараптың тізілімінен'],
  'CARBON_CREDIT.OTHER_HOLDER': [
    'Екі иегер арасында кредиттер ұсынылады және қабылданады, бір қадаммен берілмейді',
  ],
  'CARBON_CREDIT.SAME_HOLDER': ['Иегер кредиттерді өзіне ұсынбайды'],
  'CARBON_CREDIT.SELECTION_UNCLEAR': ['Қай кредиттер екені анық айтылмаған'],
  'CARBON_CREDIT.SERIAL_MALFORMED': ['Бұл серіктестің сериялық нөмірлері бұлай жазылмайды'],
  'CARBON_CREDIT.SERIAL_TWICE': ['Сериялық нөмір екі рет аталған'],
  'CARBON_CREDIT.SERIAL_UNKNOWN': ['Бұл сериялық нөмір ешқашан шығарылмаған'],
  'CARBON_CREDIT.SERIAL_NOT_HELD': ['Бұл сериялық нөмір шотта жоқ'],
  'CARBON_CREDIT.SERIAL_LOCKED': ['Бұл сериялық нөмір ұсыныспен бұғатталған'],
  'CARBON_CREDIT.SERIAL_FROZEN': [
    'Бұл сериялық нөмірге тыйым салынған немесе оған билік ету шектелген',
  ],
  'CARBON_CREDIT.ACCOUNT_FROZEN': [
    'Шотқа тыйым салынған немесе оның кредиттеріне билік ету шектелген',
  ],
  'CARBON_CREDIT.SERIAL_RETIRED': ['Бұл сериялық нөмір біржола пайдаланылған'],
  'CARBON_CREDIT.SERIAL_CANCELLED': ['Бұл сериялық нөмір біржола жойылған'],
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': [
    'Бұл сериялық нөмір екінші тараптың тізіліміне берілген',
  ],
  'CARBON_CREDIT.EXCEEDS_HELD': ['Шотта сұралғаннан аз'],
  'CARBON_CREDIT.MOVED_MEANWHILE': ['Басқа әрекет осы нөмірлердің бірін дәл сол сәтте қозғады'],
  'CARBON_CREDIT.TOO_MANY_BLOCKS': ['Бір әрекет журналға сыйғаннан көп блокты қозғар еді'],
  'CARBON_CREDIT.BEFORE_ARRIVAL': ['Әрекет күні кредиттер шотқа түскеннен бұрын'],
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': ['Мұндай беру жоқ'],
  'CARBON_CREDIT.OFFER_SETTLED': ['Ұсыныс шешіліп қойған немесе ұсыныс болмаған'],
  'CARBON_CREDIT.OFFER_EXPIRED': ['Ұсыныстың мерзімі өткен'],
  'CARBON_CREDIT.OFFER_STILL_OPEN': ['Ұсыныстың мерзімі әлі өткен жоқ'],
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': ['Ұсыныс басталмай жатып аяқталар еді'],
  'CARBON_CREDIT.USE_NOT_FOUND': ['Мұндай пайдалану немесе жою жоқ'],
  'CARBON_CREDIT.USE_REVERSED': ['Пайдалану немесе жою кері қайтарылып қойған'],
  'CARBON_CREDIT.STOP_NOT_FOUND': ['Билік етуді тоқтатудың мұндай жазбасы жоқ'],
  'CARBON_CREDIT.STOP_LIFTED': ['Тоқтату алынып тасталған'],
  'CARBON_CREDIT.STOP_UNCLEAR': [
    'Тоқтату бір шотқа, бір жобаға немесе нөмірлердің бір қатарына қойылады',
  ],
  'CARBON_CREDIT.STOPPED_ALREADY': ['Шотта мұндай тоқтату бұрыннан бар'],
  'CARBON_CREDIT.PROJECT_UNKNOWN': ['Мұндай белгісі бар жоба жоқ'],
  'CARBON_CREDIT.SERIALS_EXHAUSTED': ['Бұл санаттағы сериялық нөмірлер он екі цифрға сыймас еді'],
  'CARBON_CREDIT.NOTHING_TO_ISSUE': ['Шығарылатын бірде-бір бүтін тонна жоқ'],
  'CARBON_CREDIT.BLOCK_NOT_FOUND': ['Мұндай кредиттер блогы жоқ'],
  'CARBON_CREDIT.SERIAL_NOT_FOUND': ['Мұндай сериялық нөмір жоқ'],
};
