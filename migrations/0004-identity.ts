import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, APPLICATION_ROLE, dropIfEmpty, REPORT_ROLE, runAll } from './sql-helpers.ts';

/** Who may ask: principals, their API keys, and the keys that were taken back. */
export class Identity1764000000004 implements MigrationInterface {
  readonly name = 'Identity1764000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [...principals(), ...apiKeys(), ...revocations()]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['api_key_revocation', 'api_key', 'principal_name']);
    // The operator alone came with the migration and goes with it.
    const [row] = await queryRunner.query(
      `SELECT 1 AS found FROM public.principal WHERE kind <> 'operator' LIMIT 1`,
    );
    if (row) throw new Error('The table principal holds rows; a book is not migrated down.');
    await queryRunner.query('DROP TABLE public.principal');
  }
}

function principals(): readonly string[] {
  return [
    // A shared reference table: whoever acts, acts in several countries. Its names are elsewhere.
    `CREATE TABLE public.principal (
       id uuid NOT NULL,
       kind text NOT NULL,
       demonstration_of text,
       created_at timestamptz(3) NOT NULL,
       CONSTRAINT principal_pkey PRIMARY KEY (id),
       CONSTRAINT principal_kind_is_known CHECK (kind IN ('person', 'machine', 'operator'))
     )`,
    // A principal of the demonstration points at the one row that says "this book is a
    // demonstration": in a real book there is no such row to point at.
    `ALTER TABLE public.principal ADD CONSTRAINT principal_demonstration_is_said
       CHECK (demonstration_of = 'demonstration')`,
    `ALTER TABLE public.principal ADD CONSTRAINT principal_demonstration_never_in_a_real_book
       FOREIGN KEY (demonstration_of) REFERENCES public.book (kind)`,
    ...appendOnly('principal'),
    // Whoever runs the command line acts as the operator; there is one, and it has no API key.
    `INSERT INTO public.principal (id, kind, created_at)
     VALUES ('00000000-0000-7000-8000-000000000000', 'operator', '2026-01-01T00:00:00Z')`,
    `CREATE UNIQUE INDEX principal_operator_is_one ON public.principal (kind)
       WHERE kind = 'operator'`,
    // The erasable place: the log holds only SHA-256(salt || name), which says nothing once both are
    // gone. So this table alone may be deleted from.
    `CREATE TABLE public.principal_name (
       principal_id uuid NOT NULL,
       name text NOT NULL,
       salt bytea NOT NULL,
       CONSTRAINT principal_name_pkey PRIMARY KEY (principal_id),
       CONSTRAINT principal_name_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT principal_name_is_short CHECK (length(name) BETWEEN 1 AND 200),
       CONSTRAINT principal_name_salt_is_long CHECK (octet_length(salt) = 16)
     )`,
    `GRANT SELECT, INSERT, DELETE ON public.principal_name TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.principal_name TO ${REPORT_ROLE}`,
  ];
}

function apiKeys(): readonly string[] {
  return [
    // Facts of no country. The key itself is never here: whoever reads this table can use none.
    `CREATE TABLE public.api_key (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       principal_id uuid NOT NULL,
       key_hash bytea NOT NULL,
       roles text[] NOT NULL,
       countries text[],
       expires_at timestamptz(3),
       created_at timestamptz(3) NOT NULL,
       created_by uuid NOT NULL,
       idempotency_key text,
       request_hash bytea,
       audit_sequence bigint NOT NULL,
       CONSTRAINT api_key_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT api_key_hash_once UNIQUE (country_code, key_hash),
       CONSTRAINT api_key_request_once UNIQUE (country_code, created_by, idempotency_key),
       CONSTRAINT api_key_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT api_key_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT api_key_hash_is_sha256 CHECK (octet_length(key_hash) = 32),
       CONSTRAINT api_key_countries_or_all CHECK (cardinality(countries) > 0),
       CONSTRAINT api_key_expires_after_it_is_made CHECK (expires_at > created_at),
       CONSTRAINT api_key_repeats_only_a_request
         CHECK ((idempotency_key IS NULL) = (request_hash IS NULL)),
       CONSTRAINT api_key_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT api_key_is_made_by_a_principal FOREIGN KEY (created_by)
         REFERENCES public.principal (id)
     )`,
    `ALTER TABLE public.api_key ADD CONSTRAINT api_key_roles_are_known
       CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
         'administrator', 'registry-officer', 'fund-officer', 'project-participant',
         'third-party-entity', 'joint-committee-co-chair', 'reporting-officer', 'auditor'])`,
    // No access without a trace: the leaf that tells of a key is there before the key is.
    `ALTER TABLE public.api_key ADD CONSTRAINT api_key_is_in_the_log
       FOREIGN KEY (country_code, audit_sequence)
       REFERENCES public.audit_leaf (country_code, sequence)`,
    `CREATE INDEX api_key_by_principal ON public.api_key (country_code, principal_id)`,
    ...appendOnly('api_key'),
  ];
}

function revocations(): readonly string[] {
  return [
    // A key is taken back once, and for ever.
    `CREATE TABLE public.api_key_revocation (
       country_code char(2) NOT NULL,
       api_key_id uuid NOT NULL,
       revoked_at timestamptz(3) NOT NULL,
       revoked_by uuid NOT NULL,
       idempotency_key text,
       request_hash bytea,
       audit_sequence bigint NOT NULL,
       CONSTRAINT api_key_revocation_pkey PRIMARY KEY (country_code, api_key_id),
       CONSTRAINT api_key_revocation_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT api_key_revocation_is_of_a_key FOREIGN KEY (country_code, api_key_id)
         REFERENCES public.api_key (country_code, id),
       CONSTRAINT api_key_revocation_is_by_a_principal FOREIGN KEY (revoked_by)
         REFERENCES public.principal (id),
       CONSTRAINT api_key_revocation_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('api_key_revocation'),
  ];
}
