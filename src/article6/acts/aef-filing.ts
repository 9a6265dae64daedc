import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson, sha256Hex } from '../../kernel/canonical-json.ts';
import { derivedId, publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import type { ItmoRun } from '../aef/facts.ts';
import type { AefFinding } from '../aef/finding.ts';
import { article6Errors } from '../errors.ts';
import { AEF_FILING } from '../tables.ts';
import { digestOf, snapshotRow } from './holdings-snapshot.ts';

/** What was made before the act: the files, what the check says of them, and the holdings they show. */
export interface AefFilingBody {
  readonly party: string;
  readonly year: number;
  /** X.Y */
  readonly version: string;
  readonly submittedOn: CalendarDay;
  readonly reason: string | null;
  readonly findings: readonly AefFinding[];
  /** The snapshot that the holdings come from; null where they are frozen with this filing. */
  readonly snapshotId: string | null;
  readonly holdings: readonly ItmoRun[];
  readonly knownAsOf: Readonly<Record<string, number>>;
  readonly json: Buffer;
  readonly csv: Buffer;
  readonly xlsx: Buffer;
}

const FINDINGS_TOLD = 50;

/**
 * Files the agreed electronic format of a Party and year, as bytes that stay. The first filing freezes
 * the holdings of the year; a further one is a revision with its reason.
 *
 * Refuses, in this order: ARTICLE6.YEAR_NOT_OVER, AEF_CHECK_FAILS (each finding by its place),
 * DAY_IN_FUTURE, REASON_MISSING; REPORTED_MEANWHILE by the keys of the tables.
 */
export const aefFilingAct: ActKind<AefFilingBody> = {
  kind: 'aef-filing',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const { body } = act;
    const { party, year, version, submittedOn, reason, findings } = body;
    if (`${year}` >= known.now.slice(0, 4)) {
      return article6Errors.refuse('ARTICLE6.YEAR_NOT_OVER', { year, now: known.now });
    }
    if (findings.length > 0) return refuseFindings(body);
    if (submittedOn > known.today) {
      const facts = { day: submittedOn, today: known.today };
      return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', facts);
    }
    if ((version === '1.0') !== (reason === null)) {
      return article6Errors.refuse('ARTICLE6.REASON_MISSING', { version, reason });
    }
    const snapshotId = body.snapshotId ?? derivedId(act.id, 1);
    const [major = '', minor = ''] = version.split('.');
    const files = {
      json: sha256Hex(body.json),
      csv: sha256Hex(body.csv),
      xlsx: sha256Hex(body.xlsx),
    };
    const said = { party, year, version, submittedOn, reason, sha256: files };
    const frozen = { ...body, version: 1, reason: `Filed with version ${version}` };
    const id = publicId(act.countryCode, act.id);
    return {
      facts: { filing: said, holdings: digestOf(body), knownAsOf: body.knownAsOf },
      rows: [
        ...(body.snapshotId === null ? [snapshotRow(snapshotId, frozen)] : []),
        {
          table: AEF_FILING,
          change: 'insert',
          row: {
            id: act.id,
            party,
            year,
            major: parseInt(major, 10),
            minor: parseInt(minor, 10),
            submitted_on: submittedOn,
            snapshot_id: snapshotId,
            known_as_of: canonicalJson(body.knownAsOf),
            json: body.json,
            csv: body.csv,
            xlsx: body.xlsx,
            reason,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/aef/${party}/${year}?version=${version}`,
        body: { id, ...said, status: 'posted' },
      },
    };
  },
};

function refuseFindings({ findings }: AefFilingBody) {
  const told = findings.slice(0, FINDINGS_TOLD).map(({ table, row, column, wrong, possible }) => ({
    pointer: `/tables/${table}/rows/${row}/${column}`,
    detail: `${wrong}; possible: ${possible}`,
  }));
  return article6Errors.refuse('ARTICLE6.AEF_CHECK_FAILS', { findings: findings.length }, told);
}
