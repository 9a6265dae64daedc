import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './sql-helpers.ts';

/** The public and the confidential edition of one document name each other. */
export class DocumentEditions1764000000018 implements MigrationInterface {
  readonly name = 'DocumentEditions1764000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      `ALTER TABLE public.document ADD COLUMN edition_of uuid`,
      `ALTER TABLE public.document ADD COLUMN edition_of_visibility text`,
      `ALTER TABLE public.document ADD CONSTRAINT document_can_have_an_edition
         UNIQUE (country_code, id, project_id, form, document_version, visibility)`,
      // Of the same project, form and version, and of the other kind.
      `ALTER TABLE public.document ADD CONSTRAINT document_is_an_edition_of_another
         FOREIGN KEY (country_code, edition_of, project_id, form, document_version,
                      edition_of_visibility)
         REFERENCES public.document
           (country_code, id, project_id, form, document_version, visibility)`,
      `ALTER TABLE public.document ADD CONSTRAINT document_edition_is_of_the_other_kind
         CHECK ((edition_of IS NULL) = (edition_of_visibility IS NULL)
                AND edition_of_visibility <> visibility)`,
      `ALTER TABLE public.document ADD CONSTRAINT document_has_one_other_edition
         UNIQUE (country_code, edition_of)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      `ALTER TABLE public.document DROP CONSTRAINT document_is_an_edition_of_another`,
      `ALTER TABLE public.document DROP COLUMN edition_of CASCADE`,
      `ALTER TABLE public.document DROP COLUMN edition_of_visibility`,
      `ALTER TABLE public.document DROP CONSTRAINT document_can_have_an_edition`,
    ]);
  }
}
