import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** Which serials are which ITMOs, when they were first transferred, and as what they were acquired. */
export class Itmo1764000000031 implements MigrationInterface {
  readonly name = 'Itmo1764000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...counter(),
      ...identified(),
      ...withoutGap(),
      ...firstTransfers(),
      ...counted(),
      ...acquisitions(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['itmo_acquisition', 'first_transfer', 'itmo_block']);
    await runAll(queryRunner, [
      'ALTER TABLE public.article6_party DROP COLUMN last_itmo',
      'DROP FUNCTION public.itmo_block_follows_the_last()',
      'DROP FUNCTION public.itmo_block_is_counted()',
      'DROP FUNCTION public.first_transfer_is_counted()',
      'DROP FUNCTION public.itmo_acquisition_is_of_what_was_transferred()',
    ]);
  }
}

function counter(): readonly string[] {
  return [
    // The gap-free counter of the Party's ITMO registry: one number is one ITMO, whatever its vintage.
    `ALTER TABLE public.article6_party ADD COLUMN last_itmo bigint NOT NULL DEFAULT 0`,
    `ALTER TABLE public.article6_party ADD CONSTRAINT article6_party_counts_from_zero
       CHECK (last_itmo BETWEEN 0 AND 999999999999)`,
    `GRANT UPDATE (last_itmo) ON public.article6_party TO jcm_ledger_application`,
  ];
}

function identified(): readonly string[] {
  return [
    // A run of serials of the partner's registry, and the run of ITMOs that they are. A serial is one
    // ITMO, and an ITMO is one serial: by two exclusion constraints.
    `CREATE TABLE public.itmo_block (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       authorisation_id uuid NOT NULL,
       authorisation_version integer NOT NULL,
       approach_id uuid NOT NULL,
       class_id uuid NOT NULL,
       project_reference text NOT NULL,
       vintage smallint NOT NULL,
       first_serial bigint NOT NULL,
       last_serial bigint NOT NULL,
       serials text NOT NULL,
       registry_id text NOT NULL,
       first_id bigint NOT NULL,
       last_id bigint NOT NULL,
       identified_at timestamptz(3) NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT itmo_block_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT itmo_block_is_under_an_authorisation FOREIGN KEY (country_code, authorisation_id)
         REFERENCES public.authorisation (country_code, id),
       CONSTRAINT itmo_block_is_of_an_approach FOREIGN KEY (country_code, approach_id)
         REFERENCES public.cooperative_approach (country_code, id),
       CONSTRAINT itmo_block_is_of_a_class FOREIGN KEY (country_code, class_id)
         REFERENCES public.credit_class (country_code, id),
       CONSTRAINT itmo_block_is_of_an_authorised_vintage CHECK (vintage >= 2021),
       CONSTRAINT itmo_block_has_a_number_for_each_serial CHECK (first_serial >= 1 AND first_id >= 1
         AND last_serial >= first_serial AND last_id - first_id = last_serial - first_serial),
       CONSTRAINT itmo_block_has_its_own_serials EXCLUDE USING gist (country_code WITH =,
         class_id WITH =, int8range(first_serial, last_serial, '[]') WITH &&),
       CONSTRAINT itmo_block_has_its_own_numbers EXCLUDE USING gist (country_code WITH =,
         int8range(first_id, last_id, '[]') WITH &&)
     )`,
    `CREATE INDEX itmo_block_by_authorisation
       ON public.itmo_block (country_code, authorisation_id, id)`,
    ...appendOnly('itmo_block'),
  ];
}

function withoutGap(): readonly string[] {
  return [
    `CREATE FUNCTION public.itmo_block_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NEW.first_id > 1 AND NOT EXISTS (
         SELECT FROM public.itmo_block b WHERE b.country_code = NEW.country_code
            AND int8range(b.first_id, b.last_id, '[]') @> NEW.first_id - 1) THEN
         RAISE EXCEPTION 'there is no ITMO before %-%', NEW.country_code, NEW.first_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'itmo_block_follows_the_last';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER itmo_block_follows_the_last AFTER INSERT ON public.itmo_block
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.itmo_block_follows_the_last()`,
    // What is counted on the authorisation is what was identified under it.
    `CREATE FUNCTION public.itmo_block_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF (SELECT sum(b.last_id - b.first_id + 1) FROM public.itmo_block b
            WHERE b.country_code = NEW.country_code AND b.authorisation_id = NEW.authorisation_id)
          IS DISTINCT FROM (SELECT a.tonnes_identified FROM public.authorisation a
            WHERE a.country_code = NEW.country_code AND a.id = NEW.authorisation_id) THEN
         RAISE EXCEPTION 'the ITMOs under % are not counted', NEW.authorisation_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'itmo_block_is_counted';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER itmo_block_is_counted AFTER INSERT ON public.itmo_block
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.itmo_block_is_counted()`,
  ];
}

