import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in Kazakh. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': ['Сұрау денесі JSON емес'],
  'HTTP.BODY_NAME_REPEATED': ['Сұрау денесіндегі бір нысанда бірдей атау екі рет кездеседі'],
  'HTTP.BODY_TOO_DEEP': ['Сұрау денесінің қабаттары тым терең'],
  'HTTP.BODY_INVALID': ['Толтырылғанда дұрыс емес нәрсе бар'],
  'HTTP.QUERY_INVALID': ['Мекенжай параметрлері дұрыс емес'],
  'HTTP.CURSOR_MALFORMED': ['Жалғасу белгісін бұл тізім жасамаған'],
  'HTTP.REQUEST_MALFORMED': ['Сұрау бұл мекенжай үшін дұрыс HTTP емес'],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': ['Бұл мекенжай мұндай түрдегі денені қабылдамайды'],
  'HTTP.NOT_ACCEPTABLE': ['Сұрау қабылдайтын пішімде жауап жоқ'],
  'HTTP.BODY_TOO_LARGE': ['Сұрау денесі тым үлкен'],
  'HTTP.ROUTE_NOT_FOUND': ['Бұл мекенжайда ештеңе жоқ'],
  'HTTP.METHOD_NOT_ALLOWED': ['Бұл мекенжайға мұндай әдіспен жүгінбейді'],
  'HTTP.IDEMPOTENCY_KEY_MISSING': ['Сұрауда Idempotency-Key жоқ'],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': ['Idempotency-Key 1–200 көрінетін ASCII таңбасынан тұрмайды'],
  'HTTP.IF_MATCH_MISSING': ['Өзгеріс қай нұсқадан жасалғанын айтуы керек'],
  'HTTP.IF_MATCH_MALFORMED': ['If-Match ішінде бір нұсқаның ETag мәні жоқ'],
  'HTTP.TOO_MANY_REQUESTS': ['Бұл мекенжайдан тым көп сұрау келді'],
  'HTTP.IDEMPOTENCY_KEY_REUSED': ['Бұл Idempotency-Key басқа сұрауға пайдаланылған'],
  'HTTP.DATABASE_UNAVAILABLE': ['Дерекқор жауап бермейді'],
  'HTTP.SHUTTING_DOWN': ['Сервер тоқтап жатыр'],
  'HTTP.INTERNAL': ['Серверде қате болды'],
};
