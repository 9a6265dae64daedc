import type { Definitions } from '../definition-terms.ts';

/** What each figure means, in English. */
export const definitions: Definitions = {
  announced: {
    name: 'Announced',
    meaning:
      'The ceiling that a funder named for a tranche, with later increases and reductions. Nobody ' +
      'is bound by it. Announced amounts are never added to one another.',
  },
  pledge: {
    name: 'Pledge',
    meaning:
      'An indication that a commitment is intended. It binds nobody, is no commitment, and moves ' +
      'nothing in the books.',
  },
  committedGross: {
    name: 'Committed, gross',
    meaning:
      'Commitments: firm obligations in writing to provide a stated amount for a stated purpose, ' +
      'recorded in full on the day of signature, whenever the money is paid.',
  },
  decommitted: {
    name: 'De-committed',
    meaning: 'Undrawn parts of commitments that were cancelled; the tranche can commit them again.',
  },
  committed: {
    name: 'Committed, net',
    meaning: 'Net commitments: gross commitments less what of them was cancelled.',
  },
  available: {
    name: 'Not committed',
    meaning:
      'What is left of the announced amount to be committed: announced less net commitments.',
  },
  disbursedGross: {
    name: 'Disbursed, gross',
    meaning: "Money placed at the recipient's disposal, counted on the day it was.",
  },
  refunded: {
    name: 'Refunded',
    meaning: 'Disbursed money that the recipient gave back unused; repayments are not refunds.',
  },
  disbursed: {
    name: 'Disbursed',
    meaning: 'Gross disbursements less refunds. Repayments of principal are not taken off.',
  },
  undisbursed: {
    name: 'Undisbursed',
    meaning: 'What of the commitments can still be drawn.',
  },
  returned: {
    name: 'Returned, not drawable',
    meaning:
      'Refunds that cannot be drawn again. What is committed is disbursed, undisbursed or returned.',
  },
  disbursedShare: {
    name: 'Disbursed of committed',
    meaning:
      'Disbursed ÷ committed to four decimals, rounded half to even; none where nothing is committed.',
  },
  repaid: {
    name: 'Principal repaid',
    meaning: 'Principal of loans that came back. Interest and fees are no part of it.',
  },
  outstanding: {
    name: 'Outstanding',
    meaning: 'Disbursed less repaid; of a loan, the principal that is still owed.',
  },
  interest: {
    name: 'Interest paid',
    meaning: 'Interest paid by the borrower; it never reduces the principal.',
  },
  fees: {
    name: 'Fees paid',
    meaning: 'Fees paid by the borrower, such as a front-end fee; they never reduce the principal.',
  },
  expected: {
    name: 'Expected a year',
    meaning:
      'Reductions that a project is expected to bring in a year, in tonnes of CO2 equivalent, as ' +
      'its documents state them. An expectation, never an issuance.',
  },
  verified: {
    name: 'Verified',
    meaning:
      'Reductions of a calendar year that a third-party entity verified in whole tonnes, rounded ' +
      'down year by year; a year is never set off against another.',
  },
  notified: {
    name: 'Notified for issuance',
    meaning:
      'Tonnes that the Joint Committee notified to each side for issuance; a notification is not ' +
      'yet an issuance.',
  },
  issued: {
    name: 'Issued',
    meaning:
      'JCM credits that a side issued in its registry on the notification of the Joint Committee: ' +
      'one credit for a whole tonne, on each side apart.',
  },
  held: {
    name: 'Held',
    meaning: 'Issued credits in holding accounts: neither retired, cancelled nor transferred out.',
  },
  locked: {
    name: 'Locked',
    meaning:
      'Issued credits that an open offer of a transfer keeps from any other use until it is accepted, declined, cancelled or over.',
  },
  transferredOut: {
    name: 'Transferred out',
    meaning:
      'Credits that left the partner’s registry in the act in which Japan issued in their place, so that no tonne is held twice.',
  },
  retired: {
    name: 'Retired',
    meaning: 'Credits used towards a target or an obligation; they cannot be used again.',
  },
  cancelled: {
    name: 'Cancelled',
    meaning: 'Credits taken out of use without being counted towards a target.',
  },
  authorised: {
    name: 'Authorised',
    meaning:
      'Credits that the participating Party authorised for use under Article 6 of the Paris Agreement.',
  },
  perTonne: {
    name: 'Money per tonne',
    meaning:
      "A tranche's money to a project ÷ all the project's tonnes, to four decimals, rounded half to " +
      'even. It attributes nothing and is never added over tranches or currencies.',
  },
  confidence: {
    name: 'Confidence',
    meaning:
      "How sure the tranche is: signed (there is an agreement), official (the funder's own word), " +
      'press-only (reported, with no primary source found).',
  },
  period: {
    name: 'Period',
    meaning:
      'A calendar year (2025) or a Japanese fiscal year (FY2025: 1 April 2025 to 31 March 2026). ' +
      'Opening balances are those of the day before it.',
  },
  effectiveAsOf: {
    name: 'Effective as of',
    meaning: 'What counted in the world by the end of this day.',
  },
  knownAsOf: {
    name: 'Known as of',
    meaning:
      "What the books knew: the first leaves of the country's log, up to the head that is named. A " +
      'report as known at a head can be made again, byte for byte.',
  },
};
