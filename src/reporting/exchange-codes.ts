import { isRepaidAlways } from '../funding/instruments.ts';

/* How words of this book are told in the code lists of others. What has no fitting code has none. */

/** Codes of OECD DAC and IATI for an instrument; the UNFCCC's word for it. */
export interface FinanceCodes {
  readonly financeType: string;
  readonly flowType: string;
  readonly aidType: string;
  /** Flow code of the CRS: 11 grant, 13 loan, 14 other official flow. */
  readonly crsFlow: string;
  readonly unfccc: string;
}

const LOAN: FinanceCodes = {
  financeType: '421',
  flowType: '10',
  aidType: 'C01',
  crsFlow: '13',
  unfccc: 'Concessional loan',
};
const GRANT: FinanceCodes = {
  financeType: '110',
  flowType: '10',
  aidType: 'C01',
  crsFlow: '11',
  unfccc: 'Grant',
};

const FINANCE: Readonly<Record<string, FinanceCodes>> = {
  JICA_ODA_LOAN: LOAN,
  JICA_GRANT_AID: GRANT,
  JICA_TECH_COOP: { ...GRANT, aidType: 'D02' },
  MOEJ_JCM_MODEL: { ...GRANT, flowType: '21', crsFlow: '14' },
  NEDO_DEMO: { ...GRANT, flowType: '21', crsFlow: '14' },
};

/** Null where the paper decides, as with finance for the private sector. */
export function financeOf(instrument: string): FinanceCodes | null {
  return FINANCE[instrument] ?? null;
}

/** Whether an instrument is a loan in every case. */
export function isLoan(instrument: string): boolean {
  return isRepaidAlways(instrument);
}

/** Words in the name of a sector, and the OECD purpose code that they stand for; the first one counts. */
const PURPOSES: readonly (readonly [word: RegExp, code: string])[] = [
  [/electric (?:mobility|vehicle)|charging/i, '23642'],
  [/rail/i, '21030'],
  [/road/i, '21020'],
  [/transport/i, '21010'],
  [/efficien|demand/i, '23183'],
  [/transmission|distribution/i, '23630'],
  [/renewable|solar|wind|hydro|geothermal/i, '23210'],
  [/energy/i, '23110'],
  [/waste/i, '14050'],
  [/forest/i, '31220'],
  [/manufactur|industr|chemical|metal/i, '32120'],
  [/urban/i, '43030'],
  [/water/i, '14020'],
];

/** Several purposes at once, or none that is known. */
const MULTISECTOR = '43010';

/** The purpose code of some sectors: theirs where they agree, else the one for several. */
export function sectorCodeOf(sectors: readonly string[]): string {
  const codes = new Set(
    sectors.map((sector) => PURPOSES.find(([word]) => word.test(sector))?.[1] ?? MULTISECTOR),
  );
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : MULTISECTOR;
}
