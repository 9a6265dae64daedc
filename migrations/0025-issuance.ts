import type { MigrationInterface, QueryRunner } from 'typeorm';
import { issuances } from './0025-issuance-by-sides.ts';
import { notifications } from './0025-issuance-notification.ts';
import { dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Requests for the issuance of credits, what was notified of them, and what each side issued. */
export class Issuance1764000000025 implements MigrationInterface {
  readonly name = 'Issuance1764000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...keysOfOthers(),
      ...requests(),
      ...cycle(),
      ...notifications(),
      ...issuances(),
      ...reportsUnderIssuance(),
      ...allocations(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      'DROP TRIGGER monitoring_report_is_not_under_issuance ON public.monitoring_report',
      `ALTER TABLE public.issuance_request DROP CONSTRAINT issuance_request_cites_its_notification`,
    ]);
    await dropIfEmpty(queryRunner, TABLES);
    await runAll(queryRunner, [
      ...GUARDS.map((name) => `DROP FUNCTION public.${name}()`),
      'ALTER TABLE public.verified_vintage DROP CONSTRAINT verified_vintage_has_its_tonnes',
      'ALTER TABLE public.monitoring_report DROP CONSTRAINT monitoring_report_has_its_project',
    ]);
  }
}

/** In the order in which they can be dropped. */
const TABLES = [
  'credit_allocation',
  'credit_issuance',
  'notified_credit',
  'notified_vintage',
  'notified_side',
  'issuance_notification',
  'issuance_request',
];

const GUARDS = [
  'monitoring_report_is_not_under_issuance',
  'credit_issuance_follows_its_decision',
  'credit_issuance_is_of_its_serials',
  'issuance_notification_is_decided',
  'notified_table_sums_up',
  'issuance_request_keeps_its_cycle',
  'issuance_request_is_of_a_verified_report',
];

/** What other tables are referred to by. */
function keysOfOthers(): readonly string[] {
  return [
    `ALTER TABLE public.monitoring_report ADD CONSTRAINT monitoring_report_has_its_project
       UNIQUE (country_code, id, project_id)`,
    `ALTER TABLE public.verified_vintage ADD CONSTRAINT verified_vintage_has_its_tonnes
       UNIQUE (country_code, verification_id, report_id, vintage, tonnes_verified)`,
  ];
}

function requests(): readonly string[] {
  return [
    `CREATE TABLE public.issuance_request (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       report_id uuid NOT NULL,
       requested_on date NOT NULL,
       requested_by uuid NOT NULL,
       documents jsonb NOT NULL,
       note text,
       status text NOT NULL,
       notification_id uuid,
       japan_state text,
       partner_state text,
       withdrawn_on date,
       reason text,
       version integer NOT NULL,
       CONSTRAINT issuance_request_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT issuance_request_has_its_report
         UNIQUE (country_code, id, report_id, project_id),
       CONSTRAINT issuance_request_is_of_a_report
         FOREIGN KEY (country_code, report_id, project_id)
         REFERENCES public.monitoring_report (country_code, id, project_id),
       CONSTRAINT issuance_request_requester_is_known FOREIGN KEY (requested_by)
         REFERENCES public.principal (id),
       CONSTRAINT issuance_request_documents_are_a_list
         CHECK (jsonb_typeof(documents) = 'array'),
       CONSTRAINT issuance_request_status_is_known
         CHECK (status IN ('requested', 'withdrawn', 'notified', 'completed')),
       CONSTRAINT issuance_request_side_states_are_known
         CHECK (japan_state IN ('awaiting', 'issued', 'not-applicable')
                AND partner_state IN ('awaiting', 'issued', 'not-applicable')),
       CONSTRAINT issuance_request_notified_by_a_notification
         CHECK ((status IN ('notified', 'completed')) = (notification_id IS NOT NULL)
                AND (notification_id IS NULL) = (japan_state IS NULL)
                AND (notification_id IS NULL) = (partner_state IS NULL)),
       CONSTRAINT issuance_request_completed_by_both_sides
         CHECK (status NOT IN ('notified', 'completed') OR (status = 'completed')
                = (japan_state <> 'awaiting' AND partner_state <> 'awaiting')),
       CONSTRAINT issuance_request_withdrawn_for_a_reason
         CHECK ((status = 'withdrawn') = (reason IS NOT NULL)
                AND (status = 'withdrawn') = (withdrawn_on IS NOT NULL)),
       CONSTRAINT issuance_request_version_counts_from_one CHECK (version >= 1)
     )`,
    // Of the requests for a report at most one is alive.
    `CREATE UNIQUE INDEX issuance_request_is_alone_for_its_report
       ON public.issuance_request (country_code, report_id) WHERE status <> 'withdrawn'`,
    `CREATE INDEX issuance_request_by_project
       ON public.issuance_request (country_code, project_id, requested_on)`,
    ...projection('issuance_request', [
      'documents',
      'status',
      'notification_id',
      'japan_state',
      'partner_state',
      'withdrawn_on',
      'reason',
      'version',
    ]),
  ];
}

