import { defineErrors } from '../kernel/refusal.ts';

/** What the edge refuses before any room is asked. */
export const httpErrors = defineErrors({
  'HTTP.BODY_NOT_JSON': {
    kind: 'malformed',
    title: 'The request body is not JSON',
    advice: 'Send one JSON object in UTF-8 with Content-Type: application/json.',
  },
  'HTTP.BODY_NAME_REPEATED': {
    kind: 'malformed',
    title: 'An object in the request body has the same name twice',
    advice: 'Send each field once: readers would not agree on which of the two counts.',
  },
  'HTTP.BODY_TOO_DEEP': {
    kind: 'malformed',
    title: 'The request body is nested too deeply',
    advice: 'No body here needs more than a few levels; the facts say how many are taken.',
  },
  'HTTP.BODY_INVALID': {
    kind: 'malformed',
    title: 'The request body does not have the expected form',
    advice: 'Each of `errors` points at a field and says what is possible; see /docs.',
  },
  'HTTP.QUERY_INVALID': {
    kind: 'malformed',
    title: 'The address has parameters that are not as expected',
    advice: 'Each of `errors` names a parameter and says what is possible; see /docs.',
  },
  'HTTP.CURSOR_MALFORMED': {
    kind: 'malformed',
    title: 'The cursor was not made by this list',
    advice: 'Take the cursor from `next` of the page before, unchanged, or leave it out.',
  },
  'HTTP.REQUEST_MALFORMED': {
    kind: 'malformed',
    title: 'The request is not well-formed HTTP for this address',
    advice: 'Check the address, its escapes and the headers.',
  },
  'HTTP.MEDIA_TYPE_UNSUPPORTED': {
    kind: 'malformed',
    title: 'The body is of a type that this address does not take',
    advice: 'Send JSON with Content-Type: application/json.',
  },
  'HTTP.NOT_ACCEPTABLE': {
    kind: 'malformed',
    title: 'The answer does not exist in a form that the request accepts',
    advice: 'Change the Accept header; the facts say what is possible.',
  },
  'HTTP.BODY_TOO_LARGE': {
    kind: 'too-large',
    title: 'The request body is too large',
    advice: 'Split it into several requests; a body holds at most one mebibyte.',
  },
  'HTTP.ROUTE_NOT_FOUND': {
    kind: 'absent',
    title: 'There is nothing at this address',
    advice: 'See /docs for the addresses; ids begin with their country, as in KZ-….',
  },
  'HTTP.METHOD_NOT_ALLOWED': {
    kind: 'malformed',
    title: 'This address is not asked with this method',
    advice: 'The header Allow and the fact `possible` name the methods that it takes.',
  },
  'HTTP.IDEMPOTENCY_KEY_MISSING': {
    kind: 'malformed',
    title: 'The request has no Idempotency-Key',
    advice:
      'Send a header Idempotency-Key with a new unique text, such as a UUID, for each new act; ' +
      'repeat the same key to repeat the same act safely.',
  },
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': {
    kind: 'malformed',
    title: 'The Idempotency-Key is not 1 to 200 visible ASCII characters',
    advice: 'Use a UUID.',
  },
  'HTTP.IF_MATCH_MISSING': {
    kind: 'precondition-missing',
    title: 'A change needs to say which version it was made from',
    advice: 'Read the record, and send its ETag back in a header If-Match.',
  },
  'HTTP.IF_MATCH_MALFORMED': {
    kind: 'malformed',
    title: 'If-Match does not hold the ETag of one version',
    advice: 'Send the ETag as it was given, such as If-Match: "3".',
  },
  'HTTP.TOO_MANY_REQUESTS': {
    kind: 'too-many',
    title: 'Too many requests came from this address',
    advice: 'Wait for the time given in Retry-After.',
  },
  'HTTP.IDEMPOTENCY_KEY_REUSED': {
    kind: 'refused',
    title: 'This Idempotency-Key was used for another request',
    advice: 'Use a new key for a new request; repeat an old key only with the very same body.',
  },
  'HTTP.DATABASE_UNAVAILABLE': {
    kind: 'unavailable',
    title: 'The database does not answer',
    advice: 'Repeat the request after the time given in Retry-After; an act with the same key.',
  },
  'HTTP.DISK_FULL': {
    kind: 'unavailable',
    title: 'There is no room left on a disk of the server',
    advice:
      'Repeat the request once the operator has made room; an act with the same key: it is recorded at ' +
      'most once.',
  },
  'HTTP.SHUTTING_DOWN': {
    kind: 'unavailable',
    title: 'The server is stopping',
    advice: 'Repeat the request with the same key in a moment.',
  },
  'HTTP.INTERNAL': {
    kind: 'unavailable',
    title: 'The server made a mistake',
    advice:
      'Repeat the request with the same Idempotency-Key; if it fails again, tell the operator the ' +
      'id in `instance`.',
  },
});
