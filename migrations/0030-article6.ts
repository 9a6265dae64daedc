import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inventories, ndcPeriods, parties } from './0030-article6-party.ts';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Cooperative approaches, what Parties authorise under them, for which entities; facts of the Parties. */
export class Article61764000000030 implements MigrationInterface {
  readonly name = 'Article61764000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...approaches(),
      ...authorisations(),
      ...authorisationGuards(),
      ...entities(),
      ...parties(),
      ...ndcPeriods(),
      ...inventories(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'inventory_emissions',
      'ndc_period',
      'article6_party',
      'authorised_entity',
      'authorisation',
      'cooperative_approach',
    ]);
    await runAll(queryRunner, [
      'DROP FUNCTION public.ndc_period_does_not_overlap()',
      'DROP FUNCTION public.authorisation_goes_forward()',
      'DROP FUNCTION public.cooperative_approach_goes_forward()',
    ]);
  }
}

function approaches(): readonly string[] {
  return [
    // The CARP gives the number; until it is known there is none. What is active has reported.
    `CREATE TABLE public.cooperative_approach (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       title text NOT NULL,
       carp_id text,
       status text NOT NULL,
       initial_report_on date,
       initial_report_source text,
       source text NOT NULL,
       note text,
       version integer NOT NULL,
       CONSTRAINT cooperative_approach_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT cooperative_approach_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT cooperative_approach_carp_id_is_ca_and_digits
         CHECK (carp_id ~ '^CA[0-9]{4}$'),
       CONSTRAINT cooperative_approach_status_is_known
         CHECK (status IN ('draft', 'active', 'suspended', 'completed', 'revoked')),
       CONSTRAINT cooperative_approach_reports_first
         CHECK (status = 'draft' OR initial_report_on IS NOT NULL),
       CONSTRAINT cooperative_approach_report_has_its_source
         CHECK ((initial_report_on IS NULL) = (initial_report_source IS NULL)),
       CONSTRAINT cooperative_approach_version_from_one CHECK (version >= 1)
     )`,
    `CREATE UNIQUE INDEX cooperative_approach_is_one_at_a_time
       ON public.cooperative_approach (country_code)
       WHERE status IN ('draft', 'active', 'suspended')`,
    // The states as docs and code have them; what has ended stays so.
    `CREATE FUNCTION public.cooperative_approach_goes_forward() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (OLD.status, NEW.status) NOT IN (('draft', 'active'), ('active', 'suspended'),
            ('suspended', 'active'), ('active', 'completed'), ('active', 'revoked'),
            ('suspended', 'revoked')) THEN
         RAISE EXCEPTION 'a cooperative approach does not go from % to %', OLD.status, NEW.status
           USING ERRCODE = 'check_violation', CONSTRAINT = 'cooperative_approach_goes_forward';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER cooperative_approach_goes_forward BEFORE UPDATE ON public.cooperative_approach
       FOR EACH ROW WHEN (OLD.status <> NEW.status)
       EXECUTE FUNCTION public.cooperative_approach_goes_forward()`,
    ...projection('cooperative_approach', [
      'title',
      'carp_id',
      'status',
      'initial_report_on',
      'initial_report_source',
      'source',
      'note',
      'version',
    ]),
  ];
}

