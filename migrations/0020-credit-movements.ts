import { appendOnly } from './sql-helpers.ts';

/**
 * Movements of serials, append-only. Each spends a part of the movement that brought the serials to
 * where they were; no serial of a movement is spent twice, so a serial is in one place by the log alone.
 */
export function movements(): readonly string[] {
  return [
    `CREATE TABLE public.credit_movement (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       entry_id uuid NOT NULL,
       kind text NOT NULL,
       class_id uuid NOT NULL,
       commodity text NOT NULL,
       first_serial bigint NOT NULL,
       last_serial bigint NOT NULL,
       previous_id uuid,
       from_owner_id uuid NOT NULL,
       from_state text NOT NULL,
       to_owner_id uuid NOT NULL,
       to_state text NOT NULL,
       effective_on date NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT credit_movement_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_movement_is_of_a_tonne
         CHECK (first_serial >= 1 AND last_serial >= first_serial),
       CONSTRAINT credit_movement_begins_with_issuance CHECK ((previous_id IS NULL)
         = (from_state = 'issued' AND from_owner_id = class_id)),
       CONSTRAINT credit_movement_final_places_keep
         CHECK (from_state IN ('issued', 'held', 'locked') OR kind = 'registry-reversal'),
       CONSTRAINT credit_movement_is_of_a_class FOREIGN KEY (country_code, class_id, commodity)
         REFERENCES public.credit_class (country_code, id, commodity),
       CONSTRAINT credit_movement_is_of_an_entry FOREIGN KEY (country_code, entry_id)
         REFERENCES public.journal_entry (country_code, id),
       CONSTRAINT credit_movement_is_from_a_ledger_account
         FOREIGN KEY (country_code, from_owner_id, from_state, commodity)
         REFERENCES public.account (country_code, owner_id, kind, commodity),
       CONSTRAINT credit_movement_is_to_a_ledger_account
         FOREIGN KEY (country_code, to_owner_id, to_state, commodity)
         REFERENCES public.account (country_code, owner_id, kind, commodity),
       CONSTRAINT credit_movement_spends_a_serial_once EXCLUDE USING gist (
         country_code COLLATE "C" WITH =, (coalesce(previous_id, class_id)) WITH =,
         int8range(first_serial, last_serial, '[]') WITH &&)
     )`,
    `CREATE INDEX credit_movement_by_entry ON public.credit_movement (country_code, entry_id)`,
    `CREATE INDEX credit_movement_by_issuance
       ON public.credit_movement (country_code, class_id, first_serial) WHERE previous_id IS NULL`,
    // Last of the indexes: where the planner sees no difference yet, keys are looked up in this one.
    `ALTER TABLE public.credit_movement ADD CONSTRAINT credit_movement_place_is_fixed
       UNIQUE (country_code, id, class_id, to_owner_id, to_state)`,
    `ALTER TABLE public.credit_movement ADD CONSTRAINT credit_movement_begins_where_another_ended
       FOREIGN KEY (country_code, previous_id, class_id, from_owner_id, from_state)
       REFERENCES public.credit_movement (country_code, id, class_id, to_owner_id, to_state)`,
    ...appendOnly('credit_movement'),
    ...posted(),
    ...inOrder(),
    ...shown(),
  ];
}

function posted(): readonly string[] {
  return [
    // Every posting of credits has movements of its entry behind it that sum to it. OFFSET 0 here and
    // below: by the entry first, whatever the planner believes of a table that it has not yet counted.
    `CREATE FUNCTION public.posting_of_credits_has_movements() RETURNS trigger LANGUAGE plpgsql
       SET plan_cache_mode = force_custom_plan AS $$
     DECLARE moved numeric;
     BEGIN
       SELECT sum(CASE WHEN m.to_owner_id = a.owner_id AND m.to_state = a.kind
                       THEN m.last_serial - m.first_serial + 1 ELSE 0 END
                  - CASE WHEN m.from_owner_id = a.owner_id AND m.from_state = a.kind
                         THEN m.last_serial - m.first_serial + 1 ELSE 0 END) INTO moved
         FROM public.account a,
         LATERAL (SELECT * FROM public.credit_movement e
                   WHERE e.country_code = NEW.country_code AND e.entry_id = NEW.entry_id
                   OFFSET 0) m
        WHERE a.country_code = NEW.country_code AND a.id = NEW.account_id
          AND m.commodity = a.commodity
          AND ((m.to_owner_id = a.owner_id AND m.to_state = a.kind)
               OR (m.from_owner_id = a.owner_id AND m.from_state = a.kind));
       IF moved IS DISTINCT FROM NEW.amount THEN
         RAISE EXCEPTION 'entry %-% posts % of % and moves %', NEW.country_code, NEW.entry_id,
           NEW.amount, NEW.commodity, coalesce(moved, 0)
           USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_of_credits_has_movements';
       END IF;
       RETURN NULL;
     END $$`,
    // The codes of currencies have three letters; those of credit classes name side, partner, project.
    `CREATE CONSTRAINT TRIGGER posting_of_credits_has_movements AFTER INSERT ON public.posting
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (length(NEW.commodity) > 3)
       EXECUTE FUNCTION public.posting_of_credits_has_movements()`,
  ];
}

