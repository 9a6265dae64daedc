import { appendOnly } from './sql-helpers.ts';

/** Entries and postings, with the guards that make an entry balanced, complete and closed. */
export function journal(): readonly string[] {
  return [
    `CREATE TABLE public.journal_entry (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       effective_on date NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       leg_count smallint NOT NULL,
       principal_id uuid NOT NULL,
       act_id uuid NOT NULL,
       reference text,
       memo text,
       reverses uuid,
       CONSTRAINT journal_entry_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT journal_entry_facts_are_fixed UNIQUE (country_code, id, leg_count, kind),
       CONSTRAINT journal_entry_has_two_legs CHECK (leg_count >= 2),
       CONSTRAINT journal_entry_is_not_in_the_future
         CHECK (effective_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
       CONSTRAINT journal_entry_does_not_reverse_itself CHECK (reverses <> id),
       CONSTRAINT journal_entry_reverses_an_entry FOREIGN KEY (country_code, reverses)
         REFERENCES public.journal_entry (country_code, id)
     )`,
    // A mistake is corrected by a reversal, once.
    `CREATE UNIQUE INDEX journal_entry_is_reversed_once
       ON public.journal_entry (country_code, reverses) WHERE reverses IS NOT NULL`,
    `CREATE INDEX journal_entry_by_sequence ON public.journal_entry (country_code, audit_sequence)`,
    ...appendOnly('journal_entry'),
    // Postings are written before their entry, then the balances; postings name its leg count: every leg from 1 to leg_count
    // is taken when the entry is accepted, so nothing can join it later. They also name the kind of
    // the entry and whether the account only takes in, so that "retired, cancelled, transferred out:
    // in, never out" is one CHECK; its one exit is the registry's own reversal.
    `CREATE TABLE public.posting (
       country_code char(2) NOT NULL,
       entry_id uuid NOT NULL,
       leg smallint NOT NULL,
       leg_count smallint NOT NULL,
       entry_kind text NOT NULL,
       account_id uuid NOT NULL,
       commodity text NOT NULL,
       exponent smallint NOT NULL,
       inflow_only boolean NOT NULL,
       amount numeric NOT NULL,
       balance_after numeric NOT NULL,
       account_version bigint NOT NULL,
       CONSTRAINT posting_pkey PRIMARY KEY (country_code, entry_id, leg),
       CONSTRAINT posting_account_version_once UNIQUE (country_code, account_id, account_version),
       CONSTRAINT posting_leg_is_within_its_entry CHECK (leg BETWEEN 1 AND leg_count),
       CONSTRAINT posting_amount_is_not_zero CHECK (amount <> 0),
       CONSTRAINT posting_amount_has_the_decimals CHECK (scale(amount) = exponent),
       CONSTRAINT posting_balance_has_the_decimals CHECK (scale(balance_after) = exponent),
       CONSTRAINT posting_version_counts_from_one CHECK (account_version >= 1),
       CONSTRAINT posting_respects_the_direction
         CHECK (amount > 0 OR NOT inflow_only OR entry_kind = 'registry-reversal'),
       CONSTRAINT posting_account_is_open FOREIGN KEY
         (country_code, account_id, commodity, exponent, inflow_only)
         REFERENCES public.account (country_code, id, commodity, exponent, inflow_only),
       CONSTRAINT posting_belongs_to_its_entry FOREIGN KEY
         (country_code, entry_id, leg_count, entry_kind)
         REFERENCES public.journal_entry (country_code, id, leg_count, kind)
         DEFERRABLE INITIALLY DEFERRED
     )`,
    ...appendOnly('posting'),
    ...entryGuard(),
    ...reversalGuard(),
  ];
}

function entryGuard(): readonly string[] {
  return [
    // Balanced, complete, and shown by the balances (so that no floor is passed by), at the moment
    // the entry is accepted. The LATERAL and the plan made at each
    // call keep it an index look-up per entry, however large the table of postings is.
    `CREATE FUNCTION public.journal_entry_is_whole() RETURNS trigger LANGUAGE plpgsql
       SET plan_cache_mode = force_custom_plan AS $$
     DECLARE broken record;
     BEGIN
       SELECT e.country_code, e.id, e.leg_count, legs.number, legs.unbalanced INTO broken
         FROM new_entries e,
         LATERAL (
           SELECT coalesce(sum(c.number), 0) AS number, bool_or(c.total <> 0) AS unbalanced,
                  bool_or(c.unmoved) AS unmoved
             FROM (SELECT count(*) AS number, sum(p.amount) AS total,
                          bool_or(p.account_version > (
                            SELECT b.version FROM public.balance b
                             WHERE b.country_code = p.country_code
                               AND b.account_id = p.account_id)) AS unmoved
                     FROM public.posting p
                    WHERE p.country_code = e.country_code AND p.entry_id = e.id
                      AND p.leg_count = e.leg_count
                    GROUP BY p.commodity) c
         ) legs
        WHERE legs.number <> e.leg_count OR legs.unbalanced OR legs.unmoved
        LIMIT 1;
       IF FOUND AND broken.number <> broken.leg_count THEN
         RAISE EXCEPTION 'entry %-% says % postings and has %',
           broken.country_code, broken.id, broken.leg_count, broken.number
           USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_is_complete';
       ELSIF FOUND AND NOT broken.unbalanced THEN
         RAISE EXCEPTION 'entry %-% moves accounts whose balances do not show it',
           broken.country_code, broken.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_moves_its_balances';
       ELSIF FOUND THEN
         RAISE EXCEPTION 'the postings of entry %-% do not sum to zero per commodity',
           broken.country_code, broken.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_is_balanced';
       END IF;
       IF EXISTS (SELECT 1 FROM new_entries e JOIN public.country_books b
                    ON b.country_code = e.country_code WHERE e.effective_on <= b.closed_through) THEN
         RAISE EXCEPTION 'an entry falls into closed books'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_falls_into_open_books';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER journal_entry_is_whole AFTER INSERT ON public.journal_entry
       REFERENCING NEW TABLE AS new_entries
       FOR EACH STATEMENT EXECUTE FUNCTION public.journal_entry_is_whole()`,
  ];
}

function reversalGuard(): readonly string[] {
  return [
    // A reversal negates its original account by account, is of the same kind, and is not reversed.
    `CREATE FUNCTION public.journal_entry_reverses_exactly() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM public.journal_entry o
          WHERE o.country_code = NEW.country_code AND o.id = NEW.reverses
            AND (o.reverses IS NOT NULL OR o.kind <> NEW.kind OR o.effective_on > NEW.effective_on
                 OR o.leg_count <> NEW.leg_count)
       ) OR EXISTS (
         SELECT 1 FROM public.posting p
          WHERE p.country_code = NEW.country_code AND p.entry_id IN (NEW.id, NEW.reverses)
          GROUP BY p.account_id HAVING sum(p.amount) <> 0
       ) THEN
         RAISE EXCEPTION 'entry %-% does not exactly reverse %',
           NEW.country_code, NEW.id, NEW.reverses
           USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_reverses_exactly';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER journal_entry_reverses_exactly AFTER INSERT ON public.journal_entry
       FOR EACH ROW WHEN (NEW.reverses IS NOT NULL)
       EXECUTE FUNCTION public.journal_entry_reverses_exactly()`,
  ];
}
