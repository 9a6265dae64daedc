/** A kind of finance, as the tranches of this book name it. */
export interface Instrument {
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  /** Whether principal comes back: a loan yes, a grant no; `varies` where the paper decides. */
  readonly repaid: 'yes' | 'no' | 'varies';
  readonly source: string;
}

/** Instruments through which Japan finances decarbonisation in partner countries. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    code: 'JICA_ODA_LOAN',
    name: 'JICA ODA loan (yen loan)',
    meaning:
      'Loan to a government: exchange of notes, loan agreement, ratification, in force, ' +
      'disbursements, completion. Committed, disbursed and repaid in one currency, mostly yen; ' +
      'equal principal, paid semi-annually.',
    repaid: 'yes',
    source: 'JICA, Major Terms and Conditions of Japanese ODA Loans (October 2015)',
  },
  {
    code: 'JICA_GRANT_AID',
    name: 'JICA grant aid',
    meaning: 'Grant under an exchange of notes and a grant agreement.',
    repaid: 'no',
    source: 'JICA, Grant Aid',
  },
  {
    code: 'JICA_TECH_COOP',
    name: 'JICA technical cooperation',
    meaning: 'Experts, training and equipment.',
    repaid: 'no',
    source: 'JICA, Technical Cooperation',
  },
  {
    code: 'JICA_PSIF',
    name: 'JICA Private Sector Investment Finance',
    meaning: 'Loans and equity to companies.',
    repaid: 'varies',
    source: 'JICA, Private Sector Investment Finance',
  },
  {
    code: 'MOEJ_JCM_MODEL',
    name: 'Financing Programme for JCM Model Projects',
    meaning:
      'Subsidy of the Ministry of the Environment, run by GEC: up to half of the initial ' +
      'investment; at least half of the credits go to the Government of Japan.',
    repaid: 'no',
    source: 'https://gec.jp/jcm/kobo/mp230817/',
  },
  {
    code: 'NEDO_DEMO',
    name: 'NEDO demonstration project',
    meaning:
      'Demonstration of low-carbon technology for the Ministry of Economy, Trade and Industry.',
    repaid: 'no',
    source: 'https://www.meti.go.jp/policy/energy_environment/global_warming/jcm/index.html',
  },
  {
    code: 'ADB_JFJCM',
    name: 'Japan Fund for the Joint Crediting Mechanism',
    meaning:
      'Trust fund at the Asian Development Bank since 2014: grants and technical assistance.',
    repaid: 'varies',
    source:
      'http://ndcpartnership.org/funding-and-initiatives-navigator/' +
      'japan-fund-joint-crediting-mechanism-jfjcm',
  },
  {
    code: 'UNIDO',
    name: 'UNIDO programme of the Ministry of the Environment',
    meaning: 'Line of the Ministry of the Environment through UNIDO.',
    repaid: 'varies',
    source: 'https://gec.jp/jcm/jp/about',
  },
  {
    code: 'NEXI',
    name: 'NEXI trade and investment insurance',
    meaning: 'Insurance: neither a grant nor official development assistance.',
    repaid: 'varies',
    source: 'https://information.bz/french/news/view/2024/08/10/15386.html',
  },
  {
    code: 'JBIC',
    name: 'JBIC export and investment finance',
    meaning: 'Export and investment loans: not official development assistance.',
    repaid: 'yes',
    source: 'JBIC, Types of financing',
  },
  {
    code: 'NOT_STATED',
    name: 'Instrument not stated',
    meaning:
      'The source names an amount and no instrument. An agreement decides it; until then nothing ' +
      'should be read into it.',
    repaid: 'varies',
    source: 'JCM Ledger',
  },
];

const BY_CODE: ReadonlyMap<string, Instrument> = new Map(
  INSTRUMENTS.map((instrument) => [instrument.code, instrument]),
);

export function isInstrument(code: string): boolean {
  return BY_CODE.has(code);
}

/** Whether principal of this instrument comes back in every case: whether it is a loan. */
export function isRepaidAlways(code: string): boolean {
  return BY_CODE.get(code)?.repaid === 'yes';
}

/** Whether principal of this instrument can come back as a repayment. */
export function isRepaid(code: string): boolean {
  return BY_CODE.get(code)?.repaid !== 'no';
}
