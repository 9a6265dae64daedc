import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** What public sources say of projects and issuances that went their way before this book. */
export class PublicSource1764000000014 implements MigrationInterface {
  readonly name = 'PublicSource1764000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...origins(), ...records()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['public_record']);
    await runAll(queryRunner, [
      `ALTER TABLE public.project DROP CONSTRAINT project_jcm_has_a_japanese_participant`,
      `ALTER TABLE public.project ADD CONSTRAINT project_jcm_has_a_japanese_participant
         CHECK (mechanism <> 'JCM' OR japan_side_participants > 0)`,
      `ALTER TABLE public.project DROP COLUMN recorded_from`,
    ]);
  }
}

function origins(): readonly string[] {
  return [
    // Null for a project that was entered here; what was only read somewhere has been through no gate
    // of this book, and stays marked.
    `ALTER TABLE public.project ADD COLUMN recorded_from text
       CONSTRAINT project_origin_is_known CHECK (recorded_from IN ('public-source'))`,
    // A public list may name nobody from Japan ("N/A"): that is not known, and nobody is invented.
    `ALTER TABLE public.project DROP CONSTRAINT project_jcm_has_a_japanese_participant`,
    `ALTER TABLE public.project ADD CONSTRAINT project_jcm_has_a_japanese_participant
       CHECK (mechanism <> 'JCM' OR japan_side_participants > 0
              OR recorded_from IS NOT DISTINCT FROM 'public-source')`,
  ];
}

function records(): readonly string[] {
  return [
    // The present version of each; the earlier ones are in record_version. Nothing refers to this
    // table: what a public source says is the basis of no decision and of no issuance.
    `CREATE TABLE public.public_record (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       reference text NOT NULL,
       ordinal integer NOT NULL,
       aggregate boolean NOT NULL,
       project_id uuid,
       project_version integer,
       body jsonb NOT NULL,
       fingerprint text NOT NULL,
       version integer NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT public_record_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT public_record_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT public_record_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT public_record_is_kept_once UNIQUE (country_code, kind, reference, ordinal),
       CONSTRAINT public_record_kind_is_known CHECK (kind IN ('project', 'issuance')),
       CONSTRAINT public_record_names_its_country CHECK (left(reference, 2) = country_code),
       CONSTRAINT public_record_ordinal_fits_its_kind
         CHECK (CASE kind WHEN 'project' THEN ordinal = 0 ELSE ordinal >= 1 END),
       CONSTRAINT public_record_body_is_an_object CHECK (jsonb_typeof(body) = 'object'),
       CONSTRAINT public_record_names_its_source CHECK (length(body ->> 'source') > 0),
       CONSTRAINT public_record_fingerprint_is_sha256 CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
       CONSTRAINT public_record_version_counts_from_one CHECK (version >= 1)
     )`,
    // An issuance of several projects at once is found from each of them.
    `CREATE INDEX public_record_of_several ON public.public_record (country_code, reference)
       WHERE aggregate`,
    ...projection('public_record', [
      'project_id',
      'project_version',
      'body',
      'fingerprint',
      'version',
      'recorded_at',
      'audit_sequence',
    ]),
  ];
}
