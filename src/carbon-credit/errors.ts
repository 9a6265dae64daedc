import { defineErrors } from '../kernel/refusal.ts';

/**
 * What the carbon credit room refuses. Where a figure forbids, the facts are `requested`, `held`,
 * `locked`, in whole tonnes; where a serial does, it is named.
 */
export const carbonCreditErrors = defineErrors({
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such credit account',
    advice: 'Check the id; GET /v1/credit-accounts lists the accounts.',
  },
  'CARBON_CREDIT.ACCOUNT_EXISTS': {
    kind: 'conflict',
    title: 'The holder has an account under this label in this registry already',
    advice: 'Use it, or open a further one under another label.',
  },
  'CARBON_CREDIT.HOLDER_UNKNOWN': {
    kind: 'refused',
    title: 'The holder is not a registered participant',
    advice: 'Register the participant first, then name it by its id: 00-….',
  },
  'CARBON_CREDIT.ACCOUNT_CANNOT': {
    kind: 'refused',
    title: 'An account of this class cannot give or take in this way',
    advice:
      'Move credits between holding accounts; retire or cancel them by the acts of these names.',
  },
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': {
    kind: 'refused',
    title: 'The government of this side has no account for what is not moved on',
    advice: "Open the government's holding account first; its final accounts come with it.",
  },
  'CARBON_CREDIT.SAME_ACCOUNT': {
    kind: 'malformed',
    title: 'Credits are moved from an account to itself',
    advice: 'Name two different accounts.',
  },
  'CARBON_CREDIT.OTHER_COUNTRY': {
    kind: 'refused',
    title: 'Accounts of two partners cannot meet in one act',
    advice: 'Make one request per partner; each gets its own answer.',
  },
  'CARBON_CREDIT.OTHER_REGISTRY': {
    kind: 'refused',
    title: "The account, or the serial, is of the other side's registry",
    advice: 'Credits stay in the registry that issued them; see `side`.',
  },
  'CARBON_CREDIT.OTHER_HOLDER': {
    kind: 'refused',
    title: 'Between two holders credits are offered and accepted, not moved in one step',
    advice: 'Send `expiresOn` with the request, and it becomes an offer.',
  },
  'CARBON_CREDIT.SAME_HOLDER': {
    kind: 'refused',
    title: 'A holder does not offer credits to itself',
    advice: 'Leave `expiresOn` out: within one holder credits move in one step.',
  },
  'CARBON_CREDIT.SELECTION_UNCLEAR': {
    kind: 'malformed',
    title: 'The request does not say clearly which credits it means',
    advice:
      'Name `serials`; or ask for `"selection":"fifo"` with `vintage` and `tonnes`; never both.',
  },
  'CARBON_CREDIT.SERIAL_MALFORMED': {
    kind: 'malformed',
    title: 'This is not how serials of this partner are written',
    advice: 'See `form`.',
  },
  'CARBON_CREDIT.SERIAL_TWICE': {
    kind: 'malformed',
    title: 'A serial is named twice',
    advice: 'Name each serial once; ranges may not overlap.',
  },
  'CARBON_CREDIT.SERIAL_UNKNOWN': {
    kind: 'refused',
    title: 'This serial was never issued',
    advice: 'Look it up: GET /v1/credit-blocks?serial=….',
  },
  'CARBON_CREDIT.SERIAL_NOT_HELD': {
    kind: 'refused',
    title: 'This serial is not in the account',
    advice: 'Look up where it is: GET /v1/credit-blocks?serial=….',
  },
  'CARBON_CREDIT.SERIAL_LOCKED': {
    kind: 'refused',
    title: 'This serial is locked by an offer',
    advice: 'Wait until the offer is settled, or cancel it.',
  },
  'CARBON_CREDIT.SERIAL_FROZEN': {
    kind: 'refused',
    title: 'This serial is frozen, or its disposal is restricted',
    advice: 'See `reason`; the registry that stopped it can lift the stop.',
  },
  'CARBON_CREDIT.ACCOUNT_FROZEN': {
    kind: 'refused',
    title: 'The account is frozen, or disposal of its credits is restricted',
    advice: 'The registry that stopped it can lift the stop; see GET /v1/credit-accounts/{id}.',
  },
  'CARBON_CREDIT.SERIAL_RETIRED': {
    kind: 'conflict',
    title: 'This serial is retired for good',
    advice: "Only both sides' Joint Committee can have a retirement reversed.",
  },
  'CARBON_CREDIT.SERIAL_CANCELLED': {
    kind: 'conflict',
    title: 'This serial is cancelled for good',
    advice: "Only both sides' Joint Committee can have a cancellation reversed.",
  },
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': {
    kind: 'conflict',
    title: "This serial has left for the other side's registry",
    advice: 'Look for the credits that the other side issued in its place.',
  },
  'CARBON_CREDIT.EXCEEDS_HELD': {
    kind: 'refused',
    title: 'The account holds less than is asked for',
    advice: 'Ask for at most what is held; what an offer locks is not held.',
  },
  'CARBON_CREDIT.MOVED_MEANWHILE': {
    kind: 'conflict',
    title: 'Another act moved a serial of these at the same moment',
    advice: 'Look up where it is now, and send the request again with a new key.',
  },
  'CARBON_CREDIT.TOO_MANY_BLOCKS': {
    kind: 'refused',
    title: 'One act would move more blocks than it can name in the log',
    advice: 'Divide the request: see `blocksAtMost`.',
  },
  'CARBON_CREDIT.BEFORE_ARRIVAL': {
    kind: 'refused',
    title: 'The act counts from a day on which the credits were not yet in the account',
    advice: 'Give a day that is not before `since`.',
  },
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such transfer',
    advice: 'Check the id; GET /v1/credit-transfers lists the transfers.',
  },
  'CARBON_CREDIT.OFFER_SETTLED': {
    kind: 'conflict',
    title: 'The offer is settled already, or was none',
    advice: 'See `state`; make a new offer.',
  },
  'CARBON_CREDIT.OFFER_EXPIRED': {
    kind: 'conflict',
    title: 'The offer has expired',
    advice: 'It can only be released now; ask the holder for a new one.',
  },
  'CARBON_CREDIT.OFFER_STILL_OPEN': {
    kind: 'conflict',
    title: 'The offer has not expired yet',
    advice: 'Its giver can cancel it, its receiver can decline it.',
  },
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': {
    kind: 'refused',
    title: 'The offer would end before it begins',
    advice: 'Give a last day that is today or later.',
  },
  'CARBON_CREDIT.USE_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such retirement or cancellation',
    advice: 'Check the id: it is that of the certificate.',
  },
  'CARBON_CREDIT.USE_REVERSED': {
    kind: 'conflict',
    title: 'The retirement or cancellation is reversed already',
    advice: 'A use is reversed once, as a whole.',
  },
  'CARBON_CREDIT.STOP_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such stop of disposal',
    advice: 'Check the id; GET /v1/disposal-stops lists the stops.',
  },
  'CARBON_CREDIT.STOP_LIFTED': {
    kind: 'conflict',
    title: 'The stop is lifted already',
    advice: 'Impose a new one where disposal must stop again.',
  },
  'CARBON_CREDIT.STOP_UNCLEAR': {
    kind: 'malformed',
    title: 'A stop is of one account, one project or one run of serials',
    advice: 'Name exactly one of `account`, `project`, `serials`.',
  },
  'CARBON_CREDIT.STOPPED_ALREADY': {
    kind: 'conflict',
    title: 'The account has a stop of this kind already',
    advice: 'Lift that one first; see `stop`.',
  },
  'CARBON_CREDIT.PROJECT_UNKNOWN': {
    kind: 'refused',
    title: 'There is no project of this reference',
    advice: 'Check the reference; GET /v1/projects lists the projects.',
  },
  'CARBON_CREDIT.SERIALS_EXHAUSTED': {
    kind: 'refused',
    title: 'The class would have more serials than twelve digits can number',
    advice: 'Check the tonnes.',
  },
  'CARBON_CREDIT.NOTHING_TO_ISSUE': {
    kind: 'refused',
    title: 'No whole tonne is to be issued',
    advice: 'A side that is notified zero issues nothing.',
  },
  'CARBON_CREDIT.BLOCK_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such block of credits',
    advice: 'Check the id, or look a serial up: GET /v1/credit-blocks?serial=….',
  },
  'CARBON_CREDIT.SERIAL_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such serial',
    advice: 'Check how it is written; see `form`.',
  },
});