function cycle(): readonly string[] {
  return [
    // The rows it looks at are held, so that none of it changes before the request is there.
    `CREATE FUNCTION public.issuance_request_is_of_a_verified_report() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       PERFORM 1 FROM public.monitoring_report r
         JOIN public.project p ON p.country_code = r.country_code AND p.id = r.project_id
        WHERE r.country_code = NEW.country_code AND r.id = NEW.report_id
          AND r.status = 'verified' AND r.last_day <= NEW.requested_on
          AND p.cycle_state IN ('registered', 'crediting-ended')
          AND p.recorded_from IS DISTINCT FROM 'public-source'
          FOR SHARE;
       IF NOT FOUND OR NEW.status <> 'requested' THEN
         RAISE EXCEPTION 'request %-% is of no verified report of a registered project',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation',
                 CONSTRAINT = 'issuance_request_is_of_a_verified_report';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER issuance_request_is_of_a_verified_report
       BEFORE INSERT ON public.issuance_request
       FOR EACH ROW EXECUTE FUNCTION public.issuance_request_is_of_a_verified_report()`,
    // One batch may take several steps, so it is the order that is guarded.
    `CREATE FUNCTION public.issuance_request_keeps_its_cycle() RETURNS trigger
     LANGUAGE plpgsql AS $$
     DECLARE cycle CONSTANT text[] := ARRAY['requested', 'notified', 'completed'];
     BEGIN
       IF NEW.version <= OLD.version OR OLD.status IN ('withdrawn', 'completed')
          OR (NEW.status = 'withdrawn' AND OLD.status <> 'requested')
          OR (NEW.status <> 'withdrawn'
              AND array_position(cycle, NEW.status) < array_position(cycle, OLD.status))
          OR (OLD.notification_id IS NOT NULL
              AND NEW.notification_id IS DISTINCT FROM OLD.notification_id)
          OR (OLD.japan_state <> 'awaiting' AND NEW.japan_state <> OLD.japan_state)
          OR (OLD.partner_state <> 'awaiting' AND NEW.partner_state <> OLD.partner_state) THEN
         RAISE EXCEPTION 'issuance request %-% does not go from % to %',
           OLD.country_code, OLD.id, OLD.status, NEW.status
           USING ERRCODE = 'check_violation', CONSTRAINT = 'issuance_request_keeps_its_cycle';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER issuance_request_keeps_its_cycle BEFORE UPDATE ON public.issuance_request
       FOR EACH ROW EXECUTE FUNCTION public.issuance_request_keeps_its_cycle()`,
  ];
}

function reportsUnderIssuance(): readonly string[] {
  return [
    // What credits rest on stays: else its days would be reported, and its tonnes notified, again.
    `CREATE FUNCTION public.monitoring_report_is_not_under_issuance() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (SELECT FROM public.issuance_request i
            WHERE i.country_code = NEW.country_code AND i.report_id = NEW.id
              AND (i.status IN ('notified', 'completed')
                   OR (i.status = 'requested' AND NEW.status = 'withdrawn'))) THEN
         RAISE EXCEPTION 'credits are requested or notified for monitoring report %-%',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation',
                 CONSTRAINT = 'monitoring_report_is_not_under_issuance';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER monitoring_report_is_not_under_issuance
       BEFORE UPDATE ON public.monitoring_report FOR EACH ROW
       WHEN (NEW.status = 'withdrawn' OR OLD.verification_id IS DISTINCT FROM NEW.verification_id)
       EXECUTE FUNCTION public.monitoring_report_is_not_under_issuance()`,
  ];
}

function allocations(): readonly string[] {
  return [
    // Under the project's own id; its editions are in record_version.
    `CREATE TABLE public.credit_allocation (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       shares jsonb NOT NULL,
       subsidised_by_moej boolean NOT NULL,
       document text NOT NULL,
       valid_from date NOT NULL,
       version integer NOT NULL,
       CONSTRAINT credit_allocation_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_allocation_is_of_a_project FOREIGN KEY (country_code, id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT credit_allocation_shares_are_a_list
         CHECK (jsonb_typeof(shares) = 'array' AND jsonb_array_length(shares) >= 1),
       CONSTRAINT credit_allocation_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('credit_allocation', [
      'shares',
      'subsidised_by_moej',
      'document',
      'valid_from',
      'version',
    ]),
  ];
}
