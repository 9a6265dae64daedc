import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blocks } from './0020-credit-blocks.ts';
import { movements } from './0020-credit-movements.ts';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Classes of credit, accounts of the two registries, movements of serials, and where each serial is. */
export class CarbonCredit1764000000020 implements MigrationInterface {
  readonly name = 'CarbonCredit1764000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...accounts(),
      ...classes(),
      ...stops(),
      ...transfers(),
      ...uses(),
      ...movements(),
      ...blocks(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER posting_of_credits_has_movements ON public.posting');
    await dropIfEmpty(queryRunner, TABLES);
    await runAll(
      queryRunner,
      GUARDS.map((name) => `DROP FUNCTION public.${name}()`),
    );
  }
}

/** In the order in which they can be dropped. */
const TABLES = [
  'credit_block',
  'credit_movement',
  'registry_reversal',
  'credit_use',
  'credit_transfer',
  'disposal_stop',
  'credit_class',
  'credit_account',
];

const GUARDS = [
  'credit_class_counts_up',
  'credit_class_is_issued_gapless',
  'credit_transfer_is_settled_once',
  'posting_of_credits_has_movements',
  'credit_movement_is_posted',
  'credit_movement_shows_in_blocks',
  'credit_block_keeps_its_attributes',
  'credit_block_is_where_it_was_moved',
];

function accounts(): readonly string[] {
  return [
    // The holder is a government (no id: the side says which) or a participant, a fact of no country,
    // so no key can lead there; it is never deleted, and the act that opens has read it.
    `CREATE TABLE public.credit_account (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       side text NOT NULL,
       class text NOT NULL,
       holder_kind text NOT NULL,
       holder_id uuid,
       number text NOT NULL,
       label text NOT NULL,
       opened_on date NOT NULL,
       frozen_by uuid,
       restricted_by uuid,
       version integer NOT NULL,
       CONSTRAINT credit_account_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_account_is_one_per_label
         UNIQUE NULLS NOT DISTINCT (country_code, side, class, holder_kind, holder_id, label),
       CONSTRAINT credit_account_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT credit_account_side_is_known CHECK (side IN ('japan', 'partner')),
       CONSTRAINT credit_account_class_is_known CHECK (class IN ('government-holding',
         'entity-holding', 'retirement', 'cancellation', 'transferred-out')),
       CONSTRAINT credit_account_holder_is_known
         CHECK (holder_kind = CASE WHEN holder_id IS NULL THEN 'government' ELSE 'participant' END),
       CONSTRAINT credit_account_entity_is_a_participant
         CHECK ((class = 'entity-holding') = (holder_kind = 'participant')),
       CONSTRAINT credit_account_version_from_one CHECK (version >= 1)
     )`,
    // Retired, cancelled, transferred out: one account for each in a side's registry.
    `CREATE UNIQUE INDEX credit_account_is_the_final_one
       ON public.credit_account (country_code, side, class)
       WHERE class IN ('retirement', 'cancellation', 'transferred-out')`,
    `CREATE INDEX credit_account_by_holder
       ON public.credit_account (country_code, holder_id, id)`,
    ...projection('credit_account', ['frozen_by', 'restricted_by', 'version']),
  ];
}

