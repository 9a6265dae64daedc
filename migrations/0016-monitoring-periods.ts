import type { MigrationInterface, QueryRunner } from 'typeorm';
import { overlaps } from './0013-monitoring.ts';
import { runAll } from './sql-helpers.ts';

/** Periods of a project that share a day exclude each other by an index, in place of a trigger. */
export class MonitoringPeriods1764000000016 implements MigrationInterface {
  readonly name = 'MonitoringPeriods1764000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      `DROP TRIGGER monitoring_report_does_not_overlap ON public.monitoring_report`,
      `DROP FUNCTION public.monitoring_report_does_not_overlap()`,
      // Looked at when a batch ends: one batch may withdraw a report and open another of its days.
      `ALTER TABLE public.monitoring_report ADD CONSTRAINT monitoring_report_does_not_overlap
         EXCLUDE USING gist (country_code WITH =, project_id WITH =,
                             daterange(first_day, last_day, '[]') WITH &&)
         WHERE (status <> 'withdrawn') DEFERRABLE INITIALLY DEFERRED`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE public.monitoring_report DROP CONSTRAINT monitoring_report_does_not_overlap`,
    );
    await runAll(queryRunner, overlaps());
  }
}
