import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Decarbonisation projects, and what is counted about them beside money and carbon. */
export class Project1764000000006 implements MigrationInterface {
  readonly name = 'Project1764000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...projects(), ...references(), ...indicators(), ...readings()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'indicator_reading',
      'indicator',
      'project_reference',
      'project',
    ]);
  }
}

function projects(): readonly string[] {
  return [
    `CREATE TABLE public.project (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       reference text NOT NULL,
       title text NOT NULL,
       mechanism text NOT NULL,
       sector text NOT NULL,
       status text NOT NULL,
       sites jsonb NOT NULL,
       participants jsonb NOT NULL,
       japan_side_participants smallint NOT NULL,
       starts_on date,
       ends_on date,
       expected_annual_reduction numeric,
       source text,
       version integer NOT NULL,
       CONSTRAINT project_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT project_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT project_reference_is_used_once UNIQUE (country_code, reference),
       CONSTRAINT project_reference_names_its_country
         CHECK (left(reference, 2) = country_code),
       CONSTRAINT project_mechanism_is_known CHECK (mechanism IN ('JCM', 'NONE')),
       CONSTRAINT project_jcm_reference_has_three_digits
         CHECK (mechanism <> 'JCM' OR reference ~ '^[A-Z]{2}[0-9]{3}$'),
       CONSTRAINT project_participants_are_a_list CHECK (jsonb_typeof(participants) = 'array'),
       CONSTRAINT project_sites_are_a_list CHECK (jsonb_typeof(sites) = 'array'),
       CONSTRAINT project_ends_after_its_start CHECK (ends_on >= starts_on),
       CONSTRAINT project_reduction_is_not_negative CHECK (expected_annual_reduction >= 0),
       CONSTRAINT project_reduction_is_written_out
         CHECK (scale(expected_annual_reduction) <= 6),
       CONSTRAINT project_version_counts_from_one CHECK (version >= 1)
     )`,
    // The count is of these very participants, whoever writes the row.
    `ALTER TABLE public.project ADD CONSTRAINT project_japan_side_is_counted
       CHECK (japan_side_participants = jsonb_array_length(
         jsonb_path_query_array(participants, '$[*] ? (@.side == "japan")')))`,
    // Joining the mechanism takes somebody from Japan: without, a project is registered outside it.
    `ALTER TABLE public.project ADD CONSTRAINT project_jcm_has_a_japanese_participant
       CHECK (mechanism <> 'JCM' OR japan_side_participants > 0)`,
    ...projection('project', [
      'reference',
      'title',
      'mechanism',
      'sector',
      'status',
      'sites',
      'participants',
      'japan_side_participants',
      'starts_on',
      'ends_on',
      'expected_annual_reduction',
      'source',
      'version',
    ]),
  ];
}

function references(): readonly string[] {
  return [
    // Every reference a project ever had. It stays the project's: an address in an old report still
    // leads there, and no other project is mistaken for it.
    `CREATE TABLE public.project_reference (
       country_code char(2) NOT NULL,
       reference text NOT NULL,
       project_id uuid NOT NULL,
       CONSTRAINT project_reference_names_one_project PRIMARY KEY (country_code, reference),
       CONSTRAINT project_reference_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id)
     )`,
    ...appendOnly('project_reference'),
  ];
}

function indicators(): readonly string[] {
  return [
    // Of a project, or of the country as a whole where no project is named.
    `CREATE TABLE public.indicator (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid,
       name text NOT NULL,
       unit text NOT NULL,
       place text NOT NULL,
       baseline_value numeric,
       baseline_on date,
       targets jsonb NOT NULL,
       source text,
       version integer NOT NULL,
       CONSTRAINT indicator_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT indicator_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT indicator_is_of_a_project_of_its_country FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT indicator_baseline_has_its_day
         CHECK ((baseline_value IS NULL) = (baseline_on IS NULL)),
       CONSTRAINT indicator_targets_are_a_list CHECK (jsonb_typeof(targets) = 'array'),
       CONSTRAINT indicator_version_counts_from_one CHECK (version >= 1)
     )`,
    `CREATE INDEX indicator_by_project ON public.indicator (country_code, project_id)`,
    ...projection('indicator', []),
  ];
}

function readings(): readonly string[] {
  return [
    // A better reading of the same day is one more reading; the last recorded one counts.
    `CREATE TABLE public.indicator_reading (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       indicator_id uuid NOT NULL,
       value numeric NOT NULL,
       observed_on date NOT NULL,
       source text,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT indicator_reading_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT indicator_reading_is_of_an_indicator FOREIGN KEY (country_code, indicator_id)
         REFERENCES public.indicator (country_code, id)
     )`,
    `CREATE INDEX indicator_reading_by_indicator
       ON public.indicator_reading (country_code, indicator_id, observed_on)`,
    ...appendOnly('indicator_reading'),
  ];
}
