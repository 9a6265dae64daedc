import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** The book itself: what it is (a demonstration or real), and what it can count. */
export class Book1764000000001 implements MigrationInterface {
  readonly name = 'Book1764000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      // Append-only by privilege first; this trigger is the second lock, and holds for the owner too.
      `CREATE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         RAISE EXCEPTION '% on % is refused: the book of record is append-only', TG_OP, TG_TABLE_NAME
           USING ERRCODE = 'insufficient_privilege', CONSTRAINT = TG_NAME,
                 HINT = 'A mistake is corrected by a reversal, a fact by a new version.';
       END $$`,
      // One row, for ever: a demonstration can never become a real book, nor the other way round.
      `CREATE TABLE public.book (
         singleton boolean NOT NULL DEFAULT true,
         id uuid NOT NULL,
         kind text NOT NULL,
         opened_at timestamptz(3) NOT NULL,
         CONSTRAINT book_pkey PRIMARY KEY (singleton),
         CONSTRAINT book_is_one CHECK (singleton),
         CONSTRAINT book_kind_once UNIQUE (kind),
         CONSTRAINT book_is_real_or_demonstration CHECK (kind IN ('real', 'demonstration'))
       )`,
      ...appendOnly('book'),
      'REVOKE INSERT ON public.book FROM jcm_ledger_application',
      // What can be counted: ISO 4217 currencies, later the classes of carbon credit.
      `CREATE TABLE public.commodity (
         code text NOT NULL,
         exponent smallint NOT NULL,
         kind text NOT NULL,
         CONSTRAINT commodity_pkey PRIMARY KEY (code),
         CONSTRAINT commodity_exponent_is_fixed UNIQUE (code, exponent),
         CONSTRAINT commodity_exponent_in_range CHECK (exponent BETWEEN 0 AND 4),
         CONSTRAINT commodity_kind_is_known CHECK (kind IN ('currency', 'carbon-credit')),
         CONSTRAINT commodity_code_is_short CHECK (code ~ '^[A-Z][A-Za-z0-9:-]{2,63}$')
       )`,
      ...appendOnly('commodity'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['commodity']);
    await queryRunner.query('DROP TABLE public.book');
    await queryRunner.query('DROP FUNCTION public.refuse_change()');
  }
}
