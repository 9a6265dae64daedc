import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import type { Principal } from '../../identity/principal.ts';
import { ScopeGate } from '../../identity/scope-gate.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { CountryRules } from '../../ledger/country-rules.ts';
import { possibleMoves } from '../../ledger/life-cycle.ts';
import type { Row } from '../../ledger/table.ts';
import { itemsOf, type DecisionItemType } from '../../partner-country/joint-committee.ts';
import { ProjectReads } from '../project.reads.ts';
import { ofProject } from '../scope.ts';
import type {
  PossibleStepView,
  ProjectCycleView,
  ProjectMethodologyView,
  ProjectRoleView,
  TakenStepView,
} from './cycle.answers.ts';
import { namesFor, readCycleFacts, usedFor, type CycleFacts } from './facts.ts';
import type { ProjectSituation } from './guards.ts';
import { PROJECT_CYCLE } from './project-cycle.ts';
import type { CreditingPeriod } from './states.ts';
import { situationOf, stateOf } from './situation.ts';

type ReadRow = Readonly<Record<string, unknown>>;
interface Place {
  readonly countryCode: CountryCode;
  readonly id: string;
}

/** The cycle of a project as it is read by anybody: where it stands, what it lacks, whose move it is. */
@Injectable()
export class CycleReads {
  constructor(
    private readonly projects: ProjectReads,
    private readonly reader: Reader,
    private readonly countries: CountryRules,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly gate: ScopeGate,
  ) {}

  /**
   * What is possible now and what each step lacks: judged by all documents that are filed, and all
   * decisions in effect that have not been used; and for a key that may take steps, by its roles.
   * Refuses PROJECT.NOT_FOUND.
   */
  async cycle(project: string, principal: Principal | null): Promise<ProjectCycleView> {
    const place = await this.placeOf(project);
    const { countryCode, id } = place;
    const row = await this.rowOf(place);
    const facts = (await readCycleFacts(this.reader, countryCode, [id])).get(id);
    if (!facts) throw new Error(`project ${id} has no facts`);
    const roles = await this.rolesHere(principal, place);
    const situation = situationOf(row, facts, {
      day: this.countries.latestDay(countryCode, this.clock.now()),
      roles,
      forms: await this.formsOf(place),
      ...(await this.decidedOf(place, facts)),
      reason: null,
      renewal: null,
      reference: null,
    });
    const possible = stepsOf(row, situation);
    const lacks = possible.flatMap((step) => step.lacks);
    const publicIdOr = (value: unknown): string | null =>
      value ? publicId(countryCode, String(value)) : null;
    return {
      project: publicId(countryCode, id),
      reference: String(row['reference']),
      mechanism: String(row['mechanism']),
      state: stateOf(row),
      since: row['cycle_entered_on'] as string | null,
      registeredOn: row['registered_on'] as string | null,
      pinNumber: row['pin_number'] as string | null,
      resubmits: publicIdOr(row['resubmits_id']),
      resubmittedAs: publicIdOr(row['resubmitted_as']),
      creditingPeriods: facts.creditingPeriods,
      whoseMove: [...new Set(lacks.map(({ by }) => by))],
      possible,
      taken: await this.takenOf(place),
    };
  }

  /** The methodologies that a project is pinned to. Refuses PROJECT.NOT_FOUND. */
  async methodologies(project: string): Promise<readonly ProjectMethodologyView[]> {
    const { countryCode, id } = await this.placeOf(project);
    const rows = await this.reader.query(
      `SELECT pinned.id, m.id AS methodology_id, v.id AS version_id, m.title, v.version,
              coalesce(m.approved_number, m.proposal_number) AS number, v.approved_on, v.formula,
              pinned.pinned_on
         FROM public.project_methodology pinned
         JOIN public.methodology m ON m.country_code = $1 AND m.id = pinned.methodology_id
         JOIN public.methodology_version v
           ON v.country_code = $1 AND v.id = pinned.methodology_version_id
        WHERE pinned.country_code = $1 AND pinned.project_id = $2 AND pinned.is_pinned
        ORDER BY number`,
      [countryCode, id],
    );
    return rows.map((row) => ({
      id: publicId(countryCode, String(row['id'])),
      methodologyId: publicId(countryCode, String(row['methodology_id'])),
      methodologyVersionId: publicId(countryCode, String(row['version_id'])),
      methodology: String(row['number']),
      title: String(row['title']),
      version: String(row['version']),
      approvedOn: String(row['approved_on']),
      formula: row['formula'] as string | null,
      pinnedOn: String(row['pinned_on']),
    }));
  }

  /** The roles in a project, the ended ones too. Refuses PROJECT.NOT_FOUND. */
  async roles(project: string): Promise<readonly ProjectRoleView[]> {
    const { countryCode, id } = await this.placeOf(project);
    const rows = await this.reader.query(
      `SELECT role.id, role.participant_id, p.name, role.side, role.role, role.focal_point,
              role.from_on, role.until_on
         FROM public.project_participant role
         JOIN public.participant p ON p.country_code = '00' AND p.id = role.participant_id
        WHERE role.country_code = $1 AND role.project_id = $2 ORDER BY role.from_on, role.id`,
      [countryCode, id],
    );
    return rows.map((row) => ({
      id: publicId(countryCode, String(row['id'])),
      participant: publicId('00' as CountryCode, String(row['participant_id'])),
      name: String(row['name']),
      side: String(row['side']),
      role: String(row['role']),
      focalPoint: row['focal_point'] === true,
      from: String(row['from_on']),
      until: row['until_on'] as string | null,
    }));
  }

