import type { Definition } from './country-report.ts';
import { DEFINITION_TERMS, type DefinitionTerm } from './language/definition-terms.ts';
import { columns } from './language/en/columns.ts';
import { definitions } from './language/en/definitions.ts';
import { frame } from './language/en/frame.ts';

const DAC = 'OECD DAC, converged statistical reporting directives (glossary)';
const IATI = 'IATI standard 2.03, code list TransactionType';
const JCM_LEDGER = 'JCM Ledger';
const JCM = 'JCM rules of implementation and project cycle procedure';
const REGISTRY = 'Common specifications of the JCM registry';

/** Whose rule each figure follows. */
const SOURCES: Readonly<Record<DefinitionTerm, string>> = {
  announced: JCM_LEDGER,
  pledge: `${IATI}: 12 outgoing pledge, 13 incoming pledge`,
  committedGross: `${DAC}; ${IATI}: 2 outgoing commitment, 11 incoming commitment`,
  decommitted: `${DAC}: decrease of an earlier commitment`,
  committed: DAC,
  available: JCM_LEDGER,
  disbursedGross: `${DAC}; ${IATI}: 3 disbursement`,
  refunded: `${DAC}: recoveries`,
  disbursed: DAC,
  undisbursed: 'World Bank, loan statements: undisbursed amount',
  returned: JCM_LEDGER,
  disbursedShare: JCM_LEDGER,
  repaid: `${IATI}: 6 loan repayment`,
  outstanding: DAC,
  interest: `${IATI}: 5 interest payment`,
  fees: 'JICA, General Terms and Conditions for Japanese ODA Loans',
  expected: JCM,
  verified: JCM,
  notified: JCM,
  issued: JCM,
  held: REGISTRY,
  locked: REGISTRY,
  transferredOut: REGISTRY,
  retired: REGISTRY,
  cancelled: REGISTRY,
  authorised: 'UNFCCC, decisions 2/CMA.3 and 6/CMA.4 (Article 6.2)',
  perTonne: JCM_LEDGER,
  confidence: JCM_LEDGER,
  period: 'Public Finance Act of Japan, article 11',
  effectiveAsOf: JCM_LEDGER,
  knownAsOf: JCM_LEDGER,
};

/** What each figure of the report means, in our words, and whose rule it follows. */
export const DEFINITIONS: readonly Definition[] = DEFINITION_TERMS.map((term) => ({
  term,
  meaning: definitions[term].meaning,
  source: SOURCES[term],
}));

/** Why announced amounts stand apart and have no sum. */
export const ANNOUNCEMENTS_NOTE = frame['note.announcements'];
export const PLEDGES_NOTE = frame['note.pledges'];
export const HISTORICAL_LOANS_NOTE = frame['note.historical-loans'];
export const CREDITS_NOTE = `${frame['note.credits']} Null: not recorded in this book; never zero.`;
export const PUBLISHED_ELSEWHERE_NOTE = frame['note.published-elsewhere'];
export const MONEY_PER_TONNE_NOTE = frame['note.money-per-tonne'];

/** What every page and file of a demonstration says. */
export const DEMONSTRATION_NOTICE = frame['page.demonstration'];

/** What a check says of the books where it holds. */
export function checkTitle(id: string): string {
  return (columns as Readonly<Record<string, string>>)[`check.${id}`] ?? id;
}
