import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** What was reported under Article 6 and stays: adjustments made final, holdings frozen, formats filed. */
export class Article6Reports1764000000032 implements MigrationInterface {
  readonly name = 'Article6Reports1764000000032';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...adjustments(), ...snapshots(), ...filings()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['aef_filing', 'holdings_snapshot', 'final_adjustment']);
    await queryRunner.query('DROP FUNCTION public.article6_report_follows_the_last()');
  }
}

function adjustments(): readonly string[] {
  return [
    // Versions of a report rise by one from one: a final figure is corrected by the next, with a reason.
    `CREATE FUNCTION public.article6_report_follows_the_last() RETURNS trigger
     LANGUAGE plpgsql AS $$
     DECLARE versions bigint; last bigint;
     BEGIN
       IF TG_TABLE_NAME = 'final_adjustment' THEN
         SELECT count(*), max(f.version) INTO versions, last FROM public.final_adjustment f
          WHERE f.country_code = NEW.country_code AND f.year = NEW.year;
       ELSE
         SELECT count(*), max(h.version) INTO versions, last FROM public.holdings_snapshot h
          WHERE h.country_code = NEW.country_code AND h.year = NEW.year;
       END IF;
       IF versions <> last THEN
         RAISE EXCEPTION 'version % of % does not follow the last', NEW.version, NEW.year
           USING ERRCODE = 'check_violation', CONSTRAINT = 'article6_report_follows_the_last';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TABLE public.final_adjustment (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       party char(3) NOT NULL,
       year smallint NOT NULL,
       version integer NOT NULL,
       adjustment jsonb NOT NULL,
       reason text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT final_adjustment_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT final_adjustment_version_is_used_once UNIQUE (country_code, year, version),
       CONSTRAINT final_adjustment_has_what_it_takes
         CHECK (adjustment #>> '{check,passes}' = 'true'),
       CONSTRAINT final_adjustment_version_from_one CHECK (version >= 1)
     )`,
    ...appendOnly('final_adjustment'),
    ...followsTheLast('final_adjustment'),
  ];
}

function followsTheLast(table: string): readonly string[] {
  return [
    `CREATE TRIGGER ${table}_follows_the_last AFTER INSERT ON public.${table}
       FOR EACH ROW EXECUTE FUNCTION public.article6_report_follows_the_last()`,
  ];
}

function snapshots(): readonly string[] {
  return [
    // The holdings at 31 December 23:59:59.999 UTC, kept as they were computed once.
    `CREATE TABLE public.holdings_snapshot (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       party char(3) NOT NULL,
       year smallint NOT NULL,
       version integer NOT NULL,
       holdings jsonb NOT NULL,
       known_as_of jsonb NOT NULL,
       reason text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT holdings_snapshot_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT holdings_snapshot_version_is_used_once UNIQUE (country_code, year, version),
       CONSTRAINT holdings_snapshot_is_a_list CHECK (jsonb_typeof(holdings) = 'array'),
       CONSTRAINT holdings_snapshot_is_of_a_year_that_is_over
         CHECK (extract(year FROM recorded_at AT TIME ZONE 'UTC') > year)
     )`,
    ...appendOnly('holdings_snapshot'),
    ...followsTheLast('holdings_snapshot'),
  ];
}

function filings(): readonly string[] {
  return [
    // What was submitted, byte for byte: 1.0 first, then 1.1 or 2.0.
    `CREATE TABLE public.aef_filing (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       party char(3) NOT NULL,
       year smallint NOT NULL,
       major integer NOT NULL,
       minor integer NOT NULL,
       submitted_on date NOT NULL,
       snapshot_id uuid NOT NULL,
       known_as_of jsonb NOT NULL,
       json bytea NOT NULL,
       csv bytea NOT NULL,
       xlsx bytea NOT NULL,
       reason text,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT aef_filing_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT aef_filing_version_is_used_once UNIQUE (country_code, year, major, minor),
       CONSTRAINT aef_filing_freezes_its_holdings FOREIGN KEY (country_code, snapshot_id)
         REFERENCES public.holdings_snapshot (country_code, id),
       CONSTRAINT aef_filing_version_is_written_x_y CHECK (major >= 1 AND minor >= 0),
       CONSTRAINT aef_filing_revision_has_a_reason
         CHECK ((major = 1 AND minor = 0) = (reason IS NULL))
     )`,
    ...appendOnly('aef_filing'),
  ];
}
