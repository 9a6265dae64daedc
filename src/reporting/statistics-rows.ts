import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import type { CountryReport } from './country-report.ts';
import { financeOf, sectorCodeOf } from './exchange-codes.ts';
import type { ReportedCommitment, ReportedTranche } from './reported-funding.ts';
import type { FundingTransaction } from './reported-transactions.ts';

/* Rows for statisticians, built from the report and its transactions: what a year adds, per commitment. */

type Row<Columns extends readonly string[]> = Readonly<Record<Columns[number], string | null>>;

export type CrsRow = Row<typeof CRS_COLUMNS>;
export type ClimateFinanceRow = Row<typeof CLIMATE_FINANCE_COLUMNS>;

/** Columns of the rows below; a file without rows has its header all the same. */
export const CRS_COLUMNS = [
  'Year',
  'DonorCode',
  'AgencyCode',
  'CRSid',
  'ProjectNumber',
  'InitialReport',
  'RecipientCode',
  'RecipientISO3',
  'FlowCode',
  'bi_multi',
  'Category',
  'Finance_t',
  'Aid_t',
  'usd_commitment',
  'usd_disbursement',
  'usd_received',
  'usd_adjustment',
  'CurrencyCode',
  'commitment_national',
  'disbursement_national',
  'received_national',
  'adjustment_national',
  'interest_national',
  'outstanding_national',
  'ShortDescription',
  'ProjectTitle',
  'PurposeCode',
  'ChannelReportedName',
  'Geography',
  'climateMitigation',
  'commitmentdate',
  'Book',
] as const;

export const CLIMATE_FINANCE_COLUMNS = [
  'Table',
  'Year',
  'YearBasis',
  'Title',
  'Reference',
  'Amount',
  'Currency',
  'AmountUSD',
  'AmountDomestic',
  'Recipient',
  'RecipientEntity',
  'ImplementingEntity',
  'TimeFrame',
  'Status',
  'Channel',
  'FundingSource',
  'FinancialInstrument',
  'TypeOfSupport',
  'Sector',
  'Subsector',
  'TechnologyTransfer',
  'CapacityBuilding',
  'ActivityStatus',
  'AdditionalInformation',
  'Book',
] as const;

const COMMITTED = ['commitment', 'opening-commitment'];
const DISBURSED = ['disbursement', 'opening-disbursement'];
const REPAID = ['repayment', 'opening-repayment'];

/**
 * Rows in the columns of the Creditor Reporting System: one per commitment that the period moved.
 * Amounts are whole amounts in the commitment's own currency; those in dollars are given where that is
 * the currency, and nothing is converted. A cancellation is an adjustment, never a smaller commitment.
 *
 * @source OECD DAC, converged statistical reporting directives, DCD/DAC(2016)3/FINAL
 */
export function crsRows(
  report: CountryReport,
  transactions: readonly FundingTransaction[],
): readonly CrsRow[] {
  return report.tranches.flatMap((tranche) =>
    tranche.commitments.flatMap((commitment) => {
      const own = inPeriod(report, transactions).filter(
        (one) => one.tranche === tranche.reference && one.commitment === commitment.reference,
      );
      return own.length === 0 ? [] : [crsRow(report, tranche, commitment, own)];
    }),
  );
}

function crsRow(
  report: CountryReport,
  tranche: ReportedTranche,
  commitment: ReportedCommitment,
  own: readonly FundingTransaction[],
): CrsRow {
  const { currency } = tranche;
  const finance = financeOf(tranche.instrument);
  const committed = sumOf(own, COMMITTED, currency);
  const disbursed = sumOf(own, [...DISBURSED, 'refund'], currency);
  const received = sumOf(own, REPAID, currency);
  const adjustment = sumOf(own, ['decommitment'], currency);
  const interest = sumOf(own, ['interest-payment'], currency);
  const dollars = (amount: string): string | null => (currency === 'USD' ? amount : null);
  const isNew = own.some(({ kind }) => COMMITTED.includes(kind));
  const projects = commitment.projectShares.map(({ reference }) => reference ?? '').join(' ');
  return {
    Year: report.period.name,
    DonorCode: '701',
    AgencyCode: tranche.funder === 'JICA' ? '8' : tranche.funder === 'MOFA' ? '2' : null,
    CRSid: null,
    ProjectNumber: `${tranche.reference} ${commitment.reference}`,
    InitialReport: isNew ? '1' : '3',
    RecipientCode: report.country.iso2 === 'KZ' ? '613' : null,
    RecipientISO3: report.country.iso3,
    FlowCode: finance?.crsFlow ?? null,
    bi_multi: '1',
    Category: finance?.flowType ?? null,
    Finance_t: finance?.financeType ?? null,
    Aid_t: finance?.aidType ?? null,
    usd_commitment: dollars(committed),
    usd_disbursement: dollars(disbursed),
    usd_received: dollars(received),
    usd_adjustment: dollars(adjustment),
    CurrencyCode: currency,
    commitment_national: committed,
    disbursement_national: disbursed,
    received_national: received,
    adjustment_national: adjustment,
    interest_national: interest,
    outstanding_national: commitment.outstanding,
    ShortDescription: tranche.title,
    ProjectTitle: projects,
    PurposeCode: sectorCodeOf(sectorsOf(report, commitment)),
    ChannelReportedName: tranche.funderName,
    Geography: report.country.name,
    climateMitigation: isOfMechanism(report, commitment) ? '2' : null,
    commitmentdate: commitment.agreement?.signedOn ?? commitment.effectiveOn,
    Book: report.book.kind === 'demonstration' ? 'DEMONSTRATION' : 'real',
  };
}

