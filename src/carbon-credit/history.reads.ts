import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { HistoryNode, HistoryTree } from './block.answers.ts';
import { serialText } from './serial-number.ts';

/** A tree is cut off here: who wants more of it asks for fewer serials. */
const NODES_AT_MOST = 1_000;

/** How serials came to where they are: a tree of movements, built from the movements alone. */
@Injectable()
export class HistoryReads {
  constructor(private readonly reader: Reader) {}

  /** All movements of a run of serials, from issuance on; each with the part of the run that it moved. */
  async tree(
    country: CountryCode,
    classId: string,
    { first, last }: { readonly first: bigint; readonly last: bigint },
  ): Promise<HistoryTree> {
    const values = [country, classId, first.toString(), last.toString(), NODES_AT_MOST + 1];
    const rows = await this.reader.query(HISTORY, values);
    const shown = rows.slice(0, NODES_AT_MOST);
    const nodes = new Map<string, HistoryNode & { readonly children: HistoryNode[] }>();
    const roots: HistoryNode[] = [];
    for (const row of shown) {
      const node = { ...nodeOf(country, row), children: [] };
      nodes.set(String(row['id']), node);
      const before = nodes.get(String(row['previous_id']));
      if (before) before.children.push(node);
      else roots.push(node);
    }
    return { complete: rows.length <= NODES_AT_MOST, movements: roots };
  }
}

/** Each step finds what was moved on by the index that lets no serial be moved on twice. */
export const HISTORY = `
  WITH RECURSIVE moved AS (
    SELECT m.id, m.previous_id, m.entry_id, m.kind, m.commodity, m.from_owner_id, m.from_state,
           m.to_owner_id, m.to_state, m.effective_on, m.recorded_at,
           greatest(m.first_serial, $3::bigint) AS first_serial,
           least(m.last_serial, $4::bigint) AS last_serial, 1 AS step
      FROM public.credit_movement m
     WHERE m.country_code = $1 AND coalesce(m.previous_id, m.class_id) = $2
       AND int8range(m.first_serial, m.last_serial, '[]') && int8range($3::bigint, $4::bigint, '[]')
     UNION ALL
    SELECT m.id, m.previous_id, m.entry_id, m.kind, m.commodity, m.from_owner_id, m.from_state,
           m.to_owner_id, m.to_state, m.effective_on, m.recorded_at,
           greatest(m.first_serial, moved.first_serial), least(m.last_serial, moved.last_serial),
           moved.step + 1
      FROM moved,
      LATERAL (SELECT * FROM public.credit_movement n
                WHERE n.country_code = $1 AND coalesce(n.previous_id, n.class_id) = moved.id
                  AND int8range(n.first_serial, n.last_serial, '[]')
                      && int8range(moved.first_serial, moved.last_serial, '[]') OFFSET 0) m
  )
  SELECT * FROM (SELECT * FROM moved LIMIT $5) shown ORDER BY step, first_serial`;

function nodeOf(country: CountryCode, row: ReadRow): HistoryNode {
  const range = {
    commodity: String(row['commodity']),
    first: BigInt(String(row['first_serial'])),
    last: BigInt(String(row['last_serial'])),
  };
  const place = (end: 'from' | 'to') => {
    const state = String(row[`${end}_state`]);
    const owner = publicId(country, String(row[`${end}_owner_id`]));
    return { account: state === 'issued' ? null : owner, state };
  };
  return {
    kind: String(row['kind']),
    serials: serialText(country, range),
    from: place('from'),
    to: place('to'),
    on: String(row['effective_on']),
    recordedAt: String(row['recorded_at']),
    journalEntry: publicId(country, String(row['entry_id'])),
    children: [],
  };
}
