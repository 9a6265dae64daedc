import { projection } from './sql-helpers.ts';

/** Where every issued serial is now: blocks that cover a class from 1 to its last serial, each once. */
export function blocks(): readonly string[] {
  return [
    // A projection of the movements. Its constraint on overlap is deferred to the end of the batch:
    // a split shrinks the owner's block and inserts the tail, in whichever order the tables are written.
    // Its index is for the constraint alone, so it is spelt as no look-up is (COLLATE, ::text): of a
    // table not yet counted, the planner would prefer it to the trees that lead straight to a row.
    `CREATE TABLE public.credit_block (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       class_id uuid NOT NULL,
       side text NOT NULL,
       project_id uuid NOT NULL,
       vintage smallint NOT NULL,
       commodity text NOT NULL,
       first_serial bigint NOT NULL,
       last_serial bigint NOT NULL,
       credit_account_id uuid NOT NULL,
       state text NOT NULL,
       movement_id uuid NOT NULL,
       since_on date NOT NULL,
       transfer_id uuid,
       parent_id uuid,
       origin_id uuid NOT NULL,
       issuance_id uuid NOT NULL,
       issued_on date NOT NULL,
       authorisation_id uuid,
       authorisation_version integer,
       first_transferred boolean NOT NULL,
       itmo_offset bigint,
       CONSTRAINT credit_block_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_block_starts_where_no_other_does
         UNIQUE (country_code, class_id, first_serial),
       CONSTRAINT credit_block_has_a_tonne
         CHECK (first_serial >= 1 AND last_serial >= first_serial),
       CONSTRAINT credit_block_state_is_known CHECK (state IN ('held', 'locked', 'retired',
         'cancelled', 'transferred-out')),
       CONSTRAINT credit_block_is_locked_by_an_offer
         CHECK ((state = 'locked') = (transfer_id IS NOT NULL)),
       CONSTRAINT credit_block_authorisation_has_a_version
         CHECK ((authorisation_id IS NULL) = (authorisation_version IS NULL)),
       CONSTRAINT credit_block_is_of_its_class
         FOREIGN KEY (country_code, class_id, side, project_id, vintage, commodity)
         REFERENCES public.credit_class (country_code, id, side, project_id, vintage, commodity),
       CONSTRAINT credit_block_is_in_an_account FOREIGN KEY (country_code, credit_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT credit_block_is_where_its_movement_ended
         FOREIGN KEY (country_code, movement_id, class_id, credit_account_id, state)
         REFERENCES public.credit_movement (country_code, id, class_id, to_owner_id, to_state),
       CONSTRAINT credit_block_is_locked_by_a_transfer FOREIGN KEY (country_code, transfer_id)
         REFERENCES public.credit_transfer (country_code, id),
       CONSTRAINT credit_block_serial_is_in_one_place EXCLUDE USING gist (
         country_code COLLATE "C" WITH =, (class_id::text) WITH =,
         int8range(first_serial, last_serial, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
     ) WITH (fillfactor = 70)`,
    ...lookUps(),
    ...attributes(),
    ...place(),
  ];
}

function lookUps(): readonly string[] {
  return [
    `CREATE INDEX credit_block_by_place ON public.credit_block
       (country_code, credit_account_id, state, class_id, first_serial)`,
    `CREATE INDEX credit_block_by_transfer ON public.credit_block (country_code, transfer_id)
       WHERE transfer_id IS NOT NULL`,
    `CREATE INDEX credit_block_by_parent ON public.credit_block (country_code, parent_id, id)
       WHERE parent_id IS NOT NULL`,
    ...projection('credit_block', [
      'last_serial',
      'credit_account_id',
      'state',
      'movement_id',
      'since_on',
      'transfer_id',
      'authorisation_id',
      'authorisation_version',
      'first_transferred',
      'itmo_offset',
    ]),
  ];
}

