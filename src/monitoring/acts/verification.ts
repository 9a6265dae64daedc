import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import { refuseMove } from '../../ledger/life-cycle.ts';
import { designationsOf, refuseEntityWork } from '../../participant/designation.ts';
import { participantErrors } from '../../participant/errors.ts';
import type { Row } from '../../ledger/table.ts';
import { monitoringErrors } from '../errors.ts';
import { citedForms, factsOf, situationOf, type ProjectFacts } from '../project-facts.ts';
import { REPORT_CYCLE } from '../report-cycle.ts';
import type { ReportRecord } from '../report-record.ts';
import {
  comparedVintages,
  verificationOutcome,
  type Finding,
  type GivenVintage,
} from '../verification-draft.ts';
import { vintagesOf } from './monitoring-submission.ts';
import { heldReport, needsReport, readProjectsOfReports, type HeldReport } from './of-report.ts';

export interface VerificationBody {
  /** Public id of the participant that verified; it begins with 00. */
  readonly thirdPartyEntity: string;
  /** The day of the verification report; today where left out. */
  readonly verifiedOn?: CalendarDay | null;
  /** One figure for each vintage of the report. */
  readonly vintages: readonly GivenVintage[];
  readonly findings?: readonly Finding[] | null;
  /** Public ids of documents of the project; the verification report among them. */
  readonly documents?: readonly string[] | null;
  /** Public id of the verification that it takes the place of; only for a correction. */
  readonly corrects?: string | null;
  readonly expectedVersion?: number | null;
}

/**
 * What a third-party entity verified of a submitted monitoring report (the subject): whole tonnes per
 * calendar year, beside the reported figures, which stay. A later correction is another verification,
 * which names the one before.
 *
 * Refuses, in this order: MONITORING.REPORT_NOT_FOUND, VERSION_STALE, DOCUMENT_NOT_OF_PROJECT,
 * LEDGER.MOVE_NOT_POSSIBLE, LEDGER.MOVE_LACKS (the verification report),
 * MONITORING.CORRECTS_NOT_THE_LAST, SAME_OFFICER, VERIFIED_OUT_OF_TIME, VINTAGES_DIFFER,
 * CORRECTION_UNEXPLAINED, PARTICIPANT.NOT_FOUND, MONITORING.ENTITY_TAKES_PART, TPE.OUTSIDE_ITS_SCOPE.
 *
 * @source JCM guidelines for validation and verification: by an entity designated for the sectoral scope
 */
export const verificationAct: ActKind<VerificationBody> = {
  kind: 'verification',
  posts: false,
  needs: needsReport,
  async read(acts, reader, known) {
    await readProjectsOfReports(acts, reader, known);
    const [first] = acts;
    const entities = acts.flatMap(({ body }) => entityOf(body.thirdPartyEntity) ?? []);
    if (!first || entities.length === 0) return;
    known.setFact(DESIGNATIONS, await designationsOf(reader, first.countryCode, entities));
  },
  decide(act, known) {
    const held = heldReport(act, known);
    if (held instanceof Refusal) return held;
    const facts = factsOf(known, held.record.project);
    const documents = [...new Set(act.body.documents ?? [])];
    const forms = citedForms(facts, documents);
    if (forms instanceof Refusal) return forms;
    const situation = situationOf(held.record, facts, known.today, forms);
    const verifiedOn = act.body.verifiedOn ?? known.today;
    const refusal =
      refuseMove(REPORT_CYCLE, held.record.status, 'verified', situation) ??
      refuseCorrection(act, held) ??
      refuseVerifier(act, held.record) ??
      refuseDay(verifiedOn, held.record, known.today);
    if (refusal) return refusal;
    const vintages = comparedVintages(vintagesOf(held.record), act.body.vintages);
    if (vintages instanceof Refusal) return vintages;
    const scopes = scopesOf(held.record, facts);
    const entity = entityOf(act.body.thirdPartyEntity);
    const designations = known.fact<readonly Row[]>(DESIGNATIONS) ?? [];
    const unfit =
      refusePartial(entity, facts, verifiedOn) ??
      refuseEntity(act, entity, designations, scopes, verifiedOn);
    if (unfit) return unfit;
    return verificationOutcome({
      act,
      today: known.today,
      held,
      entity: entity ?? '',
      verifiedOn,
      vintages,
      documents,
      findings: act.body.findings ?? [],
      corrects: held.record.verification,
      designations: designationsFor(entity ?? '', designations, scopes, verifiedOn),
    });
  },
};

