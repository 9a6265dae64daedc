import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** Documents of projects: what they are; their bytes are kept outside, by digest. */
export class Document1764000000011 implements MigrationInterface {
  readonly name = 'Document1764000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, documents());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['document']);
  }
}

function documents(): readonly string[] {
  return [
    `CREATE TABLE public.document (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       form text NOT NULL,
       title text NOT NULL,
       document_version text NOT NULL,
       visibility text NOT NULL,
       sha256 text NOT NULL,
       bytes bigint NOT NULL,
       media_type text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT document_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT document_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT document_form_is_a_code CHECK (form ~ '^[A-Za-z][A-Za-z_]{1,19}$'),
       CONSTRAINT document_visibility_is_known CHECK (visibility IN ('public', 'confidential')),
       CONSTRAINT document_digest_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
       CONSTRAINT document_holds_something CHECK (bytes > 0)
     )`,
    // A public and a confidential edition of one version stand side by side; each is filed once.
    `ALTER TABLE public.document ADD CONSTRAINT document_version_is_filed_once
       UNIQUE (country_code, project_id, form, document_version, visibility)`,
    `ALTER TABLE public.document ADD CONSTRAINT document_file_is_filed_once
       UNIQUE (country_code, project_id, form, visibility, sha256)`,
    // Whether anything still refers to a file, before it is thrown away.
    `CREATE INDEX document_by_digest ON public.document (country_code, sha256)`,
    ...appendOnly('document'),
  ];
}
