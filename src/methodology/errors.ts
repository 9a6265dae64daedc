import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about methodologies, their versions, and the formulas that compute reductions. */
export const methodologyErrors = defineErrors({
  'METHODOLOGY.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such methodology',
    advice: 'See GET /v1/methodologies; a methodology has an id and numbers such as KZ_PM001.',
  },
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': {
    kind: 'refused',
    title: "A methodology's number begins with the code of its country",
    advice: 'Use the country code, _PM or _AM, and three digits: KZ_PM001, KZ_AM001.',
  },
  'METHODOLOGY.NUMBER_USED': {
    kind: 'conflict',
    title: 'Another methodology of this country has this number',
    advice: 'A number names one proposal or one methodology for ever; use the next one.',
  },
  'METHODOLOGY.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'What has happened has a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': {
    kind: 'refused',
    title: 'A step is not earlier than the one before it',
    advice: 'Check the day; the facts name the day of the step before.',
  },
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': {
    kind: 'refused',
    title: 'Public input is open for at least 15 days',
    advice: 'Give a later last day; the first and the last day both count.',
  },
  'METHODOLOGY.REVISES_NOTHING_APPROVED': {
    kind: 'refused',
    title: 'Only an approved methodology of the same country can be revised',
    advice: 'Name an approved methodology, or leave `revises` out for a new one.',
  },
  'METHODOLOGY.NUMBER_MISSING': {
    kind: 'refused',
    title: 'A newly approved methodology gets a number',
    advice: 'Send `approvedNumber`, such as KZ_AM001.',
  },
  'METHODOLOGY.NUMBER_NOT_NEEDED': {
    kind: 'refused',
    title: 'Only the approval of a new methodology gives a number',
    advice: 'Leave `approvedNumber` out: a revision keeps the number of what it revises.',
  },
  'METHODOLOGY.NOT_APPROVED': {
    kind: 'refused',
    title: 'Only an approved methodology has versions',
    advice: 'The facts name its state; a proposal is approved by the Joint Committee first.',
  },
  'METHODOLOGY.VERSION_NOT_THE_NEXT': {
    kind: 'refused',
    title: 'A version has a higher number than the version before it',
    advice: 'Use a number such as Ver2.0; the facts name the last version.',
  },
  'METHODOLOGY.VERSION_NOT_FOUND': {
    kind: 'absent',
    title: 'This methodology has no such version',
    advice: 'The facts name the versions that there are.',
  },
  'METHODOLOGY.NO_FORMULA': {
    kind: 'refused',
    title: 'This version has no formula in this book, so nothing can be computed with it',
    advice: 'Use one of GET /v1/formulas directly, or have the version revised with a formula.',
  },
  'METHODOLOGY.DECISION_USED': {
    kind: 'conflict',
    title: 'This decision has already taken effect for this methodology',
    advice: 'See its versions; another version needs another decision.',
  },
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': {
    kind: 'refused',
    title: 'Factors belong to a formula',
    advice: 'Name the formula that uses them, or leave them out.',
  },
  'FORMULA.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such formula',
    advice: 'See GET /v1/formulas; a code ends with its edition, as in ev-charging-1.',
  },
  'FORMULA.FACTOR_REFUSED': {
    kind: 'refused',
    title: 'A factor is missing, unknown or out of range',
    advice: 'Each of `errors` names a factor and says what is possible.',
  },
  'FORMULA.INPUT_REFUSED': {
    kind: 'refused',
    title: 'The activity data do not fit the formula',
    advice: 'Each of `errors` points at a row, counted from 0, and says what is possible.',
  },
});
