import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** What a session was begun with, which country a read was about, and the secrets that webhooks were given later. */
export class Access1764000000092 implements MigrationInterface {
  readonly name = 'Access1764000000092';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...sessions(), ...accessLog(), ...changes(), ...webhooks()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['webhook_secret', 'access_change']);
    await runAll(queryRunner, [
      'ALTER TABLE public.webhook DROP COLUMN api_key_id',
      'ALTER TABLE public.webhook DROP CONSTRAINT webhook_edition_is_known',
      `ALTER TABLE public.webhook ADD CONSTRAINT webhook_edition_is_known
         CHECK (edition IN ('public', 'auditor'))`,
      'DROP INDEX public.access_log_by_country',
      'ALTER TABLE public.access_log DROP COLUMN about_country',
      'ALTER TABLE public.browser_session DROP COLUMN gave_code',
      'ALTER TABLE public.browser_session DROP COLUMN link_id',
    ]);
  }
}

function sessions(): readonly string[] {
  return [
    // Whether a second factor stood behind it: of a role that must have one, no other session acts.
    `ALTER TABLE public.browser_session ADD COLUMN gave_code boolean NOT NULL DEFAULT false`,
    // The link by which it was begun. Links are erased, so nothing can refer to one; a session whose link
    // is gone is nobody's.
    `ALTER TABLE public.browser_session ADD COLUMN link_id uuid`,
  ];
}

function accessLog(): readonly string[] {
  return [
    // The partner that a read was about; the log itself is of no country.
    `ALTER TABLE public.access_log ADD COLUMN about_country char(2)`,
    `CREATE INDEX access_log_by_country ON public.access_log (country_code, about_country, at)`,
  ];
}

function changes(): readonly string[] {
  return [
    // Changes of access that leave no row of their own behind (what they change is deleted): which request
    // brought them about, so that repeating it is safe.
    `CREATE TABLE public.access_change (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       kind text NOT NULL,
       principal_id uuid NOT NULL,
       changed_at timestamptz(3) NOT NULL,
       changed_by uuid NOT NULL,
       idempotency_key text,
       request_hash bytea,
       audit_sequence bigint NOT NULL,
       CONSTRAINT access_change_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT access_change_request_once UNIQUE (country_code, changed_by, idempotency_key),
       CONSTRAINT access_change_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT access_change_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT access_change_kind_is_known
         CHECK (kind IN ('second-factor-reset', 'identity-unlink', 'erasure')),
       CONSTRAINT access_change_repeats_only_a_request
         CHECK ((idempotency_key IS NULL) = (request_hash IS NULL)),
       CONSTRAINT access_change_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT access_change_is_by_a_principal FOREIGN KEY (changed_by)
         REFERENCES public.principal (id),
       CONSTRAINT access_change_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('access_change'),
  ];
}

function webhooks(): readonly string[] {
  return [
    'ALTER TABLE public.webhook DROP CONSTRAINT webhook_edition_is_known',
    `ALTER TABLE public.webhook ADD CONSTRAINT webhook_edition_is_known
       CHECK (edition IN ('public', 'own', 'auditor'))`,
    // The key by which it was registered, or by which the session was begun: with the key it ends.
    'ALTER TABLE public.webhook ADD COLUMN api_key_id uuid',
    `ALTER TABLE public.webhook ADD CONSTRAINT webhook_came_by_a_key
       FOREIGN KEY (country_code, api_key_id) REFERENCES public.api_key (country_code, id)`,
    // A webhook's first secret is with the webhook; each later one is here, sealed as that one is. The
    // newest signs, and for a day the one before it too.
    `CREATE TABLE public.webhook_secret (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       webhook_id uuid NOT NULL,
       secret_sealed bytea NOT NULL,
       created_at timestamptz(3) NOT NULL,
       created_by uuid NOT NULL,
       idempotency_key text NOT NULL,
       request_hash bytea NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT webhook_secret_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT webhook_secret_request_once UNIQUE (country_code, created_by, idempotency_key),
       CONSTRAINT webhook_secret_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT webhook_secret_is_of_a_webhook FOREIGN KEY (country_code, webhook_id)
         REFERENCES public.webhook (country_code, id),
       CONSTRAINT webhook_secret_is_made_by_a_principal FOREIGN KEY (created_by)
         REFERENCES public.principal (id),
       CONSTRAINT webhook_secret_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    `CREATE INDEX webhook_secret_by_webhook
       ON public.webhook_secret (country_code, webhook_id, audit_sequence)`,
    ...appendOnly('webhook_secret'),
  ];
}
