import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, runAll } from './sql-helpers.ts';

/** What a principal may do and where; a key can only be narrower. */
export class Grants1764000000050 implements MigrationInterface {
  readonly name = 'Grants1764000000050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...principals(),
      ...grants(),
      ...ends(),
      ...limitsOfKeys(),
      ...grantsOfKeys(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['principal_grant_end', 'principal_grant']);
    await runAll(queryRunner, [
      'ALTER TABLE public.principal DROP COLUMN created_by CASCADE',
      'ALTER TABLE public.principal DROP COLUMN idempotency_key CASCADE',
      'ALTER TABLE public.principal DROP COLUMN request_hash CASCADE',
      'ALTER TABLE public.api_key DROP COLUMN side',
      'ALTER TABLE public.api_key DROP COLUMN organisations',
      'ALTER TABLE public.api_key DROP COLUMN projects',
    ]);
  }
}

function principals(): readonly string[] {
  return [
    // A principal made over the interface, without a key: by which request.
    'ALTER TABLE public.principal ADD COLUMN created_by uuid',
    'ALTER TABLE public.principal ADD COLUMN idempotency_key text',
    'ALTER TABLE public.principal ADD COLUMN request_hash bytea',
    `ALTER TABLE public.principal ADD CONSTRAINT principal_request_once
       UNIQUE (created_by, idempotency_key)`,
    `ALTER TABLE public.principal ADD CONSTRAINT principal_repeats_only_a_request
       CHECK ((idempotency_key IS NULL) = (request_hash IS NULL))`,
    `ALTER TABLE public.principal ADD CONSTRAINT principal_is_made_by_a_principal
       FOREIGN KEY (created_by) REFERENCES public.principal (id)`,
  ];
}

function grants(): readonly string[] {
  return [
    // Null in a dimension is no limit in it. Organisations are participants, facts of no country, and
    // projects lie in several countries: no key can lead there, so whoever grants names them.
    `CREATE TABLE public.principal_grant (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       principal_id uuid NOT NULL,
       role text NOT NULL,
       countries text[],
       side text,
       organisations uuid[],
       projects text[],
       granted_at timestamptz(3) NOT NULL,
       granted_by uuid NOT NULL,
       idempotency_key text,
       request_hash bytea,
       audit_sequence bigint NOT NULL,
       CONSTRAINT principal_grant_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT principal_grant_request_once UNIQUE (country_code, granted_by, idempotency_key),
       CONSTRAINT principal_grant_is_of_no_country CHECK (country_code = '00'),
       CONSTRAINT principal_grant_side_is_known CHECK (side IN ('japan', 'partner')),
       CONSTRAINT principal_grant_countries_or_all CHECK (cardinality(countries) > 0),
       CONSTRAINT principal_grant_organisations_or_all CHECK (cardinality(organisations) > 0),
       CONSTRAINT principal_grant_projects_or_all CHECK (cardinality(projects) > 0),
       CONSTRAINT principal_grant_repeats_only_a_request
         CHECK ((idempotency_key IS NULL) = (request_hash IS NULL)),
       CONSTRAINT principal_grant_is_of_a_principal FOREIGN KEY (principal_id)
         REFERENCES public.principal (id),
       CONSTRAINT principal_grant_is_by_a_principal FOREIGN KEY (granted_by)
         REFERENCES public.principal (id),
       CONSTRAINT principal_grant_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    `ALTER TABLE public.principal_grant ADD CONSTRAINT principal_grant_role_is_known
       CHECK (role IN ('administrator', 'registry-officer', 'fund-officer', 'project-participant',
         'third-party-entity', 'joint-committee-co-chair', 'reporting-officer', 'auditor'))`,
    // Whoever signs, signs for a side: a grant that says none must never come to mean both.
    `ALTER TABLE public.principal_grant ADD CONSTRAINT principal_grant_co_chair_is_of_a_side
       CHECK (role <> 'joint-committee-co-chair' OR side IS NOT NULL)`,
    `CREATE INDEX principal_grant_by_principal
       ON public.principal_grant (country_code, principal_id)`,
    ...appendOnly('principal_grant'),
  ];
}

function ends(): readonly string[] {
  return [
    // A grant ends once, and for ever; another may be given.
    `CREATE TABLE public.principal_grant_end (
       country_code char(2) NOT NULL,
       grant_id uuid NOT NULL,
       ended_at timestamptz(3) NOT NULL,
       ended_by uuid NOT NULL,
       idempotency_key text,
       request_hash bytea,
       audit_sequence bigint NOT NULL,
       CONSTRAINT principal_grant_end_pkey PRIMARY KEY (country_code, grant_id),
       CONSTRAINT principal_grant_end_leaf_is_its_own UNIQUE (country_code, audit_sequence),
       CONSTRAINT principal_grant_end_is_of_a_grant FOREIGN KEY (country_code, grant_id)
         REFERENCES public.principal_grant (country_code, id),
       CONSTRAINT principal_grant_end_is_by_a_principal FOREIGN KEY (ended_by)
         REFERENCES public.principal (id),
       CONSTRAINT principal_grant_end_is_in_the_log FOREIGN KEY (country_code, audit_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('principal_grant_end'),
  ];
}

function limitsOfKeys(): readonly string[] {
  return [
    'ALTER TABLE public.api_key ADD COLUMN side text',
    'ALTER TABLE public.api_key ADD COLUMN organisations uuid[]',
    'ALTER TABLE public.api_key ADD COLUMN projects text[]',
    `ALTER TABLE public.api_key ADD CONSTRAINT api_key_side_is_known
       CHECK (side IN ('japan', 'partner'))`,
    `ALTER TABLE public.api_key ADD CONSTRAINT api_key_organisations_or_all
       CHECK (cardinality(organisations) > 0)`,
    `ALTER TABLE public.api_key ADD CONSTRAINT api_key_projects_or_all
       CHECK (cardinality(projects) > 0)`,
  ];
}

function grantsOfKeys(): readonly string[] {
  return [
    // A key made before there were grants goes on working: its principal is granted what the key
    // allowed, by the same leaf. A co-chair's key signed for either side: that becomes two grants, which
    // anybody can see and an administrator can end. The id is the key's with another last byte. What a
    // revoked key allowed is granted to nobody.
    `INSERT INTO public.principal_grant (country_code, id, principal_id, role, countries, side,
       granted_at, granted_by, audit_sequence)
     SELECT k.country_code,
            (left(k.id::text, 34) || lpad(to_hex(row_number() OVER (
               PARTITION BY k.id ORDER BY r.place, s.side)), 2, '0'))::uuid,
            k.principal_id, r.role, k.countries, s.side, k.created_at, k.created_by,
            k.audit_sequence
       FROM public.api_key k
       CROSS JOIN LATERAL unnest(k.roles) WITH ORDINALITY AS r (role, place)
       LEFT JOIN (VALUES ('japan'), ('partner')) AS s (side)
         ON r.role = 'joint-committee-co-chair'
      WHERE NOT EXISTS (SELECT FROM public.api_key_revocation v
                         WHERE v.country_code = k.country_code AND v.api_key_id = k.id)`,
  ];
}