function authorisations(): readonly string[] {
  return [
    // The governing row: what is identified and first transferred is counted on it, under its lock,
    // and the CHECKs are the floor that no interleaving passes.
    `CREATE TABLE public.authorisation (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       authorisation_id text NOT NULL,
       approach_id uuid NOT NULL,
       authorised_on date NOT NULL,
       decided_by text NOT NULL,
       quantity numeric,
       gwp_values text,
       sectors jsonb NOT NULL,
       activity_types jsonb NOT NULL,
       purposes text NOT NULL,
       authorised_parties jsonb NOT NULL,
       oimp text,
       first_transfer_definition text,
       mitigation_type text NOT NULL,
       projects jsonb NOT NULL,
       first_vintage smallint,
       last_vintage smallint,
       terms text,
       note text,
       source text NOT NULL,
       status text NOT NULL,
       revoked_on date,
       revoked_because text,
       tonnes_identified numeric NOT NULL,
       tonnes_first_transferred numeric NOT NULL,
       version integer NOT NULL,
       CONSTRAINT authorisation_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT authorisation_id_is_used_once UNIQUE (country_code, authorisation_id),
       CONSTRAINT authorisation_is_under_an_approach FOREIGN KEY (country_code, approach_id)
         REFERENCES public.cooperative_approach (country_code, id),
       CONSTRAINT authorisation_id_is_letters_and_digits
         CHECK (authorisation_id ~ '^[A-Za-z0-9 -]+$'),
       CONSTRAINT authorisation_quantity_is_whole_tonnes
         CHECK (quantity = trunc(quantity) AND quantity BETWEEN 1 AND 999999999999),
       CONSTRAINT authorisation_covers_what_is_identified
         CHECK (tonnes_identified BETWEEN 0 AND coalesce(quantity, 999999999999)),
       CONSTRAINT authorisation_is_not_exceeded
         CHECK (tonnes_first_transferred BETWEEN 0 AND tonnes_identified),
       CONSTRAINT authorisation_purposes_are_known CHECK (purposes IN ('NDC', 'OIMP', 'IMP', 'OP',
         'NDC and OIMP', 'NDC and IMP', 'NDC and OP')),
       CONSTRAINT authorisation_definition_is_known CHECK (first_transfer_definition IN
         ('Authorisation', 'Issuance', 'Use or Cancellation')),
       CONSTRAINT authorisation_defines_for_oimp
         CHECK ((purposes = 'NDC') = (first_transfer_definition IS NULL)),
       CONSTRAINT authorisation_names_an_oimp_only_for_one CHECK (purposes <> 'NDC' OR oimp IS NULL),
       CONSTRAINT authorisation_timeframe_is_whole
         CHECK ((first_vintage IS NULL) = (last_vintage IS NULL)),
       CONSTRAINT authorisation_timeframe_runs_forward
         CHECK (first_vintage >= 2021 AND last_vintage >= first_vintage),
       CONSTRAINT authorisation_status_is_known CHECK (status IN ('valid', 'revoked')),
       CONSTRAINT authorisation_is_revoked_for_a_reason
         CHECK ((status = 'revoked') = (revoked_on IS NOT NULL)
                AND (status = 'revoked') = (revoked_because IS NOT NULL)),
       CONSTRAINT authorisation_version_counts_from_one CHECK (version >= 1)
     )`,
  ];
}

function authorisationGuards(): readonly string[] {
  return [
    // Versions rise by one; what was revoked, counted or transferred is not taken back.
    `CREATE FUNCTION public.authorisation_goes_forward() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (OLD.status = 'revoked' AND NEW.version <> OLD.version)
          OR NEW.version NOT IN (OLD.version, OLD.version + 1)
          OR NEW.tonnes_identified < OLD.tonnes_identified
          OR NEW.tonnes_first_transferred < OLD.tonnes_first_transferred THEN
         RAISE EXCEPTION 'authorisation %-% does not go back', OLD.country_code, OLD.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'authorisation_goes_forward';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER authorisation_goes_forward BEFORE UPDATE ON public.authorisation
       FOR EACH ROW EXECUTE FUNCTION public.authorisation_goes_forward()`,
    ...projection('authorisation', [
      'authorised_on',
      'decided_by',
      'quantity',
      'gwp_values',
      'sectors',
      'activity_types',
      'purposes',
      'authorised_parties',
      'oimp',
      'first_transfer_definition',
      'mitigation_type',
      'projects',
      'first_vintage',
      'last_vintage',
      'terms',
      'note',
      'source',
      'status',
      'revoked_on',
      'revoked_because',
      'tonnes_identified',
      'tonnes_first_transferred',
      'version',
    ]),
  ];
}

function entities(): readonly string[] {
  return [
    `CREATE TABLE public.authorised_entity (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       authorisation_id uuid NOT NULL,
       authorised_on date NOT NULL,
       name text NOT NULL,
       incorporated_in char(3) NOT NULL,
       identification_number text NOT NULL,
       conditions text,
       change_conditions text,
       note text,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT authorised_entity_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT authorised_entity_is_of_an_authorisation
         FOREIGN KEY (country_code, authorisation_id)
         REFERENCES public.authorisation (country_code, id),
       CONSTRAINT authorised_entity_is_named_once
         UNIQUE (country_code, authorisation_id, incorporated_in, identification_number),
       CONSTRAINT authorised_entity_country_is_alpha_3 CHECK (incorporated_in ~ '^[A-Z]{3}$')
     )`,
    ...appendOnly('authorised_entity'),
  ];
}
