import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in Japanese. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': [
    '要求の本文がJSONではありません',
    'UTF-8のJSONオブジェクトを一つ、Content-Type: application/jsonで送信してください。',
  ],
  'HTTP.BODY_NAME_REPEATED': [
    '要求の本文で、一つのオブジェクトに同じ名前が二度あります',
    '各項目は一度だけ送信してください。どちらを採るべきか、読み手により異なるためです。',
  ],
  'HTTP.BODY_TOO_DEEP': [
    '要求の本文の入れ子が深すぎます',
    'ここで必要な入れ子は数段のみです。許される段数は下に示します。',
  ],
  'HTTP.BODY_INVALID': [
    '記入内容に誤りがあります',
    '誤りは各項目のそばに示します。記入した内容はすべて残っています。',
  ],
  'HTTP.QUERY_INVALID': [
    'アドレスのパラメーターが正しくありません',
    '誤りのあるパラメーターと可能な値を下に示します。',
  ],
  'HTTP.CURSOR_MALFORMED': [
    '続きの位置がこの一覧のものではありません',
    '前のページが示した続きの位置をそのまま用いるか、省いてください。',
  ],
  'HTTP.REQUEST_MALFORMED': [
    '要求が、このアドレスに対する正しいHTTPではありません',
    'アドレスとその記号、およびヘッダーをご確認ください。',
  ],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': [
    '本文の種類をこのアドレスは受け付けません',
    'Content-Type: application/jsonでJSONを送信してください。',
  ],
  'HTTP.NOT_ACCEPTABLE': [
    '要求が受け入れる形式の回答はありません',
    'Acceptヘッダーを変更してください。可能なものは下に示します。',
  ],
  'HTTP.BODY_TOO_LARGE': [
    '要求の本文が大きすぎます',
    '複数の要求に分けてください。本文は1メビバイト以内です。',
  ],
  'HTTP.ROUTE_NOT_FOUND': [
    'このアドレスには何もありません',
    'アドレスをご確認ください。IDはKZ-…のように国コードで始まります。アドレスの一覧は/docsにあります。',
  ],
  'HTTP.METHOD_NOT_ALLOWED': [
    'このアドレスにこのメソッドは使えません',
    '使えるメソッドは下に示します。',
  ],
  'HTTP.IDEMPOTENCY_KEY_MISSING': [
    '要求にIdempotency-Keyがありません',
    '新しい操作ごとに、UUIDのような一意の文字列をIdempotency-Keyヘッダーで送信してください。同じ操作を安全に繰り返すには、同じキーを用います。',
  ],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': [
    'Idempotency-Keyが1～200文字の表示可能なASCII文字ではありません',
    'UUIDを用いてください。',
  ],
  'HTTP.IF_MATCH_MISSING': [
    '変更には、どの版に基づくかの指定が必要です',
    '記録を読み、そのETagをIf-Matchヘッダーで送り返してください。',
  ],
  'HTTP.IF_MATCH_MALFORMED': [
    'If-Matchに一つの版のETagがありません',
    'ETagは示されたとおりに送信してください（例：If-Match: "3"）。',
  ],
  'HTTP.TOO_MANY_REQUESTS': [
    'このアドレスからの要求が多すぎます',
    'しばらく待ってから、もう一度お試しください。',
  ],
  'HTTP.IDEMPOTENCY_KEY_REUSED': [
    'このIdempotency-Keyは別の要求に使われました',
    '新しい要求には新しいキーを用いてください。以前のキーは、まったく同じ内容を繰り返すときのみ使えます。',
  ],
  'HTTP.DATABASE_UNAVAILABLE': [
    'データベースが応答しません',
    'しばらく待ってから、もう一度お試しください。操作は同じキーで繰り返します。',
  ],
  'HTTP.SHUTTING_DOWN': [
    'サーバーを停止しています',
    '少し待ってから、同じキーで要求を繰り返してください。',
  ],
  'HTTP.INTERNAL': [
    'サーバーで誤りが生じました',
    '同じIdempotency-Keyで要求を繰り返してください。再び失敗する場合は、「instance」のIDを運用者にお知らせください。',
  ],
  'HTTP.DISK_FULL': [
    'サーバーのディスクに空きがありません',
    '運用者が空きを作った後に、同じキーで再度お送りください。行為の記録は一度限りです。',
  ],
};
