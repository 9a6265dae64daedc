import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Editions of country reports: what was agreed and published, and the very bytes of it. */
export class ReportEdition1764000000040 implements MigrationInterface {
  readonly name = 'ReportEdition1764000000040';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...editions(), ...files()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['report_file', 'report_edition']);
  }
}

function editions(): readonly string[] {
  return [
    `CREATE TABLE public.report_edition (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       number integer NOT NULL,
       status text NOT NULL,
       period text NOT NULL,
       effective_as_of date NOT NULL,
       known_as_of bigint NOT NULL,
       shared_known_as_of bigint NOT NULL,
       display_currency text,
       decision_id uuid,
       digest text,
       version integer NOT NULL,
       CONSTRAINT report_edition_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT report_edition_decision_is_of_the_country FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT report_edition_number_counts_from_one CHECK (number >= 1),
       CONSTRAINT report_edition_status_is_known CHECK (status IN ('draft', 'agreed', 'published')),
       CONSTRAINT report_edition_is_agreed_by_a_decision
         CHECK ((status = 'draft') = (decision_id IS NULL)),
       CONSTRAINT report_edition_is_published_with_its_digest
         CHECK ((status = 'published') = (digest IS NOT NULL)),
       CONSTRAINT report_edition_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$'),
       CONSTRAINT report_edition_version_counts_from_one CHECK (version >= 1)
     )`,
    // Two officers who begin an edition at once do not get the same number.
    `ALTER TABLE public.report_edition ADD CONSTRAINT report_edition_number_is_used_once
       UNIQUE (country_code, number)`,
    ...projection('report_edition', ['status', 'decision_id', 'digest', 'version']),
  ];
}

function files(): readonly string[] {
  return [
    // What was published is kept as bytes, and the database itself holds them to their digest.
    `CREATE TABLE public.report_file (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       edition_id uuid NOT NULL,
       format text NOT NULL,
       language text NOT NULL,
       view text NOT NULL,
       name text NOT NULL,
       sha256 text NOT NULL,
       content bytea NOT NULL,
       CONSTRAINT report_file_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT report_file_is_of_an_edition FOREIGN KEY (country_code, edition_id)
         REFERENCES public.report_edition (country_code, id),
       CONSTRAINT report_file_is_what_its_digest_says
         CHECK (sha256 = encode(sha256(content), 'hex'))
     )`,
    `ALTER TABLE public.report_file ADD CONSTRAINT report_file_is_published_once
       UNIQUE (country_code, edition_id, format, language, view)`,
    ...appendOnly('report_file'),
  ];
}
