import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, BatchReader, Known } from '../../ledger/act.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import {
  approachAddress,
  approachOfRow,
  approachVersion,
  type ApproachRecord,
  type InitialReport,
} from '../approach-record.ts';
import { article6Errors } from '../errors.ts';
import { COOPERATIVE_APPROACH } from '../tables.ts';
import { answered } from './cooperative-approach.ts';

export interface CooperativeApproachChangeBody {
  readonly title?: string | null;
  readonly carpId?: string | null;
  readonly initialReport?: InitialReport | null;
  readonly source?: string | null;
  readonly note?: string | null;
  /** The version that was read and is to be changed. */
  readonly expectedVersion?: number | null;
}

/**
 * A new version of a cooperative approach: its number as it becomes known, its initial report, its title.
 * What is left out stays as it is. The number stays once an ITMO bears it.
 *
 * Refuses, in this order: ARTICLE6.APPROACH_NOT_FOUND, VERSION_MISSING, VERSION_STALE, NOTHING_CHANGES,
 * DAY_IN_FUTURE, CARP_ID_IN_USE.
 */
export const cooperativeApproachChangeAct: ActKind<CooperativeApproachChangeBody> = {
  kind: 'cooperative-approach-change',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: COOPERATIVE_APPROACH, id: act.subjectId, lock: 'update' }] : [],
  }),
  read: readBearers,
  decide(act, known) {
    const subject = act.subjectId ?? '';
    const row = known.row(COOPERATIVE_APPROACH, subject);
    if (!row) return approachNotFound(act);
    const { expectedVersion = null, ...changes } = act.body;
    const version = row['version'] as number;
    const before = approachOfRow(row);
    const after = changed(before, changes);
    const refusal =
      refuseVersion(version, expectedVersion) ??
      refuseChange(before, after, known, known.fact<string>(bearerFact(subject)) ?? null);
    if (refusal) return refusal;
    const next = version + 1;
    return {
      ...approachVersion(subject, next, known.today, after),
      answer: {
        status: 200,
        location: approachAddress(act.countryCode, subject),
        body: { id: publicId(act.countryCode, subject), ...answered(after), version: next },
      },
    };
  },
};

export function approachNotFound(act: Act<unknown>): Refusal {
  return article6Errors.refuse('ARTICLE6.APPROACH_NOT_FOUND', {
    cooperativeApproach: publicId(act.countryCode, act.subjectId ?? ''),
  });
}

/** Refuses a change that names no version, or an old one. */
export function refuseVersion(version: number, expected: number | null): Refusal | null {
  if (expected === null) return article6Errors.refuse('ARTICLE6.VERSION_MISSING', { version });
  if (expected === version) return null;
  return article6Errors.refuse('ARTICLE6.VERSION_STALE', { expected, version });
}

function refuseChange(
  before: ApproachRecord,
  after: ApproachRecord,
  { today }: Known,
  bearer: string | null,
): Refusal | null {
  if (textOf(before) === textOf(after)) return article6Errors.refuse('ARTICLE6.NOTHING_CHANGES');
  const submittedOn = after.initialReport?.submittedOn ?? today;
  if (submittedOn > today) {
    return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', { day: submittedOn, today });
  }
  const isOther = before.carpId !== null && before.carpId !== after.carpId;
  if (isOther && bearer !== null) {
    const facts = { carpId: before.carpId, borneBy: bearer };
    return article6Errors.refuse('ARTICLE6.CARP_ID_IN_USE', facts);
  }
  return null;
}

function changed(before: ApproachRecord, changes: CooperativeApproachChangeBody): ApproachRecord {
  const { title, carpId, initialReport, source, note } = changes;
  return {
    ...before,
    title: title ?? before.title,
    carpId: carpId ?? before.carpId,
    initialReport: initialReport ? { ...initialReport } : before.initialReport,
    source: source ?? before.source,
    note: note === undefined ? before.note : note,
    reason: null,
  };
}

function textOf(record: ApproachRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}

/** An ITMO that bears the number of each approach, where there is one. */
async function readBearers(
  acts: readonly Act<CooperativeApproachChangeBody>[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const ids = acts.flatMap(({ subjectId }) => subjectId ?? []);
  const rows = await reader.query(
    `SELECT DISTINCT ON (a.approach_id) a.approach_id, a.authorisation_id
       FROM public.authorisation a
      WHERE a.country_code = $1 AND a.approach_id = ANY($2::uuid[]) AND a.tonnes_identified > 0
      ORDER BY a.approach_id, a.id`,
    [acts[0]?.countryCode, ids],
  );
  for (const row of rows) {
    known.setFact(bearerFact(String(row['approach_id'])), row['authorisation_id']);
  }
}

function bearerFact(approach: string): string {
  return `an authorisation with ITMOs under ${approach}`;
}