function inOrder(): readonly string[] {
  return [
    // No movement joins an entry that does not post it, is outside what it spends, or before its day.
    `CREATE FUNCTION public.credit_movement_is_posted() RETURNS trigger LANGUAGE plpgsql
       SET plan_cache_mode = force_custom_plan AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM new_movements n,
         LATERAL (SELECT a.id FROM public.account a
                   WHERE a.country_code = n.country_code AND a.owner_id = n.to_owner_id
                     AND a.kind = n.to_state AND a.commodity = n.commodity) a,
         LATERAL (SELECT sum(CASE WHEN m.to_owner_id = n.to_owner_id AND m.to_state = n.to_state
                                  THEN m.last_serial - m.first_serial + 1
                                  ELSE m.first_serial - m.last_serial - 1 END) AS tonnes
                    FROM (SELECT * FROM public.credit_movement e
                           WHERE e.country_code = n.country_code AND e.entry_id = n.entry_id
                          OFFSET 0) m
                   WHERE m.commodity = n.commodity
                     AND ((m.to_owner_id = n.to_owner_id AND m.to_state = n.to_state)
                          OR (m.from_owner_id = n.to_owner_id AND m.from_state = n.to_state))) moved
          WHERE moved.tonnes IS DISTINCT FROM (
                SELECT p.amount
                  FROM (SELECT l.account_id, l.amount FROM public.posting l
                         WHERE l.country_code = n.country_code AND l.entry_id = n.entry_id
                        OFFSET 0) p
                 WHERE p.account_id = a.id)
       ) THEN
         RAISE EXCEPTION 'a movement of credits is not what its entry posts'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_movement_is_posted';
       END IF;
       IF EXISTS (
         SELECT 1 FROM new_movements n
           JOIN LATERAL (SELECT j.kind, j.effective_on FROM public.journal_entry j
                          WHERE j.country_code = n.country_code AND j.id = n.entry_id
                         OFFSET 0) e ON true
           LEFT JOIN LATERAL (SELECT f.first_serial, f.last_serial, f.effective_on
                                FROM public.credit_movement f
                               WHERE f.country_code = n.country_code AND f.id = n.previous_id
                              OFFSET 0) b ON true
          WHERE n.kind <> e.kind OR n.effective_on <> e.effective_on
             OR n.first_serial < b.first_serial OR n.last_serial > b.last_serial
             OR n.effective_on < b.effective_on
       ) THEN
         RAISE EXCEPTION 'a movement of credits is outside the one before it, or not of its entry'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_movement_follows_the_one_before';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER credit_movement_is_posted AFTER INSERT ON public.credit_movement
       REFERENCING NEW TABLE AS new_movements
       FOR EACH STATEMENT EXECUTE FUNCTION public.credit_movement_is_posted()`,
  ];
}

function shown(): readonly string[] {
  return [
    // What was moved on is no longer shown where it was; what was issued is shown somewhere.
    `CREATE FUNCTION public.credit_movement_shows_in_blocks() RETURNS trigger LANGUAGE plpgsql
       SET plan_cache_mode = force_custom_plan AS $$
     BEGIN
       IF NOT EXISTS (
         SELECT 1 FROM (SELECT b.last_serial, b.movement_id FROM public.credit_block b
                         WHERE b.country_code = NEW.country_code AND b.class_id = NEW.class_id
                           AND b.first_serial <= NEW.first_serial
                         ORDER BY b.first_serial DESC LIMIT 1) at_its_first
          WHERE at_its_first.last_serial >= NEW.first_serial
            AND at_its_first.movement_id IS DISTINCT FROM NEW.previous_id
       ) OR EXISTS (
         SELECT 1 FROM (SELECT b.movement_id FROM public.credit_block b
                         WHERE b.country_code = NEW.country_code AND b.class_id = NEW.class_id
                           AND b.first_serial > NEW.first_serial
                           AND b.first_serial <= NEW.last_serial OFFSET 0) after_it
          WHERE after_it.movement_id = NEW.previous_id
       ) THEN
         RAISE EXCEPTION 'the blocks do not show movement %-%', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_movement_shows_in_blocks';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER credit_movement_shows_in_blocks
       AFTER INSERT ON public.credit_movement DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.credit_movement_shows_in_blocks()`,
  ];
}
