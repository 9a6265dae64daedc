import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, BatchReader, Known } from '../../ledger/act.ts';
import { article6Errors } from '../errors.ts';
import { PARTY_ROW_ID } from '../parties.ts';
import { ARTICLE6_PARTY, INVENTORY_EMISSIONS } from '../tables.ts';

export interface InventoryEmissionsBody {
  readonly year: number;
  /** t CO2 eq, at most three decimals; below zero where sinks exceed sources. */
  readonly tonnes: string;
  /** The inventory or report that states it. */
  readonly source: string;
}

/**
 * Records what a Party's inventory says it emitted in a year; a recalculation is the next version.
 *
 * Refuses, in this order: ARTICLE6.PARTY_NOT_FOUND, YEAR_NOT_OVER.
 */
export const inventoryEmissionsAct: ActKind<InventoryEmissionsBody> = {
  kind: 'inventory-emissions',
  posts: false,
  needs: () => ({ rows: [{ table: ARTICLE6_PARTY, id: PARTY_ROW_ID, lock: 'update' }] }),
  read: readVersions,
  decide(act, known) {
    const party = known.row(ARTICLE6_PARTY, PARTY_ROW_ID)?.['party'];
    if (party === undefined) return article6Errors.refuse('ARTICLE6.PARTY_NOT_FOUND');
    const { year, tonnes, source } = act.body;
    if (`${year}` >= known.today.slice(0, 4)) {
      return article6Errors.refuse('ARTICLE6.YEAR_NOT_OVER', { year, today: known.today });
    }
    const version = (known.fact<number>(versionFact(year)) ?? 0) + 1;
    known.setFact(versionFact(year), version);
    const record = { year, version, tonnes, source };
    return {
      records: [
        {
          type: 'inventory-emissions',
          id: act.id,
          version: 1,
          validFrom: known.today,
          body: record,
        },
      ],
      rows: [
        {
          table: INVENTORY_EMISSIONS,
          change: 'insert',
          row: { id: act.id, year, version, tonnes, source },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/article6-parties/${String(party)}`,
        body: { id: publicId(act.countryCode, act.id), ...record, status: 'posted' },
      },
    };
  },
};

async function readVersions(
  acts: readonly Act<InventoryEmissionsBody>[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const rows = await reader.query(
    `SELECT year, max(version) AS version FROM public.inventory_emissions
      WHERE country_code = $1 AND year = ANY($2::smallint[]) GROUP BY year`,
    [acts[0]?.countryCode, acts.map(({ body }) => body.year)],
  );
  for (const row of rows) known.setFact(versionFact(row['year'] as number), row['version']);
}

function versionFact(year: number): string {
  return `version of the inventory of ${year}`;
}