/**
 * Rows in the shape of the common tabular formats on finance: what the provider reports (III.1) and,
 * of the same tranche, what the recipient does (III.7). The pair is what two ministries compare.
 *
 * @source decision 18/CMA.1, annex, paragraphs 123 and 124; decision 5/CMA.3, annex III
 */
export function climateFinanceRows(
  report: CountryReport,
  transactions: readonly FundingTransaction[],
): readonly ClimateFinanceRow[] {
  const own = inPeriod(report, transactions);
  return report.tranches.flatMap((tranche) => {
    const of = own.filter((one) => one.tranche === tranche.reference);
    const committed = sumOf(of, [...COMMITTED, 'decommitment'], tranche.currency);
    const disbursed = sumOf(of, [...DISBURSED, 'refund'], tranche.currency);
    return [
      climateRow(report, tranche, 'III.1', 'committed', committed),
      climateRow(report, tranche, 'III.1', 'disbursed', disbursed),
      climateRow(report, tranche, 'III.7', 'committed', committed),
      climateRow(report, tranche, 'III.7', 'received', disbursed),
    ].filter(({ Amount: amount }) => /[1-9]/.test(amount ?? ''));
  });
}

function climateRow(
  report: CountryReport,
  tranche: ReportedTranche,
  table: 'III.1' | 'III.7',
  status: string,
  amount: string,
): ClimateFinanceRow {
  const finance = financeOf(tranche.instrument);
  const projects = report.projects.filter(({ shares }) =>
    shares.some((share) => share.tranche === tranche.id),
  );
  const isProvider = table === 'III.1';
  return {
    Table: table,
    Year: report.period.name,
    YearBasis: report.period.kind,
    Title: tranche.title,
    Reference: tranche.reference,
    Amount: amount,
    Currency: tranche.currency,
    AmountUSD: tranche.currency === 'USD' ? amount : null,
    AmountDomestic: domestic(report, tranche, isProvider, amount),
    Recipient: isProvider ? report.country.name : null,
    RecipientEntity: isProvider ? null : report.country.name,
    ImplementingEntity: isProvider ? null : projects.flatMap(implementers).join('; ') || null,
    TimeFrame: isProvider
      ? null
      : `${tranche.announcedOn.slice(0, 4)}-${tranche.availableUntil?.slice(0, 4) ?? ''}`,
    Status: status,
    Channel: 'Bilateral',
    FundingSource: finance === null ? null : finance.flowType === '10' ? 'ODA' : 'OOF',
    FinancialInstrument: finance?.unfccc ?? null,
    TypeOfSupport: projects.some(({ mechanism }) => mechanism === 'JCM') ? 'Mitigation' : null,
    Sector: [...new Set(projects.map(({ sector }) => sector))].join('; ') || null,
    Subsector: null,
    TechnologyTransfer: null,
    CapacityBuilding: null,
    ActivityStatus: isProvider ? null : tranche.status === 'open' ? 'Ongoing' : 'Completed',
    AdditionalInformation: `${tranche.funderName}; ${report.provenance.addresses.json}`,
    Book: report.book.kind === 'demonstration' ? 'DEMONSTRATION' : 'real',
  };
}

/** The provider's own currency is the yen; the recipient's is the country's. */
function domestic(
  report: CountryReport,
  tranche: ReportedTranche,
  isProvider: boolean,
  amount: string,
): string | null {
  const own = isProvider ? 'JPY' : report.country.currency;
  return tranche.currency === own ? amount : null;
}

function implementers(project: CountryReport['projects'][number]): readonly string[] {
  return project.participants.filter(({ side }) => side === 'partner').map(({ name }) => name);
}

function inPeriod(report: CountryReport, transactions: readonly FundingTransaction[]) {
  const { from, until } = report.period;
  return transactions.filter(({ effectiveOn }) => effectiveOn >= from && effectiveOn <= until);
}

function sumOf(
  transactions: readonly FundingTransaction[],
  kinds: readonly string[],
  code: string,
): string {
  const currency = currencyOf(code);
  const own = transactions.filter(({ kind }) => kinds.includes(kind));
  return Amount.sum(
    own.map(({ amount }) => Amount.parse(amount, currency)),
    currency,
  ).toString();
}

function sectorsOf(report: CountryReport, commitment: ReportedCommitment): readonly string[] {
  const shared = commitment.projectShares.map(({ project }) => project);
  return report.projects.filter(({ id }) => shared.includes(id)).map(({ sector }) => sector);
}

function isOfMechanism(report: CountryReport, commitment: ReportedCommitment): boolean {
  const shared = commitment.projectShares.map(({ project }) => project);
  return report.projects.some(({ id, mechanism }) => mechanism === 'JCM' && shared.includes(id));
}
