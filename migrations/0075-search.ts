import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './sql-helpers.ts';

const PARTS = [
  ['tranche', `(reference || ' ' || title)`],
  ['participant_name', 'name'],
  ['joint_committee_decision', 'title'],
  ['methodology', `(proposal_number || ' ' || coalesce(approved_number, '') || ' ' || title)`],
] as const;

/**
 * One search over everything costs the same in a large book: a part of a word is found by an index in
 * every list that is searched. Commitments are found by how their reference begins, because they are
 * written all day long and an index of parts of words is dear to keep.
 */
export class Search1764000000075 implements MigrationInterface {
  readonly name = 'Search1764000000075';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...PARTS.map(
        ([table, searched]) => `CREATE INDEX ${table}_by_part_of_a_word ON public.${table}
           USING gin (country_code, ${searched} gin_trgm_ops) WITH (fastupdate = off)`,
      ),
      `CREATE INDEX commitment_by_beginning_of_reference
         ON public.commitment (country_code, lower(reference) text_pattern_ops)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      `DROP INDEX public.commitment_by_beginning_of_reference`,
      ...PARTS.map(([table]) => `DROP INDEX public.${table}_by_part_of_a_word`),
    ]);
  }
}
