import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { Amount } from '../kernel/amount.ts';
import { storedAmount } from '../ledger/turnovers.ts';

/** Which entries a statement lists: of some accounts, from a day to a day, as known at a head. */
export interface StatementAsked {
  readonly country: string;
  /** Ids (uuid) of the tranche and of its commitments. */
  readonly owners: readonly string[];
  readonly accountKinds: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly size: number;
}

/** A place between two lines of a statement. */
export type StatementPlace = readonly [
  effectiveOn: string,
  auditSequence: number,
  accountVersion: number,
  entry: string,
  leg: number,
];

/** A posting, and the entry that it is of. */
export interface StatementLine {
  readonly place: StatementPlace;
  readonly kind: string;
  readonly reference: string | null;
  readonly isCorrection: boolean;
  readonly accountKind: string;
  readonly ownerId: string;
  readonly amount: Amount;
}

const LINES = `
    FROM public.account a
    JOIN public.posting p ON p.country_code = a.country_code AND p.account_id = a.id
    JOIN public.journal_entry e ON e.country_code = p.country_code AND e.id = p.entry_id
   WHERE a.country_code = $1 AND a.owner_id = ANY($2::uuid[]) AND a.kind = ANY($3::text[])
     AND e.effective_on >= $4 AND e.effective_on <= $5 AND e.audit_sequence < $6`;

const ORDER = 'e.effective_on, e.audit_sequence, p.account_version, e.id, p.leg';
const PLACE = '($7::date, $8::bigint, $9::bigint, $10::uuid, $11::smallint)';

/** Reads the entries of a tranche page by page: never more of them than a page holds. */
@Injectable()
export class StatementReads {
  constructor(private readonly reader: Reader) {}

  async page(
    asked: StatementAsked,
    after: StatementPlace | null,
    limit: number,
  ): Promise<readonly StatementLine[]> {
    const { rows } = await this.reader.pool.query(
      `SELECT e.id, e.kind, e.effective_on, e.audit_sequence, e.reference, e.reverses, a.owner_id,
              a.kind AS account_kind, p.account_version, p.leg, p.amount, p.commodity, p.exponent
       ${LINES} AND ($7::date IS NULL OR (${ORDER}) > ${PLACE})
        ORDER BY ${ORDER} LIMIT $12`,
      [...parameters(asked), ...(after ?? [null, null, null, null, null]), limit],
    );
    return rows.map((row) => ({
      place: [
        String(row['effective_on']),
        row['audit_sequence'] as number,
        row['account_version'] as number,
        String(row['id']),
        row['leg'] as number,
      ],
      kind: String(row['kind']),
      reference: typeof row['reference'] === 'string' ? row['reference'] : null,
      isCorrection: row['reverses'] !== null,
      accountKind: String(row['account_kind']),
      ownerId: String(row['owner_id']),
      amount: storedAmount(row, 'amount'),
    }));
  }

  /** What the lines of the pages before sum to, by kind of account. */
  async downTo(asked: StatementAsked, place: StatementPlace): Promise<ReadonlyMap<string, Amount>> {
    const { rows } = await this.reader.pool.query(
      `SELECT a.kind AS account_kind, p.commodity, p.exponent, sum(p.amount) AS amount
       ${LINES} AND (${ORDER}) <= ${PLACE}
        GROUP BY a.kind, p.commodity, p.exponent`,
      [...parameters(asked), ...place],
    );
    return new Map(rows.map((row) => [String(row['account_kind']), storedAmount(row, 'amount')]));
  }
}

function parameters({ country, owners, accountKinds, from, until, size }: StatementAsked) {
  return [country, owners, accountKinds, from, until, size];
}
