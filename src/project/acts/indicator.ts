import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { isDecimalText } from '../../kernel/decimal-text.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { ALWAYS } from '../../partner-country/always.ts';
import { projectErrors } from '../errors.ts';
import { INDICATOR, PROJECT } from '../tables.ts';

export interface IndicatorBody {
  /** What is counted: "Charging stations in service". */
  readonly name: string;
  /** In what: stations, km, percent, vehicles, hours. */
  readonly unit: string;
  readonly place: string;
  /** Where it started, decimal text in the unit. */
  readonly baseline?: { readonly value: string; readonly on: CalendarDay } | null;
  readonly targets?: readonly { readonly value: string; readonly dueOn: CalendarDay }[] | null;
  readonly source?: string | null;
}

/**
 * Begins to follow a physical figure of a project (the subject), or of the country as a whole where no
 * project is named: results beside money and carbon, never added to either.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, PROJECT.VALUE_MALFORMED, PROJECT.OBSERVED_IN_FUTURE (the
 * baseline's day).
 */
export const indicatorAct: ActKind<IndicatorBody> = {
  kind: 'indicator',
  posts: false,
  // Projects are never removed, so reading it without a lock is enough.
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'none' }] : [],
  }),
  decide(act, known) {
    const project = act.subjectId;
    if (project !== null && !known.row(PROJECT, project)) {
      const facts = { project: publicId(act.countryCode, project) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const record = recordOf(project, act.body);
    const { baseline, targets } = record;
    const values = [...(baseline ? [baseline.value] : []), ...targets.map(({ value }) => value)];
    const malformed = values.find((value) => !isIndicatorValue(value));
    if (malformed !== undefined) {
      return projectErrors.refuse('PROJECT.VALUE_MALFORMED', { value: malformed });
    }
    if (baseline && baseline.on > known.today) {
      const facts = { observedOn: baseline.on, today: known.today };
      return projectErrors.refuse('PROJECT.OBSERVED_IN_FUTURE', facts);
    }
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'indicator',
          id: act.id,
          version: 1,
          validFrom: baseline?.on ?? ALWAYS,
          body: record as unknown as JsonObject,
        },
      ],
      rows: [
        {
          table: INDICATOR,
          change: 'insert',
          row: {
            id: act.id,
            project_id: project,
            name: record.name,
            unit: record.unit,
            place: record.place,
            baseline_value: baseline?.value ?? null,
            baseline_on: baseline?.on ?? null,
            targets: canonicalJson(targets as unknown as JsonValue),
            source: record.source,
            version: 1,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/indicators/${id}`,
        body: {
          id,
          project: project === null ? null : publicId(act.countryCode, project),
          name: record.name,
          unit: record.unit,
          place: record.place,
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

/** Decimal text of a physical figure: at most 30 digits before the point and 12 after it. */
export function isIndicatorValue(text: string): boolean {
  return isDecimalText(text) && /^-?\d{1,30}(\.\d{1,12})?$/.test(text);
}

function recordOf(project: string | null, body: IndicatorBody) {
  return {
    project,
    name: body.name,
    unit: body.unit,
    place: body.place,
    baseline: body.baseline ? { value: body.baseline.value, on: body.baseline.on } : null,
    targets: (body.targets ?? []).map(({ value, dueOn }) => ({ value, dueOn })),
    source: body.source ?? null,
  };
}
