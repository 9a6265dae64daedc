import type { Statement } from './batch-client.ts';
import { sequenceOf, type BatchToWrite } from './batch-to-write.ts';
import type { NumberedPosting } from './working-set.ts';

/**
 * What writes the journal of a batch: postings, what they leave on the balances, then the entries
 * (whose guard counts the postings and looks at the balances), then the daily totals.
 */
export function journalStatements(batch: BatchToWrite): readonly Statement[] {
  const postings = batch.decided.flatMap((decided) => decided.postings);
  if (postings.length === 0) return [];
  return [
    writePostings(batch.countryCode, postings),
    moveBalances(batch.countryCode, postings),
    writeEntries(batch),
    addTurnovers(batch.countryCode, postings),
  ];
}

function writePostings(countryCode: string, postings: readonly NumberedPosting[]): Statement {
  return {
    name: 'write-postings',
    text: `INSERT INTO public.posting (country_code, entry_id, leg, leg_count, entry_kind, account_id,
       commodity, exponent, inflow_only, amount, balance_after, account_version)
     SELECT $1, entry_id, leg, leg_count, kind, account_id, commodity, exponent, inflow_only, amount,
            balance_after, version
       FROM unnest($2::uuid[], $3::smallint[], $4::smallint[], $5::text[], $6::uuid[], $7::text[],
                   $8::smallint[], $9::boolean[], $10::numeric[], $11::numeric[], $12::bigint[])
         AS given(entry_id, leg, leg_count, kind, account_id, commodity, exponent, inflow_only,
                  amount, balance_after, version)`,
    values: [
      countryCode,
      postings.map(({ entry }) => entry.id),
      postings.map(({ leg }) => leg),
      postings.map(({ entry }) => entry.postings.length),
      postings.map(({ entry }) => entry.kind),
      postings.map(({ accountId }) => accountId),
      postings.map(({ commodity }) => commodity.code),
      postings.map(({ commodity }) => commodity.exponent),
      postings.map(({ inflowOnly }) => inflowOnly),
      postings.map(({ amount }) => amount.toString()),
      postings.map(({ balanceAfter }) => balanceAfter.toString()),
      postings.map(({ version }) => version),
    ],
  };
}

function writeEntries({ countryCode, decided, extension }: BatchToWrite): Statement {
  const entries = decided.flatMap(({ act, outcome }, at) =>
    (outcome.entries ?? []).map((entry) => ({ act, entry, at: sequenceOf(extension, at) })),
  );
  return {
    name: 'write-entries',
    text: `INSERT INTO public.journal_entry (country_code, id, kind, effective_on, recorded_at,
       audit_sequence, leg_count, principal_id, act_id, reference, memo, reverses)
     SELECT $1, id, kind, effective_on, $2, sequence, leg_count, principal_id, act_id, reference,
            memo, reverses
       FROM unnest($3::uuid[], $4::text[], $5::date[], $6::bigint[], $7::smallint[], $8::uuid[],
                   $9::uuid[], $10::text[], $11::text[], $12::uuid[])
         AS given(id, kind, effective_on, sequence, leg_count, principal_id, act_id, reference,
                  memo, reverses)`,
    values: [
      countryCode,
      extension.head.at,
      entries.map(({ entry }) => entry.id),
      entries.map(({ entry }) => entry.kind),
      entries.map(({ entry }) => entry.effectiveOn),
      entries.map(({ at }) => at),
      entries.map(({ entry }) => entry.postings.length),
      entries.map(({ act }) => act.principalId),
      entries.map(({ act }) => act.id),
      entries.map(({ entry }) => entry.reference),
      entries.map(({ entry }) => entry.memo),
      entries.map(({ entry }) => entry.reverses),
    ],
  };
}

/**
 * The last posting of each account says what its balance has become. Written as an upsert whose rows
 * all exist, because that finds them by their key whatever the planner believes of the table; were
 * one missing, the guard on new balances would refuse it.
 */
function moveBalances(countryCode: string, postings: readonly NumberedPosting[]): Statement {
  const last = new Map(postings.map((posting) => [posting.accountId, posting]));
  const moved = [...last.values()];
  return {
    name: 'move-balances',
    text: `INSERT INTO public.balance (country_code, account_id, floor, balance, version)
     SELECT $1, account_id, NULL, balance, version
       FROM unnest($2::uuid[], $3::numeric[], $4::bigint[]) AS given(account_id, balance, version)
     ON CONFLICT ON CONSTRAINT balance_pkey
       DO UPDATE SET balance = excluded.balance, version = excluded.version`,
    values: [
      countryCode,
      moved.map(({ accountId }) => accountId),
      moved.map(({ balanceAfter }) => balanceAfter.toString()),
      moved.map(({ version }) => version),
    ],
  };
}

function addTurnovers(countryCode: string, postings: readonly NumberedPosting[]): Statement {
  const sums = new Map<
    string,
    { posting: NumberedPosting; amount: NumberedPosting['amount']; count: number }
  >();
  for (const posting of postings) {
    const key = `${posting.accountId} ${posting.entry.effectiveOn} ${posting.entry.kind}`;
    const sum = sums.get(key);
    if (sum) {
      sum.amount = sum.amount.plus(posting.amount);
      sum.count += 1;
    } else {
      sums.set(key, { posting, amount: posting.amount, count: 1 });
    }
  }
  const rows = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {
    name: 'add-turnovers',
    text: `INSERT INTO public.turnover AS t (country_code, account_id, effective_on, entry_kind, amount,
       postings)
     SELECT $1, account_id, effective_on, kind, amount, postings
       FROM unnest($2::uuid[], $3::date[], $4::text[], $5::numeric[], $6::bigint[])
         AS given(account_id, effective_on, kind, amount, postings)
     ON CONFLICT ON CONSTRAINT turnover_pkey DO UPDATE
       SET amount = t.amount + excluded.amount, postings = t.postings + excluded.postings`,
    values: [
      countryCode,
      rows.map(({ posting }) => posting.accountId),
      rows.map(({ posting }) => posting.entry.effectiveOn),
      rows.map(({ posting }) => posting.entry.kind),
      rows.map(({ amount }) => amount.toString()),
      rows.map(({ count }) => count),
    ],
  };
}
