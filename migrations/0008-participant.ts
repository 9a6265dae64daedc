import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Who takes part in the mechanism: governments, agencies, companies, third-party entities. */
export class Participant1764000000008 implements MigrationInterface {
  readonly name = 'Participant1764000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...participants(), ...names(), ...identifiers()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['participant_identifier', 'participant_name', 'participant']);
  }
}

function participants(): readonly string[] {
  return [
    // Facts of no country: one organisation takes part in the programmes of several partners.
    `CREATE TABLE public.participant (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       name text NOT NULL,
       names jsonb NOT NULL,
       kind text NOT NULL,
       home_country char(2),
       identifiers jsonb NOT NULL,
       source text,
       version integer NOT NULL,
       CONSTRAINT participant_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT participant_is_of_no_partner CHECK (country_code = '00'),
       CONSTRAINT participant_home_is_an_iso_country FOREIGN KEY (home_country)
         REFERENCES public.country (iso2),
       CONSTRAINT participant_kind_is_known CHECK (kind IN ('government', 'agency', 'company',
         'third-party-entity', 'other')),
       CONSTRAINT participant_is_named CHECK (name <> ''),
       CONSTRAINT participant_names_are_by_language CHECK (jsonb_typeof(names) = 'object'),
       CONSTRAINT participant_identifiers_are_a_list CHECK (jsonb_typeof(identifiers) = 'array'),
       CONSTRAINT participant_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('participant', [
      'name',
      'names',
      'kind',
      'home_country',
      'identifiers',
      'source',
      'version',
    ]),
  ];
}

function names(): readonly string[] {
  return [
    // Every name that any version had, so that a former name still finds its participant. The key is
    // the name without case, punctuation and legal form: what two spellings have in common.
    `CREATE TABLE public.participant_name (
       country_code char(2) NOT NULL,
       participant_id uuid NOT NULL,
       version integer NOT NULL,
       language text NOT NULL,
       name text NOT NULL,
       name_key text NOT NULL,
       CONSTRAINT participant_name_is_one_per_language
         PRIMARY KEY (country_code, participant_id, version, language),
       CONSTRAINT participant_name_is_of_a_participant FOREIGN KEY (country_code, participant_id)
         REFERENCES public.participant (country_code, id),
       CONSTRAINT participant_name_is_written_out CHECK (name <> '' AND name_key <> '')
     )`,
    `CREATE INDEX participant_name_by_key
       ON public.participant_name (country_code, name_key, participant_id)`,
    ...appendOnly('participant_name'),
  ];
}

function identifiers(): readonly string[] {
  return [
    // Two participants may state the same identifier: that is proposed as a duplicate, and a person
    // decides. So the index is not unique.
    `CREATE TABLE public.participant_identifier (
       country_code char(2) NOT NULL,
       participant_id uuid NOT NULL,
       version integer NOT NULL,
       scheme text NOT NULL,
       identifier text NOT NULL,
       CONSTRAINT participant_identifier_is_one_per_scheme
         PRIMARY KEY (country_code, participant_id, version, scheme),
       CONSTRAINT participant_identifier_is_of_a_participant
         FOREIGN KEY (country_code, participant_id)
         REFERENCES public.participant (country_code, id),
       CONSTRAINT participant_identifier_jcn_has_13_digits
         CHECK (scheme <> 'JP-JCN' OR identifier ~ '^[1-9][0-9]{12}$'),
       CONSTRAINT participant_identifier_bin_has_12_digits
         CHECK (scheme <> 'KZ-BIN' OR identifier ~ '^[0-9]{12}$'),
       CONSTRAINT participant_identifier_lei_has_20_signs
         CHECK (scheme <> 'LEI' OR identifier ~ '^[0-9A-Z]{18}[0-9]{2}$')
     )`,
    `CREATE INDEX participant_identifier_by_number
       ON public.participant_identifier (country_code, scheme, identifier, participant_id)`,
    ...appendOnly('participant_identifier'),
  ];
}
