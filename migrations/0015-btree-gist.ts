import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An exclusion constraint with the country in front compares text and uuids for equality inside a GiST
 * index; that is what this extension of PostgreSQL's own (contrib) brings. It is a trusted one: the
 * owner of the database may make it.
 */
export class BtreeGist1764000000015 implements MigrationInterface {
  readonly name = 'BtreeGist1764000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP EXTENSION btree_gist');
  }
}
