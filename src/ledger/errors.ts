import { defineErrors } from '../kernel/refusal.ts';

/** Refusals of the ledger itself: keys, entries, floors, closed books, approval, the queue. */
export const ledgerErrors = defineErrors({
  'LEDGER.KEY_REUSED': {
    kind: 'refused',
    title: 'This Idempotency-Key was used for another request',
    advice: 'Use a new key for a new request; repeat an old key only with the very same body.',
  },
  'LEDGER.KEY_IN_FLIGHT': {
    kind: 'conflict',
    title: 'The first request with this Idempotency-Key is still open',
    advice: 'Wait a moment and repeat the request with the same key.',
  },
  'LEDGER.BELOW_FLOOR': {
    kind: 'refused',
    title: 'The account would fall below its floor',
    advice: 'Post no more than is available.',
  },
  'LEDGER.BOOKS_CLOSED': {
    kind: 'refused',
    title: 'The books are closed for this day',
    advice: 'Use a day after the last closed one.',
  },
  'LEDGER.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'The effective day is in the future',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'LEDGER.ENTRY_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such journal entry',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'LEDGER.ACCOUNT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such account',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'LEDGER.ACT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such act',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'LEDGER.ACT_NOT_PENDING': {
    kind: 'conflict',
    title: 'This act does not wait for approval',
    advice: 'Read the act to see whether it was posted at once.',
  },
  'LEDGER.ACT_ALREADY_DECIDED': {
    kind: 'conflict',
    title: 'This act is already decided',
    advice: 'An act is approved or declined once.',
  },
  'LEDGER.SAME_OFFICER': {
    kind: 'forbidden',
    title: 'Who submitted an act cannot decide on it',
    advice: 'Ask a second officer.',
  },
  'LEDGER.ALREADY_REVERSED': {
    kind: 'conflict',
    title: 'This entry is already reversed',
    advice: 'An entry is reversed once; post the right act anew.',
  },
  'LEDGER.IS_A_REVERSAL': {
    kind: 'refused',
    title: 'A reversal cannot be reversed',
    advice: 'Post the act anew.',
  },
  'LEDGER.NOT_REVERSIBLE': {
    kind: 'refused',
    title: 'Entries of this kind are not reversed',
    advice: 'Use the act that corrects this kind.',
  },
  'LEDGER.BEFORE_THE_ORIGINAL': {
    kind: 'refused',
    title: 'A reversal is not effective before the entry it reverses',
    advice: "Use the original's effective day or a later one.",
  },
  'LEDGER.PERIOD_NOT_OVER': {
    kind: 'refused',
    title: 'The month is not over',
    advice: 'Close a month after its last day.',
  },
  'LEDGER.ALREADY_CLOSED': {
    kind: 'conflict',
    title: 'The books are already closed through this month',
    advice: 'Nothing needs doing.',
  },
  'LEDGER.ATOMIC_REFUSED': {
    kind: 'refused',
    title: 'Not posted, because another act of the same atomic group was refused',
    advice: 'See the refusal of the act named in `because`.',
  },
  'LEDGER.UNKNOWN_ACT': {
    kind: 'malformed',
    title: 'There is no such kind of act',
    advice: 'Use one of the kinds listed in `possible`.',
  },
  'LEDGER.OTHER_COUNTRY': {
    kind: 'refused',
    title: 'A request posts to one country, and this belongs to another',
    advice: 'Send one request per country.',
  },
  'LEDGER.QUEUE_FULL': {
    kind: 'unavailable',
    title: 'Too many acts are waiting',
    advice: 'Repeat the request with the same key after the time given in Retry-After.',
  },
  'LEDGER.EXPORTS_BUSY': {
    kind: 'unavailable',
    title: 'As many exports of the log are under way as are served at once',
    advice: 'Try again after the time given in Retry-After.',
  },
  'LEDGER.BOOKS_BUSY': {
    kind: 'unavailable',
    title: 'Somebody else holds the books for too long; nothing was recorded',
    advice: 'Repeat the request with the same key after the time given in Retry-After.',
  },
  'LEDGER.DISK_FULL': {
    kind: 'unavailable',
    title: 'The disk of the database is full; nothing was recorded',
    advice: 'Repeat the request with the same key once the operator has made room.',
  },
  'LEDGER.OUTCOME_UNKNOWN': {
    kind: 'unavailable',
    title: 'The database did not answer; whether the act was recorded is not known',
    advice: 'Repeat the request with the same key: it is recorded at most once.',
  },
  'LEDGER.CONSTRAINT': {
    kind: 'refused',
    title: 'A rule of the book forbids this act',
    advice: 'The rule is named in `constraint`; see docs/laws.md.',
  },
  'LEDGER.MOVE_NOT_POSSIBLE': {
    kind: 'refused',
    title: 'From this state there is no such step',
    advice: 'The facts name the state and the steps that can follow it.',
  },
  'LEDGER.MOVE_LACKS': {
    kind: 'refused',
    title: 'Something is missing for this step',
    advice: 'The facts say what is missing, and whose move it is to bring it.',
  },
});
