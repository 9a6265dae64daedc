import { canonicalJson } from '../kernel/canonical-json.ts';
import type { LeafDraft } from '../audit/leaf.ts';
import type { Act, Answer } from './act.ts';
import type { Statement } from './batch-client.ts';
import { sequenceOf, type BatchToWrite } from './batch-to-write.ts';
import { digestsInShort, rowDigests, tellsOfRows } from './row-digests.ts';
import { columnArrays, insertSql, updateSql, type Row, type TableSpec } from './table.ts';
import { journalStatements } from './journal-writer.ts';
import type { Decided } from './working-set.ts';

/** The leaf that tells about a decided act. */
export function leafOf({ act, outcome, rows: writes }: Decided): LeafDraft {
  const draft: LeafDraft = {
    act: {
      id: act.id,
      kind: act.kind,
      principal: act.principalId,
      requestHash: act.requestHash,
    },
    visibility: outcome.visibility ?? 'public',
    records: (outcome.records ?? []).map(({ type, id, version, validFrom, body }) => ({
      type,
      id,
      version,
      validFrom,
      body,
    })),
    entries: (outcome.entries ?? []).map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      effectiveOn: entry.effectiveOn,
      reference: entry.reference,
      memo: entry.memo,
      reverses: entry.reverses,
      postings: entry.postings.map(({ accountId, amount }) => ({
        account: accountId,
        commodity: amount.commodity.code,
        amount: amount.toString(),
      })),
    })),
    facts: outcome.facts ?? {},
  };
  const rows = rowDigests(outcome.accounts ?? [], writes);
  if (rows.length === 0) return draft;
  return { ...draft, rows: tellsOfRows(draft, outcome) ? rows : digestsInShort(rows) };
}

/** The answers of a decided batch, in its order, and the statements that write it. */
export interface BatchWriting {
  readonly answers: readonly Answer[];
  readonly statements: readonly Statement[];
}

/**
 * What writes a decided batch: one statement per table, whatever the number of acts.
 *
 * Postings come before their entries, because the guard on entries counts them.
 */
export function batchWriting(batch: BatchToWrite): BatchWriting {
  const { countryCode, decided, extension } = batch;
  const answers = decided.map(({ outcome }, at) =>
    completed(outcome.answer, extension.head.at, sequenceOf(extension, at)),
  );
  const closing = decided.findLast(({ outcome }) => outcome.closeBooksThrough)?.outcome;
  const closeBooks: Statement = {
    name: 'close-books',
    text: 'UPDATE public.country_books SET closed_through = $2 WHERE country_code = $1',
    values: [countryCode, closing?.closeBooksThrough],
  };
  return {
    answers,
    statements: [
      writeActs(batch, answers),
      ...writeCommodities(batch),
      ...openAccounts(batch),
      ...writeRecords(batch),
      ...journalStatements(batch),
      ...writeRows(batch),
      ...(closing ? [closeBooks] : []),
    ],
  };
}

function completed(answer: Answer, recordedAt: string, auditSequence: number): Answer {
  return { ...answer, body: { ...answer.body, recordedAt, auditSequence } };
}

/** The answer of an act as it is kept: with its members in their order, so that a repeat gets the very same. */
function keptAnswer(answer: Answer): string {
  return JSON.stringify(answer);
}

/**
 * Answers travel as one text, cut apart by the server: as an array, each of their many quotes would be
 * escaped here and read back there. JSON.stringify escapes control characters, so none is in an answer.
 */
const RECORD_SEPARATOR = '\x1e';

function writeActs(
  { countryCode, decided, extension }: BatchToWrite,
  answers: readonly Answer[],
): Statement {
  const of = <T>(pick: (act: Act<unknown>) => T): T[] => decided.map(({ act }) => pick(act));
  return {
    name: 'write-acts',
    text: `INSERT INTO public.act (country_code, id, kind, principal_id, idempotency_key, request_hash,
       recorded_at, audit_sequence, answer)
     SELECT $1, id, kind, principal_id, key, decode(hash, 'hex'), $2, sequence, answer
       FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::bigint[],
                   string_to_array($9::text, E'\\x1e'))
         AS given(id, kind, principal_id, key, hash, sequence, answer)`,
    values: [
      countryCode,
      extension.head.at,
      of((act) => act.id),
      of((act) => act.kind),
      of((act) => act.principalId),
      of((act) => act.idempotencyKey),
      of((act) => act.requestHash),
      decided.map((_, at) => sequenceOf(extension, at)),
      answers.map(keptAnswer).join(RECORD_SEPARATOR),
    ],
  };
}

