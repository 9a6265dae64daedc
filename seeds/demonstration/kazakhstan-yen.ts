import type { JsonObject } from '../../src/ledger/act.ts';
import { CHARGING } from './kazakhstan-projects.ts';
import { funds, type Step } from './step.ts';

const INVENTED_FIGURES =
  'The amount and the days of the loan are published. What was disbursed and repaid until the ' +
  'opening day is invented for the demonstration.';

/**
 * Japan's six yen loans to Kazakhstan, as a ministry would bring them along: the amounts are facts,
 * and sum to the 95,149 million yen of the ODA White Paper; what became of them is invented.
 */
const LOANS = [
  {
    name: 'yen-1-to-4',
    title: 'first four yen loans, cumulative (with Western Kazakhstan Road, 16,539 million yen)',
    amount: '67427000000',
    repaid: '52130000000',
    signedOn: '2000-12-21',
    source:
      'https://www.jica.go.jp/english/news/jbic_archive/english/base/release/oec/2000/A05/nr40s.html',
  },
  {
    name: 'yen-5',
    title: 'Astana Water Supply and Sewerage (yen loan)',
    amount: '21361000000',
    repaid: '12460600000',
    signedOn: '2003-07-08',
    source: 'https://adilet.zan.kz/rus/docs/P030001073_/compare',
  },
  {
    name: 'yen-6',
    title: 'CAREC Transport Corridor, Zhambyl Oblast (yen loan KAZ-P6)',
    amount: '6361000000',
    repaid: '1590250000',
    signedOn: '2010-08-23',
    source: 'https://www.jica.go.jp/english/news/press/2010/100823.html',
  },
] as const;

/** The loans' tranches, and a subsidy in yen that needs two officers. */
export const YEN_TRANCHES: readonly Step[] = [
  ...LOANS.map(({ name, title, amount, signedOn, source }) =>
    tranche(name, {
      reference: `KZ-DEMO-${name.toUpperCase()}`,
      title: `Demonstration: ${title}`,
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      announcedAmount: amount,
      announcedOn: signedOn,
      confidence: 'signed',
      source,
      note: INVENTED_FIGURES,
    }),
  ),
  tranche('subsidy', {
    reference: 'KZ-DEMO-SUBSIDY',
    title: 'Demonstration: subsidy for a JCM model project, with a second officer',
    funder: 'MOEJ',
    instrument: 'MOEJ_JCM_MODEL',
    announcedAmount: '1200000000',
    announcedOn: '2025-04-10',
    availableFrom: '2025-05-01',
    availableUntil: '2028-03-31',
    approvalThreshold: '100000000',
    confidence: 'official',
    source: 'Demonstration: invented',
    note: 'What exceeds 100 million yen waits for a second officer.',
  }),
];

export const YEN_COMMITMENTS: readonly Step[] = [
  ...LOANS.map(({ name, title, amount, repaid, signedOn, source }) =>
    funds(`opening:${name}`, 'opening-balance', `tranche:${name}`, {
      reference: `Demonstration: opening of ${name}`,
      currency: 'JPY',
      effectiveOn: '2023-12-31',
      committed: amount,
      disbursed: amount,
      repaid,
      evidence: { title: `${title}; ${source}`, signedOn },
      memo: INVENTED_FIGURES,
    }),
  ),
  funds('commitment:subsidy', 'commitment', 'tranche:subsidy', {
    ...paper('450000000', '2025-06-02'),
    projectShares: [{ project: CHARGING, amount: '450000000' }],
  }),
];

export const YEN_APPROVALS: readonly Step[] = [
  {
    ...funds('approval:subsidy', 'approval', 'commitment:subsidy', {
      reason: 'Demonstration: the papers are complete',
    }),
    by: 'second fund officer',
  },
];

/** After the approval: a payment below the threshold, one that waits, and service of the loans. */
export const YEN_PAYMENTS: readonly Step[] = [
  funds(
    'disbursement:subsidy:1',
    'disbursement',
    'commitment:subsidy',
    paper('90000000', '2025-08-29'),
  ),
  funds(
    'disbursement:subsidy:2',
    'disbursement',
    'commitment:subsidy',
    paper('135000000', '2026-03-16'),
  ),
  funds('repayment:yen-6:1', 'repayment', 'opening:yen-6', paper('132520833', '2025-02-20')),
  funds('repayment:yen-6:2', 'repayment', 'opening:yen-6', paper('132520833', '2025-08-20')),
  funds('interest:yen-6:1', 'interest-payment', 'opening:yen-6', paper('28624500', '2025-02-20')),
  funds('repayment:yen-5:1', 'repayment', 'opening:yen-5', paper('445020834', '2025-07-22')),
];

function tranche(name: string, body: JsonObject): Step {
  return {
    key: `tranche:${name}`,
    by: 'fund officer',
    kind: 'tranche',
    country: 'KZ',
    body: { currency: 'JPY', ...body },
  };
}

function paper(amount: string, effectiveOn: string): JsonObject {
  const reference = 'Demonstration: payment paper';
  return { amount, currency: 'JPY', effectiveOn, reference, memo: 'Invented' };
}