function classes(): readonly string[] {
  return [
    // The counter of serials: a number is issued once, without a gap, and never again.
    `CREATE TABLE public.credit_class (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       side text NOT NULL,
       project_id uuid NOT NULL,
       vintage smallint NOT NULL,
       project_reference text NOT NULL,
       commodity text NOT NULL,
       last_serial bigint NOT NULL,
       CONSTRAINT credit_class_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_class_is_one_per_vintage
         UNIQUE (country_code, project_id, vintage, side),
       CONSTRAINT credit_class_is_one_commodity UNIQUE (country_code, commodity),
       CONSTRAINT credit_class_facts_are_fixed
         UNIQUE (country_code, id, side, project_id, vintage, commodity),
       CONSTRAINT credit_class_has_its_commodity UNIQUE (country_code, id, commodity),
       CONSTRAINT credit_class_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT credit_class_can_be_counted FOREIGN KEY (commodity)
         REFERENCES public.commodity (code),
       CONSTRAINT credit_class_side_is_known CHECK (side IN ('japan', 'partner')),
       CONSTRAINT credit_class_vintage_is_of_the_mechanism CHECK (vintage >= 2013),
       CONSTRAINT credit_class_serials_have_12_digits
         CHECK (last_serial BETWEEN 1 AND 999999999999)
     )`,
    ...projection('credit_class', ['last_serial']),
    `CREATE FUNCTION public.credit_class_counts_up() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'the serials of class %-% count up only', OLD.country_code, OLD.id
         USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_class_counts_up';
     END $$`,
    `CREATE TRIGGER credit_class_counts_up BEFORE UPDATE ON public.credit_class
       FOR EACH ROW WHEN (NEW.last_serial <= OLD.last_serial)
       EXECUTE FUNCTION public.credit_class_counts_up()`,
    // Issued movements of a class never overlap, so a highest number that equals their sum has no gap.
    `CREATE FUNCTION public.credit_class_is_issued_gapless() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM public.credit_class c,
         LATERAL (SELECT max(m.last_serial) AS last,
                         sum(m.last_serial - m.first_serial + 1) AS number
                    FROM public.credit_movement m
                   WHERE m.country_code = c.country_code AND m.class_id = c.id
                     AND m.previous_id IS NULL) issued
          WHERE c.country_code = NEW.country_code AND c.id = NEW.id
            AND (c.last_serial IS DISTINCT FROM issued.last
                 OR c.last_serial IS DISTINCT FROM issued.number)
       ) THEN
         RAISE EXCEPTION 'the serials of class %-% are not those that were issued',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_class_is_issued_gapless';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER credit_class_is_issued_gapless
       AFTER INSERT OR UPDATE ON public.credit_class DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.credit_class_is_issued_gapless()`,
  ];
}

function stops(): readonly string[] {
  return [
    `CREATE TABLE public.disposal_stop (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       credit_account_id uuid,
       project_id uuid,
       class_id uuid,
       first_serial bigint,
       last_serial bigint,
       reason text NOT NULL,
       imposed_on date NOT NULL,
       lifted_on date,
       version integer NOT NULL,
       CONSTRAINT disposal_stop_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT disposal_stop_kind_is_known CHECK (kind IN ('freeze', 'restriction')),
       CONSTRAINT disposal_stop_is_of_an_account_or_a_project
         CHECK (num_nonnulls(credit_account_id, project_id) = 1),
       CONSTRAINT disposal_stop_range_is_of_a_project CHECK (class_id IS NULL
         OR (project_id IS NOT NULL AND first_serial IS NOT NULL AND last_serial >= first_serial)),
       CONSTRAINT disposal_stop_is_of_an_account FOREIGN KEY (country_code, credit_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT disposal_stop_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT disposal_stop_is_of_a_class FOREIGN KEY (country_code, class_id)
         REFERENCES public.credit_class (country_code, id),
       CONSTRAINT disposal_stop_ends_after_it_begins CHECK (lifted_on >= imposed_on)
     )`,
    `CREATE INDEX disposal_stop_by_project ON public.disposal_stop (country_code, project_id)
       WHERE lifted_on IS NULL`,
    `CREATE INDEX disposal_stop_by_account ON public.disposal_stop (country_code, credit_account_id)
       WHERE lifted_on IS NULL`,
    ...projection('disposal_stop', ['lifted_on', 'version']),
  ];
}

