import { defineErrors } from '../../kernel/refusal.ts';

/** Refusals about requests for issuance, their notification, and the issuance by each side. */
export const issuanceErrors = defineErrors({
  'ISSUANCE.REQUEST_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such issuance request',
    advice: 'See /v1/issuance-requests; an id begins with the country, as in KZ-….',
  },
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': {
    kind: 'forbidden',
    title: 'Whoever requested the issuance does not notify it as well',
    advice: 'Let another officer, or a co-chair, record what the decision notified.',
  },
  'ISSUANCE.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such issuance',
    advice: 'A block of credits names the issuance that it comes from.',
  },
  'ISSUANCE.PROJECT_NOT_REGISTERED': {
    kind: 'refused',
    title: 'Credits are issued only for a project that the Joint Committee has registered',
    advice:
      'A project whose crediting period has ended still counts; one that was withdrawn does not.',
  },
  'ISSUANCE.PUBLIC_SOURCE': {
    kind: 'refused',
    title: 'What was only read in a public source is the basis of no issuance',
    advice: 'Register the project in this book, and take it through its cycle here.',
  },
  'ISSUANCE.REPORT_NOT_VERIFIED': {
    kind: 'refused',
    title: 'Credits are requested for a monitoring report that is verified',
    advice: 'Have the report verified by a third-party entity first; the facts name its state.',
  },
  'ISSUANCE.REQUESTED_OUT_OF_TIME': {
    kind: 'refused',
    title: 'A request is made after the monitoring period, and not in the future',
    advice: 'Check the day of the Credits Issuance Request.',
  },
  'ISSUANCE.BEFORE_THE_MECHANISM': {
    kind: 'refused',
    title: 'No credit is of a year before the mechanism began',
    advice: 'Report the years from 2013 on in a monitoring report of their own.',
  },
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': {
    kind: 'refused',
    title: 'A document that is cited belongs to the same project',
    advice: "Cite a document of the project's own list.",
  },
  'ISSUANCE.FORM_MISSING': {
    kind: 'refused',
    title: 'The form that this rests on is not among the cited documents',
    advice: 'File the form among the documents of the project, and cite it: the facts name it.',
  },
  'ISSUANCE.REQUESTED_ALREADY': {
    kind: 'conflict',
    title: 'Issuance for this monitoring report has been requested already',
    advice: 'Read that request; it can be withdrawn while nothing is notified.',
  },
  'ISSUANCE.REPORT_UNDER_ISSUANCE': {
    kind: 'conflict',
    title: 'Credits are requested or notified for this monitoring report',
    advice: 'Withdraw the request first; after a notification the report stays as it was verified.',
  },
  'ISSUANCE.JUST_CHANGED': {
    kind: 'conflict',
    title: 'What this rests on has changed at this very moment',
    advice: 'Read the request again, and repeat.',
  },
  'ISSUANCE.DECIDED_BEFORE_REQUEST': {
    kind: 'refused',
    title: 'A decision about a request is not made before it',
    advice: 'Check the day of the decision and the day of the request.',
  },
  'ISSUANCE.BENEFICIARY_INCOMPLETE': {
    kind: 'malformed',
    title: 'A participant is named by its id, and a government is not',
    advice: 'Send `participant` with japanese-participant and partner-participant only.',
  },
  'ISSUANCE.BENEFICIARY_TWICE': {
    kind: 'refused',
    title: 'A beneficiary stands once in the table for each vintage',
    advice: 'Add up its tonnes of the vintage; `errors` points at the second place.',
  },
  'ISSUANCE.VINTAGE_NOT_VERIFIED': {
    kind: 'refused',
    title: 'The verification has no such vintage',
    advice: 'The facts name the calendar years that were verified.',
  },
  'ISSUANCE.NOT_A_PARTICIPANT': {
    kind: 'refused',
    title: 'The beneficiary is no project participant on this side on the day of the decision',
    advice: 'Give it the role in the project first; see /v1/projects/{project}/participants.',
  },
  'ISSUANCE.EXCEEDS_VERIFIED': {
    kind: 'refused',
    title: 'More would be notified of a vintage than was verified',
    advice: 'Notify at most the verified whole tonnes of each calendar year; years never add.',
  },
  'ISSUANCE.SHORTFALL_UNEXPLAINED': {
    kind: 'refused',
    title: 'Less than the verified tonnes is notified only for a reason',
    advice: 'Say in `shortfalls` why, for each such vintage.',
  },
  'ISSUANCE.NO_SHORTFALL': {
    kind: 'refused',
    title: 'A reason is given for a shortfall that is not there',
    advice: 'Leave the vintage out of `shortfalls`, and name none twice.',
  },
  'ISSUANCE.DIFFERS_FROM_DECISION': {
    kind: 'refused',
    title: 'The table does not agree with what the Joint Committee decided',
    advice: 'The facts name the side and vintage with both figures.',
  },
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': {
    kind: 'refused',
    title: 'The Government of Japan receives at least half of what a subsidised project is issued',
    advice: 'Give it at least the tonnes that the facts name: half of the total, rounded up.',
  },
  'ISSUANCE.NOTIFIED_ALREADY': {
    kind: 'conflict',
    title: 'The verified tonnes of this monitoring report have been notified already',
    advice: 'Verified tonnes are notified once; read the request.',
  },
  'ISSUANCE.ISSUED_ALREADY': {
    kind: 'conflict',
    title: 'This side has issued already',
    advice: 'Each side issues once; read the request.',
  },
  'ISSUANCE.BEFORE_DECISION': {
    kind: 'refused',
    title: 'A side does not issue before the Joint Committee has decided',
    advice: 'Check the day; it is the day of the decision at the earliest.',
  },
  'ISSUANCE.ACCOUNT_MISSING': {
    kind: 'refused',
    title: 'A beneficiary has no holding account in the registry of this side',
    advice: 'Open the accounts at /v1/credit-accounts; the facts name who lacks one.',
  },
  'ISSUANCE.TRANSFER_NOT_ASKED': {
    kind: 'refused',
    title: 'Nothing leaves the registry of the partner with this issuance',
    advice:
      "Name `transferredSerials` only where Japan's side issues vintages after 2020; leave it out.",
  },
  'ISSUANCE.TRANSFER_DIFFERS': {
    kind: 'refused',
    title: 'The partner-side serials are not of the project, the vintage and the tonnes to issue',
    advice:
      'Name serials of the partner side for exactly the tonnes of each vintage; see the facts.',
  },
  'ISSUANCE.NOT_AUTHORISED': {
    kind: 'refused',
    title: 'A partner-side serial is not authorised for international transfer',
    advice: 'Have the partner authorise the block under its cooperative approach first.',
  },
  'ISSUANCE.SHARES_NOT_WHOLE': {
    kind: 'refused',
    title: 'The percentages of an allocation sum to exactly 100',
    advice: 'Check the shares; the facts give their sum.',
  },
  'ISSUANCE.SHARES_MALFORMED': {
    kind: 'malformed',
    title: 'The shares are not written as beneficiaries with percentages',
    advice:
      'Write government-of-japan:50,partner-government:20,japanese-participant:00-…:30, each once.',
  },
  'ISSUANCE.SHARES_UNKNOWN': {
    kind: 'refused',
    title: 'No percentages are known for this project',
    advice: 'Record its Percentage of Credit Allocation Form, or give `shares` with the question.',
  },
});
