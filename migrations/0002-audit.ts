import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditKeys, operatorHeads } from './0002-audit-signing.ts';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** The tamper-evident log: leaves, stored tree nodes, heads, signing keys, the operator's heads. */
export class Audit1764000000002 implements MigrationInterface {
  readonly name = 'Audit1764000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...leaves(),
      ...subtrees(),
      ...heads(),
      ...trees(),
      ...auditKeys(),
      ...operatorHeads(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, TABLES);
    await runAll(
      queryRunner,
      GUARDS.map((name) => `DROP FUNCTION public.${name}()`),
    );
  }
}

/** In the order in which they can be dropped. */
const TABLES = [
  'operator_head',
  'audit_key_revocation',
  'audit_key',
  'audit_tree',
  'audit_head',
  'audit_subtree',
  'audit_leaf',
];

const GUARDS = [
  'operator_head_is_signed_in_turn',
  'audit_key_revocation_is_in_the_log',
  'audit_key_is_in_the_log',
  'audit_tree_only_grows',
  'audit_leaf_follows_the_last',
];

function leaves(): readonly string[] {
  return [
    `CREATE TABLE public.audit_leaf (
       country_code char(2) NOT NULL,
       sequence bigint NOT NULL,
       leaf_hash bytea NOT NULL,
       payload text NOT NULL,
       visibility text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       CONSTRAINT audit_leaf_pkey PRIMARY KEY (country_code, sequence),
       CONSTRAINT audit_leaf_sequence_counts_from_zero CHECK (sequence >= 0),
       CONSTRAINT audit_leaf_payload_is_short CHECK (octet_length(payload) <= 16384),
       CONSTRAINT audit_leaf_visibility_is_known CHECK (visibility IN ('public', 'auditor'))
     )`,
    // The hash is the hash of this payload, whoever writes the row.
    `ALTER TABLE public.audit_leaf ADD CONSTRAINT audit_leaf_hash_is_of_its_payload
       CHECK (leaf_hash = sha256('\\x00'::bytea || convert_to(payload, 'UTF8')))`,
    // Canonical JSON ends with these two keys, so this compares them without parsing the payload:
    // an auditor's leaf cannot be published by a column that disagrees with what was hashed.
    `ALTER TABLE public.audit_leaf ADD CONSTRAINT audit_leaf_payload_says_its_place
       CHECK (payload LIKE '%,"sequence":' || sequence || ',"visibility":"' || visibility || '"}')`,
    ...appendOnly('audit_leaf'),
    // No gaps: each statement goes on where the log ends. A scalar subquery stays an index look-up
    // however long the log is; NOT EXISTS could be planned as a join over all of it.
    `CREATE FUNCTION public.audit_leaf_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (
         SELECT 1
           FROM (SELECT country_code, min(sequence) AS first, max(sequence) AS last,
                        count(*) AS number
                   FROM new_leaves GROUP BY country_code) added
          WHERE added.last - added.first + 1 <> added.number
             OR (added.first > 0 AND (
                  SELECT l.sequence FROM public.audit_leaf l
                   WHERE l.country_code = added.country_code
                     AND l.sequence = added.first - 1) IS NULL)
       ) THEN
         RAISE EXCEPTION 'the audit log has no gaps'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_leaf_follows_the_last';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER audit_leaf_follows_the_last AFTER INSERT ON public.audit_leaf
       REFERENCING NEW TABLE AS new_leaves
       FOR EACH STATEMENT EXECUTE FUNCTION public.audit_leaf_follows_the_last()`,
  ];
}

function subtrees(): readonly string[] {
  return [
    // Roots of complete subtrees of 2^level leaves: a proof reads at most 256 rows a level. They are
    // derived from the leaves; a wrong one makes a proof that does not verify, never a false one.
    `CREATE TABLE public.audit_subtree (
       country_code char(2) NOT NULL,
       level smallint NOT NULL,
       index bigint NOT NULL,
       hash bytea NOT NULL,
       CONSTRAINT audit_subtree_pkey PRIMARY KEY (country_code, level, index),
       CONSTRAINT audit_subtree_level_is_stored CHECK (level IN (8, 16, 24, 32)),
       CONSTRAINT audit_subtree_index_counts_from_zero CHECK (index >= 0),
       CONSTRAINT audit_subtree_hash_is_sha256 CHECK (octet_length(hash) = 32)
     )`,
    ...appendOnly('audit_subtree'),
  ];
}

function heads(): readonly string[] {
  return [
    // One head per batch. Each names the one before, which is named once: the chain cannot fork.
    `CREATE TABLE public.audit_head (
       country_code char(2) NOT NULL,
       size bigint NOT NULL,
       last_sequence bigint NOT NULL GENERATED ALWAYS AS (size - 1) STORED,
       root bytea NOT NULL,
       previous_head_hash bytea,
       head_hash bytea NOT NULL,
       at timestamptz(3) NOT NULL,
       CONSTRAINT audit_head_pkey PRIMARY KEY (country_code, size),
       CONSTRAINT audit_head_time_is_its_own UNIQUE (country_code, at),
       CONSTRAINT audit_head_hash_once UNIQUE (country_code, head_hash),
       CONSTRAINT audit_head_is_followed_once
         UNIQUE NULLS NOT DISTINCT (country_code, previous_head_hash),
       CONSTRAINT audit_head_covers_a_leaf CHECK (size > 0),
       CONSTRAINT audit_head_root_is_sha256 CHECK (octet_length(root) = 32),
       CONSTRAINT audit_head_hash_is_sha256 CHECK (octet_length(head_hash) = 32),
       CONSTRAINT audit_head_follows_a_head FOREIGN KEY (country_code, previous_head_hash)
         REFERENCES public.audit_head (country_code, head_hash),
       CONSTRAINT audit_head_ends_with_its_last_leaf FOREIGN KEY (country_code, last_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('audit_head'),
  ];
}

function trees(): readonly string[] {
  return [
    // The one mutable row per country: locked by each batch, so that batches of all processes queue.
    `CREATE TABLE public.audit_tree (
       country_code char(2) NOT NULL,
       size bigint NOT NULL,
       peaks bytea[] NOT NULL,
       head_hash bytea,
       at timestamptz(3),
       CONSTRAINT audit_tree_pkey PRIMARY KEY (country_code),
       CONSTRAINT audit_tree_size_counts_from_zero CHECK (size >= 0),
       CONSTRAINT audit_tree_has_a_peak_per_bit
         CHECK (cardinality(peaks) = bit_count(size::bit(64))),
       CONSTRAINT audit_tree_empty_or_with_head
         CHECK ((size = 0) = (head_hash IS NULL) AND (size = 0) = (at IS NULL)),
       CONSTRAINT audit_tree_ends_with_its_head FOREIGN KEY (country_code, head_hash)
         REFERENCES public.audit_head (country_code, head_hash)
     ) WITH (fillfactor = 20)`,
    ...projection('audit_tree', ['size', 'peaks', 'head_hash', 'at']),
    // A log that shrank, or a time that went back, is a log rewritten.
    `CREATE FUNCTION public.audit_tree_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NEW.country_code <> OLD.country_code OR NEW.size <= OLD.size OR NEW.at <= OLD.at THEN
         RAISE EXCEPTION 'the audit log of % only grows, and its time only goes on',
           OLD.country_code
           USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_tree_only_grows';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER audit_tree_only_grows BEFORE UPDATE ON public.audit_tree
       FOR EACH ROW EXECUTE FUNCTION public.audit_tree_only_grows()`,
  ];
}
