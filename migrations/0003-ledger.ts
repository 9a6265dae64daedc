import type { MigrationInterface, QueryRunner } from 'typeorm';
import { journal } from './0003-ledger-journal.ts';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Acts, versions of records, accounts, journal entries, postings and balances. */
export class Ledger1764000000003 implements MigrationInterface {
  readonly name = 'Ledger1764000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...acts(),
      ...records(),
      ...accounts(),
      ...journal(),
      ...balances(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'turnover',
      'balance',
      'posting',
      'journal_entry',
      'account',
      'record_version',
      'act_decision',
      'pending_act',
      'act',
      'country_books',
    ]);
    await runAll(
      queryRunner,
      GUARDS.map((name) => `DROP FUNCTION public.${name}()`),
    );
  }
}

const GUARDS = [
  'journal_entry_is_whole',
  'journal_entry_reverses_exactly',
  'country_books_close_forward',
  'balance_starts_at_zero',
  'balance_moves_by_postings',
];

function acts(): readonly string[] {
  return [
    // Repeating is safe: a key is used once per country and principal, and keeps its answer for ever.
    `CREATE TABLE public.act (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       principal_id uuid NOT NULL,
       idempotency_key text NOT NULL,
       request_hash bytea NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       answer text NOT NULL,
       CONSTRAINT act_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT act_key_is_used_once UNIQUE (country_code, principal_id, idempotency_key),
       CONSTRAINT act_key_is_short CHECK (length(idempotency_key) BETWEEN 1 AND 200),
       CONSTRAINT act_request_hash_is_sha256 CHECK (octet_length(request_hash) = 32)
     )`,
    ...appendOnly('act'),
    // An act that waits for a second officer, with all it needs to be posted later.
    `CREATE TABLE public.pending_act (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       subject_id uuid,
       body jsonb NOT NULL,
       submitted_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT pending_act_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT pending_act_has_one_submitter UNIQUE (country_code, id, submitted_by)
     )`,
    ...appendOnly('pending_act'),
    // One decision per act (the key), never by the officer who submitted it (the check).
    `CREATE TABLE public.act_decision (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       submitted_by uuid NOT NULL,
       decided_by uuid NOT NULL,
       decision text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT act_decision_is_made_once PRIMARY KEY (country_code, id),
       CONSTRAINT act_decision_is_by_a_second_officer CHECK (decided_by <> submitted_by),
       CONSTRAINT act_decision_is_known CHECK (decision IN ('posted', 'declined')),
       CONSTRAINT act_decision_names_the_submitter FOREIGN KEY (country_code, id, submitted_by)
         REFERENCES public.pending_act (country_code, id, submitted_by)
     )`,
    ...appendOnly('act_decision'),
    // Until which day the books of a country are closed. Every posting act holds this row locked.
    `CREATE TABLE public.country_books (
       country_code char(2) NOT NULL,
       closed_through date,
       CONSTRAINT country_books_pkey PRIMARY KEY (country_code)
     )`,
    ...projection('country_books', ['closed_through']),
    // Closed books stay closed.
    `CREATE FUNCTION public.country_books_close_forward() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NEW.closed_through IS NULL OR NEW.closed_through <= OLD.closed_through THEN
         RAISE EXCEPTION 'books closed through % are not opened again', OLD.closed_through
           USING ERRCODE = 'check_violation', CONSTRAINT = 'country_books_stay_closed';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER country_books_close_forward BEFORE UPDATE ON public.country_books
       FOR EACH ROW EXECUTE FUNCTION public.country_books_close_forward()`,
  ];
}

function records(): readonly string[] {
  return [
    // Everything a report can print, as it was: from which day it is valid, and when we knew.
    `CREATE TABLE public.record_version (
       country_code char(2) NOT NULL,
       subject_type text NOT NULL,
       subject_id uuid NOT NULL,
       version integer NOT NULL,
       valid_from date NOT NULL,
       audit_sequence bigint NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       body jsonb NOT NULL,
       CONSTRAINT record_version_pkey
         PRIMARY KEY (country_code, subject_type, subject_id, version),
       CONSTRAINT record_version_counts_from_one CHECK (version >= 1)
     )`,
    `CREATE INDEX record_version_by_sequence
       ON public.record_version (country_code, audit_sequence)`,
    ...appendOnly('record_version'),
  ];
}

