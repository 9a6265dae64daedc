import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of amounts, days and other values, in Kazakh. */
export const refusals: RoomRefusals = {
  'AMOUNT.MALFORMED': ['Сома ондық сан түрінде жазылмаған'],
  'AMOUNT.TOO_MANY_DECIMALS': ['Соманың ондық таңбалары оның бірлігіне рұқсат етілгеннен көп'],
  'AMOUNT.TOO_LARGE': ['Соманың бүтін бөлігінде 30-дан астам цифр бар'],
  'AMOUNT.MIXED_COMMODITIES': ['Бірліктері әртүрлі сомаларды қосуға да, салыстыруға да болмайды'],
  'AMOUNT.WEIGHTS': ['Бөлу үлестерін пайдалануға болмайды'],
  'AMOUNT.ZERO_DIVISOR': ['Нөл сомаға қатынас болмайды'],
  'RATE.MALFORMED': ['Бағам нөлден үлкен ондық сан емес'],
  'CURRENCY.UNKNOWN': ['Бұл — ISO 4217 бойынша қолданыстағы валюта емес'],
  'DAY.MALFORMED': ['Мұндай күнтізбелік күн жоқ'],
  'MONTH.MALFORMED': ['Мұндай күнтізбелік ай жоқ'],
  'INSTANT.MALFORMED': ['Бұл — уақыт ығысуы көрсетілген күн мен уақыт емес'],
  'ID.MALFORMED': ['Бұл — осы тізілімнің сәйкестендіргіші емес'],
  'COUNTRY.MALFORMED': ['Ел коды екі бас әріптен тұрмайды'],
  'JSON.NOT_CANONICAL': ['Мазмұнның канондық JSON түрі жоқ'],
};
