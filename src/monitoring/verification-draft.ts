import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Act, JsonObject, Outcome } from '../ledger/act.ts';
import { sumText } from '../methodology/formulas/arithmetic.ts';
import { monitoringErrors } from './errors.ts';
import type { ReportedVintage } from './reductions.ts';
import { reportAddress, reportAnswer, reportDraft, type ReportRecord } from './report-record.ts';
import { VERIFICATION, VERIFICATION_DESIGNATION, VERIFIED_VINTAGE } from './tables.ts';

/** What an entity can find: what must be corrected, cleared up, done next time, or is only noted. */
export const FINDING_KINDS = [
  'corrective-action-request',
  'clarification-request',
  'forward-action-request',
  'observation',
] as const;

/** Something that the entity found, and how it was settled. */
export interface Finding {
  readonly kind: (typeof FINDING_KINDS)[number];
  readonly text: string;
  readonly resolution?: string | null;
}

/** A verified figure as it is sent. */
export interface GivenVintage {
  readonly vintage: number;
  /** Whole tonnes, decimal text without decimals. */
  readonly tonnes: string;
  /** Needed where it differs from what was reported. */
  readonly reason?: string | null;
}

/** Both figures of a calendar year. */
export interface VerifiedVintage {
  readonly vintage: number;
  readonly tonnesReported: string;
  readonly tonnesVerified: string;
  readonly reason: string | null;
}

/**
 * The verified figures beside the reported ones, in the order of the years.
 *
 * Refuses, in this order: MONITORING.VINTAGES_DIFFER, MONITORING.CORRECTION_UNEXPLAINED.
 */
export function comparedVintages(
  reported: readonly ReportedVintage[],
  given: readonly GivenVintage[],
): readonly VerifiedVintage[] | Refusal {
  const expected = reported.map(({ vintage }) => vintage);
  const sent = given.map(({ vintage }) => vintage).sort((one, other) => one - other);
  if (sent.join() !== expected.join()) {
    return monitoringErrors.refuse('MONITORING.VINTAGES_DIFFER', { expected, sent });
  }
  const compared = reported.map(({ vintage, tonnes: tonnesReported }) => {
    const own = given.find((one) => one.vintage === vintage);
    const tonnesVerified = own?.tonnes ?? '0';
    return { vintage, tonnesReported, tonnesVerified, reason: own?.reason ?? null };
  });
  const silent = compared.find(
    ({ tonnesReported, tonnesVerified, reason }) =>
      tonnesReported !== tonnesVerified && reason === null,
  );
  if (!silent) return compared;
  const { vintage, tonnesReported, tonnesVerified } = silent;
  const facts = { vintage, tonnesReported, tonnesVerified };
  return monitoringErrors.refuse('MONITORING.CORRECTION_UNEXPLAINED', facts);
}

/** All that is decided about a verification before it is written. */
export interface DecidedVerification {
  readonly act: Act<unknown>;
  readonly today: CalendarDay;
  readonly held: { readonly id: string; readonly version: number; readonly record: ReportRecord };
  /** The entity (uuid). */
  readonly entity: string;
  readonly verifiedOn: CalendarDay;
  readonly vintages: readonly VerifiedVintage[];
  readonly documents: readonly string[];
  readonly findings: readonly Finding[];
  /** The verification (uuid) whose place it takes. */
  readonly corrects: string | null;
  readonly designations: readonly { readonly scope: number; readonly designation: string }[];
}

/** The verification with its figures and designations, and the report that now cites it. */
export function verificationOutcome(decided: DecidedVerification): Outcome {
  const { act, today, held, vintages } = decided;
  const edition = held.record.verifications + 1;
  const record: ReportRecord = {
    ...held.record,
    status: 'verified',
    verification: act.id,
    verifications: edition,
  };
  const version = held.version + 1;
  const report = reportDraft('update', held.id, version, today, record);
  const said = saidOf(decided, edition);
  return {
    records: [
      { type: 'verification', id: act.id, version: 1, validFrom: decided.verifiedOn, body: said },
      report.record,
    ],
    rows: [...rowsOf(decided, edition), report.row],
    answer: {
      status: 201,
      location: reportAddress(act.countryCode, held.id),
      body: {
        ...reportAnswer(act.countryCode, held.id, version, record),
        id: publicId(act.countryCode, act.id),
        report: publicId(act.countryCode, held.id),
        thirdPartyEntity: publicId(NO_COUNTRY, decided.entity),
        verifiedOn: decided.verifiedOn,
        edition,
        vintages: vintages as unknown as JsonValue,
        tonnesReported: sumText(vintages.map(({ tonnesReported }) => tonnesReported)),
        tonnesVerified: sumText(vintages.map(({ tonnesVerified }) => tonnesVerified)),
      },
    },
  };
}

function saidOf(decided: DecidedVerification, edition: number): JsonObject {
  const { act, held, entity, verifiedOn, vintages, documents, corrects } = decided;
  return {
    report: held.id,
    edition,
    corrects,
    thirdPartyEntity: entity,
    verifiedOn,
    verifiedBy: act.principalId,
    vintages: vintages as unknown as JsonValue,
    findings: wholeFindings(decided.findings),
    documents,
    designations: decided.designations,
  };
}

function rowsOf(decided: DecidedVerification, edition: number): NonNullable<Outcome['rows']> {
  const { act, held, vintages, designations } = decided;
  return [
    {
      table: VERIFICATION,
      change: 'insert',
      row: {
        id: act.id,
        report_id: held.id,
        edition,
        corrects: decided.corrects,
        participant_id: decided.entity,
        verified_on: decided.verifiedOn,
        verified_by: act.principalId,
        submitted_by: held.record.submittedBy,
        findings: canonicalJson(wholeFindings(decided.findings)),
        documents: canonicalJson([...decided.documents]),
      },
    },
    ...vintages.map(({ vintage, tonnesReported, tonnesVerified, reason }) => ({
      table: VERIFIED_VINTAGE,
      change: 'insert' as const,
      row: {
        verification_id: act.id,
        report_id: held.id,
        vintage,
        tonnes_reported: tonnesReported,
        tonnes_verified: tonnesVerified,
        reason,
      },
    })),
    ...designations.map(({ scope, designation }) => ({
      table: VERIFICATION_DESIGNATION,
      change: 'insert' as const,
      row: { verification_id: act.id, scope, designation_id: designation },
    })),
  ];
}

function wholeFindings(findings: readonly Finding[]): JsonValue {
  return findings.map(({ kind, text, resolution }) => ({
    kind,
    text,
    resolution: resolution ?? null,
  }));
}