function attributes(): readonly string[] {
  return [
    // What a block is never changes; it shrinks at its end; a first transfer and an ITMO number stay.
    `CREATE FUNCTION public.credit_block_keeps_its_attributes() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (NEW.country_code, NEW.id, NEW.class_id, NEW.first_serial, NEW.origin_id,
           NEW.issuance_id, NEW.issued_on) IS DISTINCT FROM
          (OLD.country_code, OLD.id, OLD.class_id, OLD.first_serial, OLD.origin_id,
           OLD.issuance_id, OLD.issued_on)
          OR NEW.parent_id IS DISTINCT FROM OLD.parent_id
          OR NEW.last_serial > OLD.last_serial
          OR (OLD.first_transferred AND NOT NEW.first_transferred)
          OR (OLD.authorisation_id IS NOT NULL AND NEW.authorisation_id IS NULL)
          OR (OLD.itmo_offset IS NOT NULL AND NEW.itmo_offset IS DISTINCT FROM OLD.itmo_offset)
       THEN
         RAISE EXCEPTION 'block %-% keeps what it has', OLD.country_code, OLD.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_block_keeps_its_attributes';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER credit_block_keeps_its_attributes BEFORE UPDATE ON public.credit_block
       FOR EACH ROW EXECUTE FUNCTION public.credit_block_keeps_its_attributes()`,
  ];
}

function place(): readonly string[] {
  return [
    // At the end of the batch, of the row as it then is: born by issuance, or split from a block of the
    // same attributes; within the movement that brought it, of which nothing here was moved on; and
    // followed by the next block, so that no serial is lost.
    `CREATE FUNCTION public.credit_block_is_where_it_was_moved() RETURNS trigger
     LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
     DECLARE now_is public.credit_block; moved public.credit_movement;
     BEGIN
       IF TG_OP = 'INSERT' AND NEW.parent_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM public.credit_block p
          WHERE p.country_code = NEW.country_code AND p.id = NEW.parent_id
            AND p.class_id = NEW.class_id AND p.first_serial < NEW.first_serial
            AND p.origin_id = NEW.origin_id AND p.issuance_id = NEW.issuance_id
            AND p.issued_on = NEW.issued_on AND p.first_transferred = NEW.first_transferred
            AND p.authorisation_id IS NOT DISTINCT FROM NEW.authorisation_id
            AND p.authorisation_version IS NOT DISTINCT FROM NEW.authorisation_version
            AND p.itmo_offset IS NOT DISTINCT FROM NEW.itmo_offset
       ) THEN
         RAISE EXCEPTION 'block %-% is not like the block that it was split from',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_block_inherits_everything';
       END IF;
       SELECT * INTO now_is FROM public.credit_block b
        WHERE b.country_code = NEW.country_code AND b.id = NEW.id;
       SELECT * INTO moved FROM public.credit_movement m
        WHERE m.country_code = NEW.country_code AND m.id = now_is.movement_id;
       IF TG_OP = 'INSERT' AND NEW.parent_id IS NULL AND (NEW.origin_id <> NEW.id
          OR NEW.first_transferred OR NOT EXISTS (
            SELECT 1 FROM public.credit_movement m
             WHERE m.country_code = NEW.country_code AND m.id = NEW.movement_id
               AND m.previous_id IS NULL AND m.first_serial = NEW.first_serial
               AND m.last_serial = NEW.last_serial AND m.effective_on = NEW.issued_on)) THEN
         RAISE EXCEPTION 'block %-% was not issued', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_block_is_born_by_issuance';
       END IF;
       IF now_is.first_serial < moved.first_serial OR now_is.last_serial > moved.last_serial
          OR now_is.since_on <> moved.effective_on OR EXISTS (
            SELECT 1 FROM public.credit_movement s
             WHERE s.country_code = now_is.country_code
               AND coalesce(s.previous_id, s.class_id) = now_is.movement_id
               AND int8range(s.first_serial, s.last_serial, '[]')
                   && int8range(now_is.first_serial, now_is.last_serial, '[]')) THEN
         RAISE EXCEPTION 'block %-% is not where its movement ended', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_block_is_where_it_was_moved';
       END IF;
       IF NOT EXISTS (SELECT 1 FROM public.credit_block n
                       WHERE n.country_code = now_is.country_code AND n.class_id = now_is.class_id
                         AND n.first_serial = now_is.last_serial + 1)
          AND NOT EXISTS (SELECT 1 FROM public.credit_class c
                           WHERE c.country_code = now_is.country_code AND c.id = now_is.class_id
                             AND c.last_serial = now_is.last_serial) THEN
         RAISE EXCEPTION 'serials after block %-% are lost', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_block_leaves_no_gap';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER credit_block_is_where_it_was_moved
       AFTER INSERT OR UPDATE ON public.credit_block DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.credit_block_is_where_it_was_moved()`,
  ];
}
