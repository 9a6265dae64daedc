import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, REPORT_ROLE, appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** Who is told of what happens, and how far each has been told. */
export class Webhook1764000000060 implements MigrationInterface {
  readonly name = 'Webhook1764000000060';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...webhooks(), ...states(), ...cursors()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['webhook_cursor', 'webhook_state', 'webhook']);
  }
}

function webhooks(): readonly string[] {
  return [
    // The secret is sealed with a key that is not in the database: whoever reads this table cannot sign.
    `CREATE TABLE public.webhook (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       url text NOT NULL,
       countries text[],
       kinds text[],
       edition text NOT NULL,
       secret_sealed bytea NOT NULL,
       created_at timestamptz(3) NOT NULL,
       created_by uuid NOT NULL,
       idempotency_key text NOT NULL,
       request_hash bytea NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT webhook_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT webhook_request_once UNIQUE (country_code, created_by, idempotency_key),
       CONSTRAINT webhook_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT webhook_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT webhook_countries_or_all CHECK (cardinality(countries) > 0),
       CONSTRAINT webhook_kinds_or_all CHECK (cardinality(kinds) > 0),
       CONSTRAINT webhook_edition_is_known CHECK (edition IN ('public', 'auditor')),
       CONSTRAINT webhook_is_made_by_a_principal FOREIGN KEY (created_by)
         REFERENCES public.principal (id),
       CONSTRAINT webhook_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('webhook'),
  ];
}

function states(): readonly string[] {
  return [
    `CREATE TABLE public.webhook_state (
       country_code char(2) NOT NULL,
       webhook_id uuid NOT NULL,
       disabled_at timestamptz(3),
       disabled_reason text,
       CONSTRAINT webhook_state_pkey PRIMARY KEY (country_code, webhook_id),
       CONSTRAINT webhook_state_is_of_a_webhook FOREIGN KEY (country_code, webhook_id)
         REFERENCES public.webhook (country_code, id),
       CONSTRAINT webhook_state_says_why
         CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
       CONSTRAINT webhook_state_reason_is_known CHECK (disabled_reason IN ('asked', 'failing'))
     )`,
    `GRANT SELECT, INSERT, UPDATE (disabled_at, disabled_reason)
       ON public.webhook_state TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.webhook_state TO ${REPORT_ROLE}`,
  ];
}

function cursors(): readonly string[] {
  return [
    // Of the country whose events these are; the webhook itself is of none.
    `CREATE TABLE public.webhook_cursor (
       country_code char(2) NOT NULL,
       webhook_id uuid NOT NULL,
       next_sequence bigint NOT NULL,
       failures integer NOT NULL DEFAULT 0,
       failing_since timestamptz(3),
       next_attempt_at timestamptz(3) NOT NULL,
       last_delivered_at timestamptz(3),
       last_error text,
       lease uuid,
       leased_until timestamptz(3),
       CONSTRAINT webhook_cursor_pkey PRIMARY KEY (country_code, webhook_id),
       CONSTRAINT webhook_cursor_counts_from_zero CHECK (next_sequence >= 0),
       CONSTRAINT webhook_cursor_error_is_short CHECK (length(last_error) <= 200)
     ) WITH (fillfactor = 50)`,
    `GRANT SELECT, INSERT, UPDATE (next_sequence, failures, failing_since, next_attempt_at,
         last_delivered_at, last_error, lease, leased_until)
       ON public.webhook_cursor TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.webhook_cursor TO ${REPORT_ROLE}`,
  ];
}