function accounts(): readonly string[] {
  return [
    `CREATE TABLE public.account (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       commodity text NOT NULL,
       exponent smallint NOT NULL,
       inflow_only boolean NOT NULL,
       owner_type text NOT NULL,
       owner_id uuid NOT NULL,
       opened_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT account_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT account_kind_once_per_owner UNIQUE (country_code, owner_id, kind, commodity),
       CONSTRAINT account_facts_are_fixed
         UNIQUE (country_code, id, commodity, exponent, inflow_only),
       CONSTRAINT account_commodity_is_known FOREIGN KEY (commodity, exponent)
         REFERENCES public.commodity (code, exponent)
     )`,
    ...appendOnly('account'),
  ];
}

function balances(): readonly string[] {
  return [
    // A limit is an account floor: committed <= available, disbursed <= undrawn and the like are this
    // one CHECK on a locked row, so no interleaving of any number of processes can break them.
    `CREATE TABLE public.balance (
       country_code char(2) NOT NULL,
       account_id uuid NOT NULL,
       floor numeric,
       balance numeric NOT NULL,
       version bigint NOT NULL,
       CONSTRAINT balance_pkey PRIMARY KEY (country_code, account_id),
       CONSTRAINT balance_is_not_below_its_floor CHECK (balance >= floor),
       CONSTRAINT balance_belongs_to_its_account FOREIGN KEY (country_code, account_id)
         REFERENCES public.account (country_code, id)
     ) WITH (fillfactor = 50)`,
    ...projection('balance', ['balance', 'version']),
    // A balance starts at nothing, and moves only by postings that are there.
    `CREATE FUNCTION public.balance_starts_at_zero() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (SELECT 1 FROM new_balances WHERE balance <> 0 OR version <> 0) THEN
         RAISE EXCEPTION 'a balance starts at zero'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_starts_at_zero';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER balance_starts_at_zero AFTER INSERT ON public.balance
       REFERENCING NEW TABLE AS new_balances
       FOR EACH STATEMENT EXECUTE FUNCTION public.balance_starts_at_zero()`,
    // Planned at each call: a plan kept from when the tables were empty would read all of them. Old
    // and new rows are joined by a hash even where the session, for its look-ups, forbids one.
    `CREATE FUNCTION public.balance_moves_by_postings() RETURNS trigger LANGUAGE plpgsql
       SET plan_cache_mode = force_custom_plan SET enable_hashjoin = on AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM new_balances n
           JOIN old_balances o ON o.country_code = n.country_code AND o.account_id = n.account_id,
         LATERAL (SELECT count(*) AS number, coalesce(sum(p.amount), 0) AS total
                    FROM public.posting p
                   WHERE p.country_code = n.country_code AND p.account_id = n.account_id
                     AND p.account_version > o.version AND p.account_version <= n.version) moved
          WHERE moved.number <> n.version - o.version OR moved.total <> n.balance - o.balance
             OR n.version < o.version
       ) THEN
         RAISE EXCEPTION 'a balance moves by its postings and by nothing else'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_moves_by_postings';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER balance_moves_by_postings AFTER UPDATE ON public.balance
       REFERENCING OLD TABLE AS old_balances NEW TABLE AS new_balances
       FOR EACH STATEMENT EXECUTE FUNCTION public.balance_moves_by_postings()`,
    // Totals kept beside the ledger, written in the posting's own transaction: what moved on an
    // account, per effective day and kind of entry. Reports read these; the check re-derives them.
    `CREATE TABLE public.turnover (
       country_code char(2) NOT NULL,
       account_id uuid NOT NULL,
       effective_on date NOT NULL,
       entry_kind text NOT NULL,
       amount numeric NOT NULL,
       postings bigint NOT NULL,
       CONSTRAINT turnover_pkey PRIMARY KEY (country_code, account_id, effective_on, entry_kind),
       CONSTRAINT turnover_belongs_to_its_account FOREIGN KEY (country_code, account_id)
         REFERENCES public.account (country_code, id)
     ) WITH (fillfactor = 70)`,
    ...projection('turnover', ['amount', 'postings']),
  ];
}