function transfers(): readonly string[] {
  return [
    `CREATE TABLE public.credit_transfer (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       from_account_id uuid NOT NULL,
       to_account_id uuid NOT NULL,
       tonnes bigint NOT NULL,
       status text NOT NULL,
       transferred_on date NOT NULL,
       expires_on date,
       settled_on date,
       reference text,
       reason text,
       version integer NOT NULL,
       CONSTRAINT credit_transfer_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_transfer_is_from_an_account FOREIGN KEY (country_code, from_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT credit_transfer_is_to_an_account FOREIGN KEY (country_code, to_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT credit_transfer_goes_somewhere_else CHECK (from_account_id <> to_account_id),
       CONSTRAINT credit_transfer_is_of_a_tonne CHECK (tonnes >= 1),
       CONSTRAINT credit_transfer_status_is_known CHECK (status IN ('posted', 'offered',
         'accepted', 'declined', 'cancelled', 'expired')),
       CONSTRAINT credit_transfer_offer_ends
         CHECK ((status = 'posted') = (expires_on IS NULL)),
       CONSTRAINT credit_transfer_is_settled_on_a_day
         CHECK ((status IN ('posted', 'offered')) = (settled_on IS NULL))
     )`,
    `CREATE INDEX credit_transfer_by_receiver
       ON public.credit_transfer (country_code, to_account_id, status, id)`,
    `CREATE INDEX credit_transfer_by_giver
       ON public.credit_transfer (country_code, from_account_id, status, id)`,
    `CREATE INDEX credit_transfer_by_last_day ON public.credit_transfer (country_code, expires_on)
       WHERE status = 'offered'`,
    ...projection('credit_transfer', ['status', 'settled_on', 'reason', 'version']),
    `CREATE FUNCTION public.credit_transfer_is_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'transfer %-% is % and stays so', OLD.country_code, OLD.id, OLD.status
         USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_transfer_is_settled_once';
     END $$`,
    `CREATE TRIGGER credit_transfer_is_settled_once BEFORE UPDATE ON public.credit_transfer
       FOR EACH ROW WHEN (OLD.status <> 'offered')
       EXECUTE FUNCTION public.credit_transfer_is_settled_once()`,
  ];
}

function uses(): readonly string[] {
  return [
    `CREATE TABLE public.credit_use (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       use text NOT NULL,
       purpose text NOT NULL,
       ndc_year smallint,
       from_account_id uuid NOT NULL,
       to_account_id uuid NOT NULL,
       tonnes bigint NOT NULL,
       used_on date NOT NULL,
       beneficiary text,
       reason text,
       reference text,
       reversed_by uuid,
       version integer NOT NULL,
       CONSTRAINT credit_use_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_use_is_from_an_account FOREIGN KEY (country_code, from_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT credit_use_is_to_an_account FOREIGN KEY (country_code, to_account_id)
         REFERENCES public.credit_account (country_code, id),
       CONSTRAINT credit_use_is_of_a_tonne CHECK (tonnes >= 1),
       CONSTRAINT credit_use_purpose_is_known CHECK ((use = 'retirement' AND purpose = 'ndc')
         OR (use = 'cancellation' AND purpose IN ('voluntary', 'oimp', 'corsia', 'omge',
             'share-of-proceeds', 'other'))),
       CONSTRAINT credit_use_towards_an_ndc_has_its_year
         CHECK ((purpose = 'ndc') = (ndc_year IS NOT NULL))
     )`,
    `CREATE INDEX credit_use_by_day ON public.credit_use (country_code, use, used_on, id)`,
    ...projection('credit_use', ['reversed_by', 'version']),
    // A use is reversed once, as a whole, by a decision of both sides.
    `CREATE TABLE public.registry_reversal (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       use_id uuid NOT NULL,
       decision_id uuid NOT NULL,
       reason text NOT NULL,
       reversed_on date NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT registry_reversal_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT registry_reversal_is_made_once UNIQUE (country_code, use_id),
       CONSTRAINT registry_reversal_is_of_a_use FOREIGN KEY (country_code, use_id)
         REFERENCES public.credit_use (country_code, id),
       CONSTRAINT registry_reversal_cites_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id)
     )`,
    ...appendOnly('registry_reversal'),
  ];
}
