import { canonicalJson, sha256Hex, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind, RowWrite } from '../../ledger/act.ts';
import type { ItmoRun } from '../aef/facts.ts';
import { article6Errors } from '../errors.ts';
import { HOLDINGS_SNAPSHOT } from '../tables.ts';

/** What was computed before the act; a snapshot keeps it and never computes it again. */
export interface HoldingsSnapshotBody {
  readonly party: string;
  readonly year: number;
  readonly version: number;
  readonly holdings: readonly ItmoRun[];
  readonly knownAsOf: Readonly<Record<string, number>>;
  readonly reason: string;
}

/**
 * Freezes the ITMOs that a Party held at 31 December 23:59:59.999 UTC: once, and again only as a further
 * version with its reason.
 *
 * Refuses ARTICLE6.YEAR_NOT_OVER; REPORTED_MEANWHILE by the keys of the table.
 */
export const holdingsSnapshotAct: ActKind<HoldingsSnapshotBody> = {
  kind: 'holdings-snapshot',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const { body } = act;
    if (`${body.year}` >= known.now.slice(0, 4)) {
      const facts = { year: body.year, now: known.now };
      return article6Errors.refuse('ARTICLE6.YEAR_NOT_OVER', facts);
    }
    const { party, year, version, reason } = body;
    const said = { party, year, version, reason, ...digestOf(body) };
    return {
      facts: { snapshot: said, knownAsOf: body.knownAsOf },
      rows: [snapshotRow(act.id, body)],
      answer: {
        status: 201,
        location: `/v1/aef/${party}/${year}`,
        body: { id: publicId(act.countryCode, act.id), ...said, status: 'posted' },
      },
    };
  },
};

/** How many runs there are, and the digest of all that they say. */
export function digestOf({ holdings }: Pick<HoldingsSnapshotBody, 'holdings'>) {
  const text = canonicalJson(holdings as unknown as JsonValue);
  return { runs: holdings.length, sha256: sha256Hex(text) };
}

export function snapshotRow(id: string, body: HoldingsSnapshotBody): RowWrite {
  return {
    table: HOLDINGS_SNAPSHOT,
    change: 'insert',
    row: {
      id,
      party: body.party,
      year: body.year,
      version: body.version,
      holdings: canonicalJson(body.holdings as unknown as JsonValue),
      known_as_of: canonicalJson(body.knownAsOf),
      reason: body.reason,
    },
  };
}