  /** The roles by which somebody may take steps of this project; null where it may take none. */
  private async rolesHere(
    principal: Principal | null,
    { countryCode, id }: Place,
  ): Promise<readonly string[] | null> {
    const asked = { country: countryCode, subject: publicId(countryCode, id), body: null };
    const grants = await this.gate.admitted(principal, 'project.transition', asked, ofProject);
    return grants && [...new Set(grants.map(({ role }) => role))];
  }

  private async placeOf(project: string): Promise<Place> {
    return parsePublicId(await this.projects.idOf(project));
  }

  private async rowOf({ countryCode, id }: Place): Promise<Row> {
    const [row] = await this.reader.query(
      `SELECT p.id, p.reference, p.mechanism, p.participants, p.cycle_state, p.cycle_entered_on,
              p.registered_on, p.pin_number, p.resubmits_id, f.id AS resubmitted_as
         FROM public.project p
         LEFT JOIN public.project f ON f.country_code = $1 AND f.resubmits_id = p.id
        WHERE p.country_code = $1 AND p.id = $2`,
      [countryCode, id],
    );
    return row as Row;
  }

  private async formsOf({ countryCode, id }: Place): Promise<ReadonlySet<string>> {
    const rows = await this.reader.query(
      `SELECT DISTINCT form FROM public.document WHERE country_code = $1 AND project_id = $2`,
      [countryCode, id],
    );
    return new Set(rows.map(({ form }) => String(form)));
  }

  /** What decisions about the project say, and why some of them do not count yet. */
  private async decidedOf(
    { countryCode }: Place,
    facts: CycleFacts,
  ): Promise<Pick<ProjectSituation, 'decided' | 'faults'>> {
    const names = namesFor('pin-exemption', countryCode, facts);
    const rows = await this.reader.query(
      `SELECT d.id, d.status, d.items FROM public.joint_committee_decision d
        WHERE d.country_code = $1 AND EXISTS (
          SELECT FROM jsonb_array_elements(d.items) AS item
           WHERE item ->> 'subject' = ANY($2::text[]))`,
      [countryCode, names],
    );
    const decided = new Set<string>();
    const faults = new Map<string, string>();
    for (const row of rows) {
      for (const { type, subject } of itemsOf(row as Row)) {
        if (!isNamed(type, subject, countryCode, facts)) continue;
        if (facts.used.includes(usedFor(String(row['id']), type))) continue;
        if (row['status'] === 'effective') decided.add(type);
        else faults.set(type, 'it awaits signatures');
      }
    }
    return { decided, faults };
  }

  private async takenOf({ countryCode, id }: Place): Promise<readonly TakenStepView[]> {
    const rows = await this.reader.query(
      `SELECT id, sequence, from_state, to_state, effective_on, decision_id, decision_item,
              document_ids, reason, recorded_at, audit_sequence
         FROM public.project_transition WHERE country_code = $1 AND project_id = $2
        ORDER BY sequence`,
      [countryCode, id],
    );
    return rows.map((row) => takenStep(countryCode, row));
  }
}

function isNamed(
  type: DecisionItemType,
  subject: string | null,
  countryCode: CountryCode,
  facts: CycleFacts,
): boolean {
  return subject !== null && namesFor(type, countryCode, facts).includes(subject);
}

/** A registered project can be changed or renewed: the same state twice, with gates of its own each. */
function stepsOf(row: Row, situation: ProjectSituation): readonly PossibleStepView[] {
  const state = stateOf(row);
  const steps = possibleMoves(PROJECT_CYCLE, state, situation);
  const stays = (to: string): boolean => state === 'registered' && to === 'registered';
  const renewal: CreditingPeriod = { startsOn: situation.day, endsOn: situation.day };
  const renewed = possibleMoves(PROJECT_CYCLE, state, { ...situation, renewal });
  return steps.flatMap((step): readonly PossibleStepView[] =>
    stays(step.to)
      ? [
          { ...step, as: 'post-registration-change' },
          ...renewed.filter(({ to }) => stays(to)).map((one) => ({ ...one, as: 'renewal' })),
        ]
      : [{ ...step, as: null }],
  );
}

function takenStep(countryCode: CountryCode, row: ReadRow): TakenStepView {
  const decision = row['decision_id'] as string | null;
  return {
    id: publicId(countryCode, String(row['id'])),
    sequence: row['sequence'] as number,
    from: (row['from_state'] as string | null) ?? 'not-begun',
    to: String(row['to_state']),
    effectiveOn: String(row['effective_on']),
    decision: decision === null ? null : publicId(countryCode, decision),
    decisionItem: row['decision_item'] as string | null,
    documents: (row['document_ids'] as readonly string[]).map((id) => publicId(countryCode, id)),
    reason: row['reason'] as string | null,
    recordedAt: String(row['recorded_at']),
    auditSequence: row['audit_sequence'] as number,
  };
}