function firstTransfers(): readonly string[] {
  return [
    // The mark is on the numbers, not on the block that holds them: whatever a block is split into
    // later, its parts are as first transferred as it was. And it is set once.
    `CREATE TABLE public.first_transfer (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       act_id uuid NOT NULL,
       itmo_block_id uuid NOT NULL,
       authorisation_id uuid NOT NULL,
       class_id uuid NOT NULL,
       first_serial bigint NOT NULL,
       last_serial bigint NOT NULL,
       first_id bigint NOT NULL,
       last_id bigint NOT NULL,
       basis text NOT NULL,
       acquiring_party char(3),
       purpose text,
       evidence text NOT NULL,
       transferred_at timestamptz(3) NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT first_transfer_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT first_transfer_is_of_an_itmo FOREIGN KEY (country_code, itmo_block_id)
         REFERENCES public.itmo_block (country_code, id),
       CONSTRAINT first_transfer_is_under_an_authorisation
         FOREIGN KEY (country_code, authorisation_id)
         REFERENCES public.authorisation (country_code, id),
       CONSTRAINT first_transfer_basis_is_known CHECK (basis IN ('transfer-to-party',
         'authorisation', 'issuance', 'use-or-cancellation')),
       CONSTRAINT first_transfer_to_a_party_names_it
         CHECK ((basis = 'transfer-to-party') = (acquiring_party IS NOT NULL)),
       CONSTRAINT first_transfer_has_a_number_for_each_serial CHECK (last_id >= first_id
         AND last_id - first_id = last_serial - first_serial),
       CONSTRAINT first_transfer_is_made_once EXCLUDE USING gist (country_code WITH =,
         class_id WITH =, int8range(first_serial, last_serial, '[]') WITH &&)
     )`,
    `CREATE INDEX first_transfer_by_authorisation
       ON public.first_transfer (country_code, authorisation_id, id)`,
    ...appendOnly('first_transfer'),
  ];
}

function counted(): readonly string[] {
  return [
    `CREATE FUNCTION public.first_transfer_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (
         SELECT FROM public.itmo_block b
          WHERE b.country_code = NEW.country_code AND b.id = NEW.itmo_block_id
            AND b.class_id = NEW.class_id AND b.authorisation_id = NEW.authorisation_id
            AND b.first_serial <= NEW.first_serial AND b.last_serial >= NEW.last_serial
            AND b.first_id - b.first_serial = NEW.first_id - NEW.first_serial
            AND b.identified_at <= NEW.transferred_at)
          OR (SELECT sum(t.last_id - t.first_id + 1) FROM public.first_transfer t
               WHERE t.country_code = NEW.country_code
                 AND t.authorisation_id = NEW.authorisation_id)
             IS DISTINCT FROM (SELECT a.tonnes_first_transferred FROM public.authorisation a
               WHERE a.country_code = NEW.country_code AND a.id = NEW.authorisation_id) THEN
         RAISE EXCEPTION 'first transfer %-% is of no such ITMOs, or not counted',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'first_transfer_is_counted';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER first_transfer_is_counted AFTER INSERT ON public.first_transfer
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.first_transfer_is_counted()`,
  ];
}

function acquisitions(): readonly string[] {
  return [
    // The serials of Japan's registry that first transferred ITMOs are from there on.
    `CREATE TABLE public.itmo_acquisition (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       act_id uuid NOT NULL,
       first_transfer_id uuid NOT NULL,
       class_id uuid NOT NULL,
       serials text NOT NULL,
       first_serial bigint NOT NULL,
       last_serial bigint NOT NULL,
       first_id bigint NOT NULL,
       last_id bigint NOT NULL,
       acquired_at timestamptz(3) NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT itmo_acquisition_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT itmo_acquisition_is_of_a_first_transfer
         FOREIGN KEY (country_code, first_transfer_id)
         REFERENCES public.first_transfer (country_code, id),
       CONSTRAINT itmo_acquisition_is_of_a_class FOREIGN KEY (country_code, class_id)
         REFERENCES public.credit_class (country_code, id),
       CONSTRAINT itmo_acquisition_has_a_number_per_serial CHECK (last_id >= first_id
         AND last_id - first_id = last_serial - first_serial),
       CONSTRAINT itmo_acquisition_has_its_own_serials EXCLUDE USING gist (country_code WITH =,
         class_id WITH =, int8range(first_serial, last_serial, '[]') WITH &&),
       CONSTRAINT itmo_acquisition_is_made_once EXCLUDE USING gist (country_code WITH =,
         int8range(first_id, last_id, '[]') WITH &&)
     )`,
    `CREATE FUNCTION public.itmo_acquisition_is_of_what_was_transferred() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (
         SELECT FROM public.first_transfer t
           JOIN public.credit_class c
             ON c.country_code = t.country_code AND c.id = NEW.class_id AND c.side = 'japan'
           JOIN public.credit_class p
             ON p.country_code = t.country_code AND p.id = t.class_id
            AND p.project_id = c.project_id AND p.vintage = c.vintage
          WHERE t.country_code = NEW.country_code AND t.id = NEW.first_transfer_id
            AND t.acquiring_party = 'JPN' AND t.transferred_at <= NEW.acquired_at
            AND t.first_id <= NEW.first_id AND t.last_id >= NEW.last_id) THEN
         RAISE EXCEPTION 'acquisition %-% is of no ITMOs that were transferred',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation',
                 CONSTRAINT = 'itmo_acquisition_is_of_what_was_transferred';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER itmo_acquisition_is_of_what_was_transferred
       AFTER INSERT ON public.itmo_acquisition DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.itmo_acquisition_is_of_what_was_transferred()`,
    ...appendOnly('itmo_acquisition'),
  ];
}
