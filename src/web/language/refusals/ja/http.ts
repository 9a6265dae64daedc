import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in Japanese. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': ['要求の本文がJSONではありません'],
  'HTTP.BODY_NAME_REPEATED': ['要求の本文で、一つのオブジェクトに同じ名前が二度あります'],
  'HTTP.BODY_TOO_DEEP': ['要求の本文の入れ子が深すぎます'],
  'HTTP.BODY_INVALID': ['記入内容に誤りがあります'],
  'HTTP.QUERY_INVALID': ['アドレスのパラメーターが正しくありません'],
  'HTTP.CURSOR_MALFORMED': ['続きの位置がこの一覧のものではありません'],
  'HTTP.REQUEST_MALFORMED': ['要求が、このアドレスに対する正しいHTTPではありません'],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': ['本文の種類をこのアドレスは受け付けません'],
  'HTTP.NOT_ACCEPTABLE': ['要求が受け入れる形式の回答はありません'],
  'HTTP.BODY_TOO_LARGE': ['要求の本文が大きすぎます'],
  'HTTP.ROUTE_NOT_FOUND': ['このアドレスには何もありません'],
  'HTTP.METHOD_NOT_ALLOWED': ['このアドレスにこのメソッドは使えません'],
  'HTTP.IDEMPOTENCY_KEY_MISSING': ['要求にIdempotency-Keyがありません'],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': [
    'Idempotency-Keyが1～200文字の表示可能なASCII文字ではありません',
  ],
  'HTTP.IF_MATCH_MISSING': ['変更には、どの版に基づくかの指定が必要です'],
  'HTTP.IF_MATCH_MALFORMED': ['If-Matchに一つの版のETagがありません'],
  'HTTP.TOO_MANY_REQUESTS': ['このアドレスからの要求が多すぎます'],
  'HTTP.IDEMPOTENCY_KEY_REUSED': ['このIdempotency-Keyは別の要求に使われました'],
  'HTTP.DATABASE_UNAVAILABLE': ['データベースが応答しません'],
  'HTTP.SHUTTING_DOWN': ['サーバーを停止しています'],
  'HTTP.INTERNAL': ['サーバーで誤りが生じました'],
};