/** What two acts bring at once is one thing: a commodity is its code. */
function writeCommodities({ decided }: BatchToWrite): readonly Statement[] {
  const drafts = decided.flatMap(({ outcome }) => outcome.commodities ?? []);
  if (drafts.length === 0) return [];
  const commodities = [...new Map(drafts.map((draft) => [draft.code, draft])).values()];
  commodities.sort((one, other) => (one.code < other.code ? -1 : 1));
  return [
    {
      name: 'write-commodities',
      text: `INSERT INTO public.commodity (code, exponent, kind)
     SELECT code, exponent, kind
       FROM unnest($1::text[], $2::smallint[], $3::text[]) AS given(code, exponent, kind)
     ON CONFLICT ON CONSTRAINT commodity_pkey DO NOTHING`,
      values: [
        commodities.map(({ code }) => code),
        commodities.map(({ exponent }) => exponent),
        commodities.map(({ kind }) => kind),
      ],
    },
  ];
}

function openAccounts({ countryCode, decided, extension }: BatchToWrite): readonly Statement[] {
  const accounts = decided.flatMap(({ outcome }, at) =>
    (outcome.accounts ?? []).map((account) => ({ account, sequence: sequenceOf(extension, at) })),
  );
  if (accounts.length === 0) return [];
  const open: Statement = {
    name: 'open-accounts',
    text: `INSERT INTO public.account (country_code, id, kind, commodity, exponent, inflow_only,
       owner_type, owner_id, opened_at, audit_sequence)
     SELECT $1, id, kind, commodity, exponent, inflow_only, owner_type, owner_id, $2, sequence
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::smallint[], $7::boolean[], $8::text[],
                   $9::uuid[], $10::bigint[])
         AS given(id, kind, commodity, exponent, inflow_only, owner_type, owner_id, sequence)`,
    values: [
      countryCode,
      extension.head.at,
      accounts.map(({ account }) => account.id),
      accounts.map(({ account }) => account.kind),
      accounts.map(({ account }) => account.commodity.code),
      accounts.map(({ account }) => account.commodity.exponent),
      accounts.map(({ account }) => account.inflowOnly),
      accounts.map(({ account }) => account.ownerType),
      accounts.map(({ account }) => account.ownerId),
      accounts.map(({ sequence }) => sequence),
    ],
  };
  const balances: Statement = {
    name: 'open-balances',
    text: `INSERT INTO public.balance (country_code, account_id, floor, balance, version)
     SELECT $1, id, floor, 0, 0 FROM unnest($2::uuid[], $3::numeric[]) AS given(id, floor)`,
    values: [
      countryCode,
      accounts.map(({ account }) => account.id),
      accounts.map(({ account }) => account.floor?.toString() ?? null),
    ],
  };
  return [open, balances];
}

function writeRecords({ countryCode, decided, extension }: BatchToWrite): readonly Statement[] {
  const records = decided.flatMap(({ outcome }, at) =>
    (outcome.records ?? []).map((record) => ({ record, sequence: sequenceOf(extension, at) })),
  );
  if (records.length === 0) return [];
  return [
    {
      name: 'write-records',
      text: `INSERT INTO public.record_version (country_code, subject_type, subject_id, version,
       valid_from, audit_sequence, recorded_at, body)
     SELECT $1, type, id, version, valid_from, sequence, $2, body
       FROM unnest($3::text[], $4::uuid[], $5::integer[], $6::date[], $7::bigint[], $8::jsonb[])
         AS given(type, id, version, valid_from, sequence, body)`,
      values: [
        countryCode,
        extension.head.at,
        records.map(({ record }) => record.type),
        records.map(({ record }) => record.id),
        records.map(({ record }) => record.version),
        records.map(({ record }) => record.validFrom),
        records.map(({ sequence }) => sequence),
        records.map(({ record }) => canonicalJson(record.body)),
      ],
    },
  ];
}

/** The rows that tell about the acts: inserts table by table in lock order, then the last change of each. */
function writeRows({ countryCode, decided, extension }: BatchToWrite): readonly Statement[] {
  const inserts = new Map<TableSpec, Row[]>();
  const updates = new Map<TableSpec, Map<unknown, Row>>();
  for (const [at, decision] of decided.entries()) {
    const place = { audit_sequence: sequenceOf(extension, at), recorded_at: extension.head.at };
    for (const { table, change, row } of decision.rows) {
      const placed = { ...row, ...place };
      if (change === 'insert') collect(inserts, table, () => []).push(placed);
      else collect(updates, table, () => new Map<unknown, Row>()).set(row['id'], placed);
    }
  }
  return [
    ...inLockOrder(inserts).map(([table, rows]) => ({
      name: `insert-${table.name}`,
      text: insertSql(table),
      values: [countryCode, ...columnArrays(table, rows)],
    })),
    ...inLockOrder(updates).map(([table, rows]) => ({
      name: `update-${table.name}`,
      text: updateSql(table),
      values: [countryCode, ...columnArrays(table, [...rows.values()])],
    })),
  ];
}

function collect<T>(map: Map<TableSpec, T>, table: TableSpec, make: () => T): T {
  const found = map.get(table) ?? make();
  map.set(table, found);
  return found;
}

function inLockOrder<T>(map: ReadonlyMap<TableSpec, T>): [TableSpec, T][] {
  return [...map.entries()].sort(([a], [b]) => a.lockOrder - b.lockOrder);
}
