import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { DecisionItemType } from '../../partner-country/joint-committee.ts';
import type { PinnedMethodology } from './guards.ts';
import type { CreditingPeriod } from './states.ts';

/** What stands beside the row of a project and matters to its next step. */
export interface CycleFacts {
  /** Its id and every reference it ever had: decisions name it by any of them. */
  readonly names: readonly string[];
  /** The names of the project it submits again, if any: what was said of the idea holds. */
  readonly formerNames: readonly string[];
  /** The number of its idea note; null where another project of the book has the same. */
  readonly ideaNumber: string | null;
  readonly methodologies: readonly (PinnedMethodology & { readonly versionId: string })[];
  /** `decision item` of every decision that has led to a step already. */
  readonly used: readonly string[];
  readonly creditingPeriods: readonly CreditingPeriod[];
  readonly rulesAdoptedOn: CalendarDay | null;
}

interface FactReader {
  query(
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Reads the facts of some projects of one country: five statements, however many projects. */
export async function readCycleFacts(
  reader: FactReader,
  countryCode: CountryCode,
  projects: readonly string[],
): Promise<ReadonlyMap<string, CycleFacts>> {
  const values = [countryCode, projects];
  const names = await reader.query(
    `SELECT given.id, p.resubmits_id, r.project_id, r.reference,
            CASE WHEN NOT EXISTS (SELECT FROM public.project other
                    WHERE other.country_code = $1 AND other.pin_number = p.pin_number
                      AND other.id <> p.id) THEN p.pin_number END AS idea_number
       FROM unnest($2::uuid[]) AS given(id)
       JOIN public.project p ON p.country_code = $1 AND p.id = given.id
       JOIN public.project_reference r
         ON r.country_code = $1 AND r.project_id IN (p.id, p.resubmits_id)`,
    values,
  );
  const methodologies = await reader.query(
    `SELECT pinned.project_id, coalesce(m.approved_number, m.proposal_number) AS number,
            v.id AS version_id, v.version, v.approved_on
       FROM public.project_methodology pinned
       JOIN public.methodology m ON m.country_code = $1 AND m.id = pinned.methodology_id
       JOIN public.methodology_version v
         ON v.country_code = $1 AND v.id = pinned.methodology_version_id
      WHERE pinned.country_code = $1 AND pinned.project_id = ANY($2::uuid[]) AND pinned.is_pinned
      ORDER BY number`,
    values,
  );
  const used = await reader.query(
    `SELECT project_id, decision_id, decision_item FROM public.project_transition
      WHERE country_code = $1 AND project_id = ANY($2::uuid[]) AND decision_id IS NOT NULL`,
    values,
  );
  const periods = await reader.query(
    `SELECT project_id, starts_on, ends_on FROM public.crediting_period
      WHERE country_code = $1 AND project_id = ANY($2::uuid[]) ORDER BY starts_on`,
    values,
  );
  const [rules] = await reader.query(
    `SELECT least(p.rules_adopted_on, (SELECT min(d.effective_on)
                FROM public.joint_committee_decision d
               WHERE d.country_code = $1 AND d.items @> '[{"type":"rules"}]')) AS adopted_on
       FROM public.partner_country p WHERE p.country_code = $1`,
    [countryCode],
  );
  const rulesAdoptedOn = (rules?.['adopted_on'] ?? null) as CalendarDay | null;
  return new Map(
    projects.map((id) => {
      const own = names.filter((row) => row['id'] === id);
      return [
        id,
        {
          ...namesOf(countryCode, id, own),
          methodologies: methodologies.filter(ofProject(id)).map(pinnedOf),
          used: used
            .filter(ofProject(id))
            .map((row) => usedFor(String(row['decision_id']), String(row['decision_item']))),
          creditingPeriods: periods.filter(ofProject(id)).map((row) => ({
            startsOn: row['starts_on'] as CalendarDay,
            endsOn: row['ends_on'] as CalendarDay,
          })),
          rulesAdoptedOn,
        } satisfies CycleFacts,
      ];
    }),
  );
}

type FactRow = Readonly<Record<string, unknown>>;

function ofProject(id: string): (row: FactRow) => boolean {
  return (row) => row['project_id'] === id;
}

function namesOf(
  countryCode: CountryCode,
  id: string,
  rows: readonly FactRow[],
): Pick<CycleFacts, 'names' | 'formerNames' | 'ideaNumber'> {
  const former = rows.find((row) => row['resubmits_id'] !== null)?.['resubmits_id'] ?? null;
  const called = (project: string): readonly string[] => [
    publicId(countryCode, project),
    ...rows.filter(ofProject(project)).map((row) => String(row['reference'])),
  ];
  return {
    names: called(id),
    formerNames: former === null ? [] : called(String(former)),
    ideaNumber: (rows[0]?.['idea_number'] ?? null) as string | null,
  };
}

function pinnedOf(row: FactRow): CycleFacts['methodologies'][number] {
  return {
    number: String(row['number']),
    version: String(row['version']),
    versionId: String(row['version_id']),
    approvedOn: row['approved_on'] as CalendarDay,
  };
}

/** How the use of a decision is remembered: it opens one gate once. */
export function usedFor(decision: string, item: string): string {
  return `${decision} ${item}`;
}

/** By which names a decision of this type may speak of a project. */
export function namesFor(
  type: DecisionItemType,
  countryCode: CountryCode,
  { names, formerNames, ideaNumber }: CycleFacts,
): readonly string[] {
  if (!type.startsWith('pin-')) return names;
  // A country whose rules know no idea note waives it for all of its projects at once.
  const numbers = ideaNumber === null ? [] : [ideaNumber];
  return [...names, ...formerNames, ...numbers, ...(type === 'pin-exemption' ? [countryCode] : [])];
}

/** Where the facts of a project are kept among what a batch knows. */
export function cycleFact(project: string): string {
  return `cycle of project ${project}`;
}
