import type { MigrationInterface, QueryRunner } from 'typeorm';
import { activityData, figures } from './0013-monitoring-figures.ts';
import { verifications } from './0013-monitoring-verification.ts';
import { dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** What projects measured, what it comes to per calendar year, and what of it was verified. */
export class Monitoring1764000000013 implements MigrationInterface {
  readonly name = 'Monitoring1764000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...reports(),
      ...cycle(),
      ...overlaps(),
      ...activityData(),
      ...figures(),
      ...verifications(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE public.monitoring_report
         DROP CONSTRAINT monitoring_report_cites_its_own_verification`,
    );
    await dropIfEmpty(queryRunner, TABLES);
    await runAll(
      queryRunner,
      GUARDS.map((name) => `DROP FUNCTION public.${name}()`),
    );
  }
}

/** In the order in which they can be dropped. */
const TABLES = [
  'verification_designation',
  'verified_vintage',
  'verification',
  'reported_vintage',
  'calculated_reduction',
  'activity_data',
  'monitoring_report',
];

const GUARDS = [
  'monitoring_report_keeps_its_cycle',
  'monitoring_report_does_not_overlap',
  'activity_data_is_of_a_draft',
  'reported_vintage_is_of_its_report',
  'verification_is_of_a_submitted_report',
];

function reports(): readonly string[] {
  return [
    // The period is fixed when a report is opened: a report of other days is another report.
    `CREATE TABLE public.monitoring_report (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       first_day date NOT NULL,
       last_day date NOT NULL,
       note text,
       status text NOT NULL,
       activity jsonb NOT NULL,
       opened_by uuid NOT NULL,
       submitted_by uuid,
       submitted_on date,
       documents jsonb NOT NULL,
       verification_id uuid,
       verifications integer NOT NULL,
       reason text,
       version integer NOT NULL,
       CONSTRAINT monitoring_report_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT monitoring_report_has_its_submitter UNIQUE (country_code, id, submitted_by),
       CONSTRAINT monitoring_report_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT monitoring_report_opener_is_known FOREIGN KEY (opened_by)
         REFERENCES public.principal (id),
       CONSTRAINT monitoring_report_submitter_is_known FOREIGN KEY (submitted_by)
         REFERENCES public.principal (id),
       CONSTRAINT monitoring_report_activity_is_a_list CHECK (jsonb_typeof(activity) = 'array'),
       CONSTRAINT monitoring_report_documents_are_a_list CHECK (jsonb_typeof(documents) = 'array'),
       CONSTRAINT monitoring_report_ends_after_it_starts CHECK (last_day >= first_day),
       CONSTRAINT monitoring_report_status_is_known
         CHECK (status IN ('draft', 'submitted', 'verified', 'withdrawn')),
       CONSTRAINT monitoring_report_submitted_by_somebody
         CHECK ((submitted_by IS NULL) = (submitted_on IS NULL)),
       CONSTRAINT monitoring_report_waits_when_submitted
         CHECK (status NOT IN ('submitted', 'verified') OR submitted_by IS NOT NULL),
       CONSTRAINT monitoring_report_draft_is_not_submitted
         CHECK (status <> 'draft' OR submitted_by IS NULL),
       CONSTRAINT monitoring_report_verified_by_a_verification
         CHECK (status = 'withdrawn' OR (status = 'verified') = (verification_id IS NOT NULL)),
       CONSTRAINT monitoring_report_counts_its_verifications
         CHECK ((verification_id IS NOT NULL) = (verifications > 0) AND verifications >= 0),
       CONSTRAINT monitoring_report_withdrawn_for_a_reason
         CHECK ((status = 'withdrawn') = (reason IS NOT NULL)),
       CONSTRAINT monitoring_report_submitted_after_its_end CHECK (submitted_on >= last_day),
       CONSTRAINT monitoring_report_version_counts_from_one CHECK (version >= 1)
     )`,
    // Only outcomes from 2021 onward are under the Paris Agreement; the two are never mixed.
    `ALTER TABLE public.monitoring_report ADD CONSTRAINT monitoring_report_does_not_straddle_2020
       CHECK (last_day <= DATE '2020-12-31' OR first_day > DATE '2020-12-31')`,
    `CREATE INDEX monitoring_report_by_project
       ON public.monitoring_report (country_code, project_id, first_day)`,
    ...projection('monitoring_report', [
      'status',
      'activity',
      'submitted_by',
      'submitted_on',
      'documents',
      'verification_id',
      'verifications',
      'reason',
      'version',
    ]),
  ];
}

function cycle(): readonly string[] {
  return [
    // Draft, submitted, verified, withdrawn: never back, and nothing follows a withdrawal. One batch
    // may take several steps, so it is the order that is guarded; who submitted what stays.
    `CREATE FUNCTION public.monitoring_report_keeps_its_cycle() RETURNS trigger
     LANGUAGE plpgsql AS $$
     DECLARE cycle CONSTANT text[] := ARRAY['draft', 'submitted', 'verified', 'withdrawn'];
     BEGIN
       IF OLD.status = 'withdrawn' OR NEW.version <= OLD.version
          OR array_position(cycle, NEW.status) < array_position(cycle, OLD.status)
          OR NEW.verifications < OLD.verifications
          OR (OLD.status <> 'draft' AND
              (NEW.submitted_by, NEW.submitted_on, NEW.activity, NEW.documents) IS DISTINCT FROM
              (OLD.submitted_by, OLD.submitted_on, OLD.activity, OLD.documents)) THEN
         RAISE EXCEPTION 'monitoring report %-% does not go from % to %',
           OLD.country_code, OLD.id, OLD.status, NEW.status
           USING ERRCODE = 'check_violation', CONSTRAINT = 'monitoring_report_keeps_its_cycle';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER monitoring_report_keeps_its_cycle BEFORE UPDATE ON public.monitoring_report
       FOR EACH ROW EXECUTE FUNCTION public.monitoring_report_keeps_its_cycle()`,
  ];
}

/** The trigger that kept periods apart until migration 0016. */
export function overlaps(): readonly string[] {
  return [
    // The project's row is the lock: whoever comes second waits here, and then sees the period that
    // came first.
    `CREATE FUNCTION public.monitoring_report_does_not_overlap() RETURNS trigger
     LANGUAGE plpgsql AS $$
     DECLARE broken record;
     BEGIN
       PERFORM 1 FROM public.project p
         WHERE (p.country_code, p.id) IN (SELECT n.country_code, n.project_id FROM new_reports n)
         ORDER BY p.country_code, p.id FOR UPDATE;
       SELECT n.country_code, n.id, r.first_day, r.last_day INTO broken
         FROM new_reports n, LATERAL (
           SELECT * FROM public.monitoring_report m
            WHERE m.country_code = n.country_code AND m.project_id = n.project_id
              AND m.id <> n.id AND m.status <> 'withdrawn'
              AND m.first_day <= n.last_day AND m.last_day >= n.first_day OFFSET 0) r
         LIMIT 1;
       IF FOUND THEN
         RAISE EXCEPTION 'monitoring report %-% overlaps the one from % to %',
           broken.country_code, broken.id, broken.first_day, broken.last_day
           USING ERRCODE = 'exclusion_violation',
                 CONSTRAINT = 'monitoring_report_does_not_overlap';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER monitoring_report_does_not_overlap AFTER INSERT ON public.monitoring_report
       REFERENCING NEW TABLE AS new_reports
       FOR EACH STATEMENT EXECUTE FUNCTION public.monitoring_report_does_not_overlap()`,
  ];
}
