import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, dropIfEmpty, projection, REPORT_ROLE, runAll } from './sql-helpers.ts';

/** How people sign in, what they carry while they are signed in, and the log of who came. */
export class Sessions1764000000051 implements MigrationInterface {
  readonly name = 'Sessions1764000000051';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...sessions(),
      ...federatedIdentities(),
      ...secondFactors(),
      ...keyUses(),
      ...accessLog(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'access_log',
      'api_key_use',
      'recovery_code',
      'second_factor',
      'federated_identity',
      'browser_session',
    ]);
    await queryRunner.query('DROP FUNCTION public.access_log_keeps_its_time()');
  }
}

function sessions(): readonly string[] {
  return [
    // The token itself is never here: whoever reads this table can use none. A session that came by a
    // key may do no more than the key, and ends with it.
    `CREATE TABLE public.browser_session (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       token_hash bytea NOT NULL,
       principal_id uuid NOT NULL,
       api_key_id uuid,
       awaits_code boolean NOT NULL,
       code_failures smallint NOT NULL,
       created_at timestamptz(3) NOT NULL,
       ends_at timestamptz(3) NOT NULL,
       last_seen_at timestamptz(3) NOT NULL,
       ended_at timestamptz(3),
       CONSTRAINT browser_session_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT browser_session_token_once UNIQUE (country_code, token_hash),
       CONSTRAINT browser_session_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT browser_session_token_is_sha256 CHECK (octet_length(token_hash) = 32),
       CONSTRAINT browser_session_ends_after_it_begins CHECK (ends_at > created_at),
       CONSTRAINT browser_session_fails_a_few_times CHECK (code_failures BETWEEN 0 AND 5),
       CONSTRAINT browser_session_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT browser_session_came_by_a_key FOREIGN KEY (country_code, api_key_id)
         REFERENCES public.api_key (country_code, id)
     )`,
    `CREATE INDEX browser_session_by_principal
       ON public.browser_session (country_code, principal_id, id)`,
    ...projection('browser_session', ['last_seen_at', 'ended_at', 'code_failures']),
  ];
}

function federatedIdentities(): readonly string[] {
  return [
    // Who somebody is at an identity provider: theirs to have erased, so in the log only a salted hash.
    `CREATE TABLE public.federated_identity (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       issuer text NOT NULL,
       subject text NOT NULL,
       salt bytea NOT NULL,
       principal_id uuid NOT NULL,
       linked_at timestamptz(3) NOT NULL,
       linked_by uuid NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT federated_identity_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT federated_identity_is_one_principal UNIQUE (country_code, issuer, subject),
       CONSTRAINT federated_identity_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT federated_identity_salt_is_long CHECK (octet_length(salt) = 16),
       CONSTRAINT federated_identity_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT federated_identity_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    `CREATE INDEX federated_identity_by_principal
       ON public.federated_identity (country_code, principal_id)`,
    `GRANT SELECT, INSERT, DELETE ON public.federated_identity TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.federated_identity TO ${REPORT_ROLE}`,
  ];
}

function secondFactors(): readonly string[] {
  return [
    // The secret is sealed with a key that is not in the database. A step of time is used once.
    `CREATE TABLE public.second_factor (
       country_code char(2) NOT NULL,
       principal_id uuid NOT NULL,
       sealed_secret bytea NOT NULL,
       last_step bigint NOT NULL,
       confirmed_at timestamptz(3),
       CONSTRAINT second_factor_pkey PRIMARY KEY (country_code, principal_id),
       CONSTRAINT second_factor_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT second_factor_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id)
     )`,
    `GRANT SELECT, INSERT, DELETE ON public.second_factor TO ${APPLICATION_ROLE}`,
    `GRANT UPDATE (last_step, confirmed_at) ON public.second_factor TO ${APPLICATION_ROLE}`,
    `CREATE TABLE public.recovery_code (
       country_code char(2) NOT NULL,
       principal_id uuid NOT NULL,
       code_hash bytea NOT NULL,
       used_at timestamptz(3),
       CONSTRAINT recovery_code_pkey PRIMARY KEY (country_code, principal_id, code_hash),
       CONSTRAINT recovery_code_is_of_a_factor FOREIGN KEY (country_code, principal_id)
         REFERENCES public.second_factor (country_code, principal_id) ON DELETE CASCADE
     )`,
    `GRANT SELECT, INSERT, DELETE ON public.recovery_code TO ${APPLICATION_ROLE}`,
    `GRANT UPDATE (used_at) ON public.recovery_code TO ${APPLICATION_ROLE}`,
  ];
}

function keyUses(): readonly string[] {
  return [
    // Beside the keys, which never change: when each was used last, to the minute.
    `CREATE TABLE public.api_key_use (
       country_code char(2) NOT NULL,
       api_key_id uuid NOT NULL,
       last_used_at timestamptz(3) NOT NULL,
       CONSTRAINT api_key_use_pkey PRIMARY KEY (country_code, api_key_id),
       CONSTRAINT api_key_use_is_of_a_key FOREIGN KEY (country_code, api_key_id)
         REFERENCES public.api_key (country_code, id)
     )`,
    `GRANT SELECT, INSERT ON public.api_key_use TO ${APPLICATION_ROLE}`,
    `GRANT UPDATE (last_used_at) ON public.api_key_use TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.api_key_use TO ${REPORT_ROLE}`,
  ];
}

function accessLog(): readonly string[] {
  return [
    // Who came and who read what is not for everybody. Never in the audit log: this may be forgotten
    // after a time, and must be able to be.
    `CREATE TABLE public.access_log (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       at timestamptz(3) NOT NULL,
       event text NOT NULL,
       principal_id uuid,
       api_key_id uuid,
       session_id uuid,
       route text,
       subject text,
       address text,
       CONSTRAINT access_log_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT access_log_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT access_log_event_is_known CHECK (event IN ('sign-in', 'sign-in-refused',
         'sign-out', 'session-revoked', 'second-factor', 'second-factor-refused', 'read'))
     )`,
    `CREATE INDEX access_log_by_time ON public.access_log (country_code, at)`,
    `CREATE INDEX access_log_by_principal ON public.access_log (country_code, principal_id, at)`,
    `CREATE FUNCTION public.access_log_keeps_its_time() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF OLD.at > now() - interval '30 days' THEN
         RAISE EXCEPTION 'the access log is kept for 30 days at least'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'access_log_keeps_its_time';
       END IF;
       RETURN OLD;
     END $$`,
    `CREATE TRIGGER access_log_keeps_its_time BEFORE DELETE ON public.access_log
       FOR EACH ROW EXECUTE FUNCTION public.access_log_keeps_its_time()`,
    `CREATE TRIGGER access_log_is_not_changed BEFORE UPDATE ON public.access_log
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `CREATE TRIGGER access_log_is_never_emptied BEFORE TRUNCATE ON public.access_log
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `GRANT SELECT, INSERT, DELETE ON public.access_log TO ${APPLICATION_ROLE}`,
  ];
}
