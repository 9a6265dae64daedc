import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import type { ItmoRun } from './aef/facts.ts';
import type { AdjustmentMethod } from './acts/ndc-period.ts';
import type { CorrespondingAdjustment, Inventory } from './adjustment/corresponding-adjustment.ts';
import type { KnownHeads } from './known-heads.ts';
import type { Party } from './parties.ts';

/** What is recorded of a Party itself, and of its reports, at a head. */
export interface PartyFacts {
  readonly registryId: string | null;
  readonly period: {
    readonly firstYear: number;
    readonly lastYear: number;
    readonly method: AdjustmentMethod;
  } | null;
  readonly inventory: Inventory | null;
  readonly snapshot: {
    readonly id: string;
    readonly version: number;
    readonly holdings: readonly ItmoRun[];
  } | null;
  /** The last version that was filed; null before the first. */
  readonly filed: { readonly major: number; readonly minor: number } | null;
  readonly final: {
    readonly version: number;
    readonly adjustment: CorrespondingAdjustment;
    readonly reason: string;
    readonly recordedAt: string;
  } | null;
}

@Injectable()
export class PartyFactsReads {
  constructor(private readonly reader: Reader) {}

  async read({ country }: Party, year: number, { sizes }: KnownHeads): Promise<PartyFacts> {
    const at = [country, sizes.get(country) ?? 0, year];
    const first = async (text: string, values: readonly unknown[] = at) =>
      (await this.reader.query(text, values))[0];
    const [registry, period, stated, snapshot, filed, final] = await Promise.all([
      first(REGISTRY, at.slice(0, 2)),
      first(PERIOD),
      first(INVENTORY),
      first(SNAPSHOT),
      first(FILED),
      first(FINAL),
    ]);
    return {
      registryId: (registry?.['registry'] ?? null) as string | null,
      period: period
        ? {
            firstYear: period['first_year'] as number,
            lastYear: period['last_year'] as number,
            method: period['method'] as AdjustmentMethod,
          }
        : null,
      inventory: stated
        ? {
            version: stated['version'] as number,
            tonnes: String(stated['tonnes']),
            source: String(stated['source']),
          }
        : null,
      snapshot: snapshot
        ? {
            id: String(snapshot['id']),
            version: snapshot['version'] as number,
            holdings: snapshot['holdings'] as readonly ItmoRun[],
          }
        : null,
      filed: filed ? { major: filed['major'] as number, minor: filed['minor'] as number } : null,
      final: final ? finalOf(final) : null,
    };
  }
}

const KNOWN = 'country_code = $1 AND audit_sequence < $2';
const REGISTRY = `SELECT body ->> 'itmoRegistryId' AS registry FROM public.record_version
  WHERE ${KNOWN} AND subject_type = 'article6-party' ORDER BY version DESC LIMIT 1`;
const PERIOD = `SELECT first_year, last_year, method FROM public.ndc_period
  WHERE ${KNOWN} AND $3 BETWEEN first_year AND last_year`;
const INVENTORY = `SELECT version, tonnes, source FROM public.inventory_emissions
  WHERE ${KNOWN} AND year = $3 ORDER BY version DESC LIMIT 1`;
const SNAPSHOT = `SELECT id, version, holdings FROM public.holdings_snapshot
  WHERE ${KNOWN} AND year = $3 ORDER BY version DESC LIMIT 1`;
const FILED = `SELECT major, minor FROM public.aef_filing
  WHERE ${KNOWN} AND year = $3 ORDER BY major DESC, minor DESC LIMIT 1`;
const FINAL = `SELECT version, adjustment, reason, recorded_at FROM public.final_adjustment
  WHERE ${KNOWN} AND year = $3 ORDER BY version DESC LIMIT 1`;

function finalOf(row: ReadRow): NonNullable<PartyFacts['final']> {
  return {
    version: row['version'] as number,
    adjustment: row['adjustment'] as CorrespondingAdjustment,
    reason: String(row['reason']),
    recordedAt: String(row['recorded_at']),
  };
}
