import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in Russian. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': ['Тело запроса — не JSON'],
  'HTTP.BODY_NAME_REPEATED': ['В одном объекте тела запроса имя повторено'],
  'HTTP.BODY_TOO_DEEP': ['Тело запроса вложено слишком глубоко'],
  'HTTP.BODY_INVALID': ['В заполненном есть ошибки'],
  'HTTP.QUERY_INVALID': ['Параметры адреса неверны'],
  'HTTP.CURSOR_MALFORMED': ['Указатель продолжения создан не этим списком'],
  'HTTP.REQUEST_MALFORMED': ['Запрос — не правильный HTTP для этого адреса'],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': ['Этот адрес не принимает тело такого типа'],
  'HTTP.NOT_ACCEPTABLE': ['Ответа в принимаемом запросом виде не существует'],
  'HTTP.BODY_TOO_LARGE': ['Тело запроса слишком велико'],
  'HTTP.ROUTE_NOT_FOUND': ['По этому адресу ничего нет'],
  'HTTP.METHOD_NOT_ALLOWED': ['К этому адресу таким методом не обращаются'],
  'HTTP.IDEMPOTENCY_KEY_MISSING': ['В запросе нет Idempotency-Key'],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': ['Idempotency-Key — не от 1 до 200 видимых символов ASCII'],
  'HTTP.IF_MATCH_MISSING': ['Изменение должно сказать, от какой версии оно сделано'],
  'HTTP.IF_MATCH_MALFORMED': ['В If-Match нет ETag одной версии'],
  'HTTP.TOO_MANY_REQUESTS': ['С этого адреса пришло слишком много запросов'],
  'HTTP.IDEMPOTENCY_KEY_REUSED': ['Этот Idempotency-Key использован для другого запроса'],
  'HTTP.DATABASE_UNAVAILABLE': ['База данных не отвечает'],
  'HTTP.SHUTTING_DOWN': ['Сервер останавливается'],
  'HTTP.INTERNAL': ['На сервере произошла ошибка'],
};