const DESIGNATIONS = 'designations of verifying entities';

function refuseCorrection(act: Act<VerificationBody>, { record }: HeldReport): Refusal | null {
  const last = record.verification === null ? null : publicId(act.countryCode, record.verification);
  const corrects = act.body.corrects ?? null;
  if (corrects === last) return null;
  return monitoringErrors.refuse('MONITORING.CORRECTS_NOT_THE_LAST', { corrects, last });
}

function refuseVerifier(act: Act<VerificationBody>, { submittedBy }: ReportRecord): Refusal | null {
  return act.principalId === submittedBy
    ? monitoringErrors.refuse('MONITORING.SAME_OFFICER')
    : null;
}

function refuseDay(
  verifiedOn: CalendarDay,
  { lastDay }: ReportRecord,
  today: CalendarDay,
): Refusal | null {
  if (verifiedOn >= lastDay && verifiedOn <= today) return null;
  const facts = { verifiedOn, from: lastDay, until: today };
  return monitoringErrors.refuse('MONITORING.VERIFIED_OUT_OF_TIME', facts);
}

/** Roles in a project that leave an entity impartial. */
const IMPARTIAL: ReadonlySet<string> = new Set(['validating-entity', 'verifying-entity', 'other']);

/** Nobody verifies what it takes part in, pays for, or has proposed the methodology of. */
function refusePartial(
  entity: string | null,
  { roles }: ProjectFacts,
  on: CalendarDay,
): Refusal | null {
  const held = roles.find(
    ({ participant, role, from, until }) =>
      participant === entity && !IMPARTIAL.has(role) && from <= on && (until ?? on) >= on,
  );
  if (!held) return null;
  return monitoringErrors.refuse('MONITORING.ENTITY_TAKES_PART', { role: held.role, on });
}

function refuseEntity(
  act: Act<VerificationBody>,
  entity: string | null,
  designations: readonly Row[],
  scopes: readonly number[],
  on: CalendarDay,
): Refusal | null {
  if (entity === null) {
    const facts = { participant: act.body.thirdPartyEntity };
    return participantErrors.refuse('PARTICIPANT.NOT_FOUND', facts);
  }
  return refuseEntityWork(entity, designations, 'verification', scopes, on);
}

/** Sectoral scopes of the methodologies that the report's figures come from. */
function scopesOf({ activity }: ReportRecord, { methodologies }: ProjectFacts): readonly number[] {
  const used = new Set(activity.map(({ methodologyVersion }) => methodologyVersion));
  const scopes = methodologies.filter(({ id }) => used.has(id)).flatMap((one) => one.scopes);
  return [...new Set(scopes)].sort((one, other) => one - other);
}

/** For each scope the designation that covers it; of several the one that begins last. */
function designationsFor(
  entity: string,
  designations: readonly Row[],
  scopes: readonly number[],
  on: CalendarDay,
): readonly { readonly scope: number; readonly designation: string }[] {
  const inOrder = designations
    .filter((row) => row['participant_id'] === entity)
    .sort((one, other) => (String(one['designated_on']) < String(other['designated_on']) ? 1 : -1));
  return scopes.flatMap((scope) => {
    const covers = inOrder.find(
      (row) => refuseEntityWork(entity, [row], 'verification', [scope], on) === null,
    );
    return covers ? [{ scope, designation: String(covers['id']) }] : [];
  });
}

/** Participants are facts of no country. */
function entityOf(text: string): string | null {
  const { countryCode, id } = parsePublicId(text);
  return countryCode === NO_COUNTRY ? id : null;
}
