import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './sql-helpers.ts';

/**
 * Lists of projects cost the same whether a partner has a hundred projects or ten thousand: every order
 * and every filter of theirs has its index, and so has the search for a part of a word.
 */
export class ProjectLists1764000000017 implements MigrationInterface {
  readonly name = 'ProjectLists1764000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      // Both are PostgreSQL's own, and trusted: the owner of the database may make them.
      `CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public`,
      `CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public`,
      // Letter by letter, as the lists are ordered, whatever the language of the database is.
      `CREATE INDEX project_by_reference
         ON public.project (country_code, reference COLLATE "C")`,
      `CREATE INDEX project_by_title
         ON public.project (country_code, title COLLATE "C", reference COLLATE "C")`,
      ...['status', 'mechanism', 'sector'].map(
        (filter) => `CREATE INDEX project_by_${filter}
           ON public.project (country_code, ${filter}, reference COLLATE "C")`,
      ),
      // All that is searched of a project; the names of its participants as they stand in their list.
      `ALTER TABLE public.project ADD COLUMN searched text NOT NULL GENERATED ALWAYS AS (
         reference || chr(10) || title || chr(10) ||
         jsonb_path_query_array(participants, '$[*].name')::text) STORED`,
      // Kept in order at once: what waits to be sorted in would be read through by every search.
      `CREATE INDEX project_by_part_of_a_word ON public.project
         USING gin (country_code, searched gin_trgm_ops) WITH (fastupdate = off)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      `DROP INDEX public.project_by_part_of_a_word`,
      `ALTER TABLE public.project DROP COLUMN searched`,
      ...['sector', 'mechanism', 'status', 'title', 'reference'].map(
        (what) => `DROP INDEX public.project_by_${what}`,
      ),
      `DROP EXTENSION btree_gin`,
      `DROP EXTENSION pg_trgm`,
    ]);
  }
}
