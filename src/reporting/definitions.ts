import type { Definition } from './country-report.ts';

const DAC = 'OECD DAC, converged statistical reporting directives (glossary)';
const IATI = 'IATI standard 2.03, code list TransactionType';
const JCM_LEDGER = 'JCM Ledger';

/** What each figure of the report means, in our words, and whose rule it follows. */
export const DEFINITIONS: readonly Definition[] = [
  {
    term: 'announced',
    meaning:
      'The ceiling that a funder named for a tranche, with later increases and reductions. Nobody ' +
      'is bound by it. Announced amounts are never added to one another.',
    source: JCM_LEDGER,
  },
  {
    term: 'pledge',
    meaning:
      'An indication that a commitment is intended. It binds nobody, is no commitment, and moves ' +
      'nothing in the books.',
    source: `${IATI}: 12 outgoing pledge, 13 incoming pledge`,
  },
  {
    term: 'committedGross',
    meaning:
      'Commitments: firm obligations in writing to provide a stated amount for a stated purpose, ' +
      'recorded in full on the day of signature, whenever the money is paid.',
    source: `${DAC}; ${IATI}: 2 outgoing commitment, 11 incoming commitment`,
  },
  {
    term: 'decommitted',
    meaning: 'Undrawn parts of commitments that were cancelled; the tranche can commit them again.',
    source: `${DAC}: decrease of an earlier commitment`,
  },
  {
    term: 'committed',
    meaning: 'Net commitments: gross commitments less what of them was cancelled.',
    source: DAC,
  },
  {
    term: 'available',
    meaning:
      'What is left of the announced amount to be committed: announced less net commitments.',
    source: JCM_LEDGER,
  },
  {
    term: 'disbursedGross',
    meaning: "Money placed at the recipient's disposal, counted on the day it was.",
    source: `${DAC}; ${IATI}: 3 disbursement`,
  },
  {
    term: 'refunded',
    meaning: 'Disbursed money that the recipient gave back unused; repayments are not refunds.',
    source: `${DAC}: recoveries`,
  },
  {
    term: 'disbursed',
    meaning: 'Gross disbursements less refunds. Repayments of principal are not taken off.',
    source: DAC,
  },
  {
    term: 'undisbursed',
    meaning: 'What of the commitments can still be drawn.',
    source: 'World Bank, loan statements: undisbursed amount',
  },
  {
    term: 'returned',
    meaning:
      'Refunds that cannot be drawn again. What is committed is disbursed, undisbursed or returned.',
    source: JCM_LEDGER,
  },
  {
    term: 'disbursedShare',
    meaning:
      'Disbursed ÷ committed to four decimals, rounded half to even; none where nothing is committed.',
    source: JCM_LEDGER,
  },
  {
    term: 'repaid',
    meaning: 'Principal of loans that came back. Interest and fees are no part of it.',
    source: `${IATI}: 6 loan repayment`,
  },
  {
    term: 'outstanding',
    meaning: 'Disbursed less repaid; of a loan, the principal that is still owed.',
    source: DAC,
  },
  {
    term: 'interest',
    meaning: 'Interest paid by the borrower; it never reduces the principal.',
    source: `${IATI}: 5 interest payment`,
  },
  {
    term: 'fees',
    meaning: 'Fees paid by the borrower, such as a front-end fee; they never reduce the principal.',
    source: 'JICA, General Terms and Conditions for Japanese ODA Loans',
  },
  {
    term: 'confidence',
    meaning:
      "How sure the tranche is: signed (there is an agreement), official (the funder's own word), " +
      'press-only (reported, with no primary source found).',
    source: JCM_LEDGER,
  },
  {
    term: 'effectiveAsOf',
    meaning: 'What counted in the world by the end of this day.',
    source: JCM_LEDGER,
  },
  {
    term: 'knownAsOf',
    meaning:
      "What the books knew: the first leaves of the country's log, up to the head that is named. A " +
      'report as known at a head can be made again, byte for byte.',
    source: JCM_LEDGER,
  },
];

/** Why announced amounts stand apart and have no sum. */
export const ANNOUNCEMENTS_NOTE =
  'Announced amounts are not added. One announcement may be part of another, may cover other ' +
  'purposes, or may repeat an older one; a sum would say what no source says. Each stands alone with ' +
  'its source until agreements are signed under it.';

export const PLEDGES_NOTE =
  'Pledges are intentions. They bind nobody and are part of no figure above.';

export const HISTORICAL_LOANS_NOTE =
  'Loans of the years before this book, as their sources state them. They are shown for reference, ' +
  'beside the tranches, and are added neither to them nor to one another.';

/** What every page and file of a demonstration says. */
export const DEMONSTRATION_NOTICE =
  'DEMONSTRATION: this book holds invented projects, commitments and payments beside sourced facts, ' +
  'to show how it works. It is not a book of record.';
