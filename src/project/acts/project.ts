import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, JsonObject } from '../../ledger/act.ts';
import { ALWAYS } from '../../partner-country/always.ts';
import {
  projectRow,
  refuseProject,
  type Mechanism,
  type ProjectParticipant,
  type ProjectRecord,
  type ProjectSite,
  type ProjectStatus,
} from '../project-record.ts';
import { PROJECT, PROJECT_REFERENCE } from '../tables.ts';

type Given<T, Optional extends keyof T> = Omit<T, Optional> & {
  readonly [Name in Optional]?: T[Name] | null;
};

export interface ProjectBody {
  readonly reference: string;
  readonly title: string;
  readonly mechanism: Mechanism;
  readonly sector: string;
  /** `proposed` where left out. */
  readonly status?: ProjectStatus | null;
  readonly sites?: readonly Given<ProjectSite, 'latitude' | 'longitude'>[] | null;
  readonly participants?: readonly Given<ProjectParticipant, 'country'>[] | null;
  readonly startsOn?: CalendarDay | null;
  readonly endsOn?: CalendarDay | null;
  readonly expectedAnnualReduction?: string | null;
  readonly source?: string | null;
}

/**
 * Enters a decarbonisation project in the book, under the JCM or outside it. Being entered is not yet
 * registration by a Joint Committee: that is its status, and a decision of its own.
 *
 * Refuses what {@link refuseProject} refuses; PROJECT.REFERENCE_USED by the key of the table, also
 * where another project had the reference before.
 */
export const projectAct: ActKind<ProjectBody> = {
  kind: 'project',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const record = recordOf(act);
    const refusal = refuseProject(act.countryCode, record);
    if (refusal) return refusal;
    const { startsOn } = record;
    // A project that is still to start is there from the day it is entered.
    const validFrom = startsOn === null ? ALWAYS : startsOn > known.today ? known.today : startsOn;
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'project',
          id: act.id,
          version: 1,
          validFrom,
          body: record as unknown as JsonObject,
        },
      ],
      rows: [
        { table: PROJECT, change: 'insert', row: projectRow(act.id, 1, record) },
        {
          table: PROJECT_REFERENCE,
          change: 'insert',
          row: { reference: record.reference, project_id: act.id },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/projects/${id}`,
        body: {
          id,
          reference: record.reference,
          mechanism: record.mechanism,
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

function recordOf({ body }: Act<ProjectBody>): ProjectRecord {
  return {
    reference: body.reference,
    title: body.title,
    mechanism: body.mechanism,
    sector: body.sector,
    status: body.status ?? 'proposed',
    sites: sitesOf(body.sites),
    participants: participantsOf(body.participants),
    startsOn: body.startsOn ?? null,
    endsOn: body.endsOn ?? null,
    expectedAnnualReduction: body.expectedAnnualReduction ?? null,
    source: body.source ?? null,
  };
}

/** Sites with nothing left out: what is not known is null. */
export function sitesOf(given: ProjectBody['sites']): readonly ProjectSite[] {
  return (given ?? []).map(({ name, latitude, longitude }) => ({
    name,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
  }));
}

/** Participants with nothing left out: what is not known is null. */
export function participantsOf(given: ProjectBody['participants']): readonly ProjectParticipant[] {
  return (given ?? []).map(({ name, side, country }) => ({
    name,
    side,
    country: country ?? null,
  }));
}
