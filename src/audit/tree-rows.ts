import type { Clock, Instant } from '../kernel/clock.ts';
import { EMPTY_TREE, extendTree } from './extend-tree.ts';
import type { TreeExtension, TreeState } from './extend-tree.ts';
import type { LeafDraft } from './leaf.ts';
import type { Queryable } from './queryable.ts';

/**
 * Locks the tree of a country until the transaction ends, and reads it. A country that was never
 * written to gets its row here.
 */
export async function lockTree(tx: Queryable, country: string): Promise<TreeState> {
  const state = await selectForUpdate(tx, country);
  if (state !== null) return state;
  await tx.query(
    `INSERT INTO public.audit_tree (country_code, size, peaks) VALUES ($1, 0, '{}')
     ON CONFLICT (country_code) DO NOTHING`,
    [country],
  );
  return (await selectForUpdate(tx, country)) ?? EMPTY_TREE;
}

/** One statement of a batch, named so that it can be prepared once per connection. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * The statements that write what a batch added to the tree, in the order in which they must run:
 * leaves, completed subtrees, head, and the tree's own row.
 */
export function extensionStatements(
  country: string,
  extension: TreeExtension,
): readonly NamedStatement[] {
  const { leaves, subtrees, head, treeState } = extension;
  const insertLeaves = {
    name: 'audit-leaves',
    text: INSERT_LEAVES,
    values: [
      country,
      leaves.map((leaf) => leaf.sequence),
      leaves.map((leaf) => leaf.leafHash),
      leaves.map((leaf) => leaf.payloadText).join(RECORD_SEPARATOR),
      leaves.map((leaf) => leaf.visibility),
      head.at,
    ],
  };
  const insertSubtrees = {
    name: 'audit-subtrees',
    text: INSERT_SUBTREES,
    values: [
      country,
      subtrees.map((subtree) => subtree.level),
      subtrees.map((subtree) => subtree.index),
      subtrees.map((subtree) => subtree.hash),
    ],
  };
  const { size, root, previousHeadHash, headHash, at } = head;
  return [
    insertLeaves,
    ...(subtrees.length > 0 ? [insertSubtrees] : []),
    {
      name: 'audit-head',
      text: INSERT_HEAD,
      values: [country, size, root, previousHeadHash, headHash, at],
    },
    {
      name: 'audit-tree',
      text: UPDATE_TREE,
      values: [country, treeState.size, treeState.peaks, treeState.headHash, treeState.at],
    },
  ];
}

/** Writes what a batch added to the tree. */
export async function writeExtension(
  tx: Queryable,
  country: string,
  extension: TreeExtension,
): Promise<void> {
  for (const { text, values } of extensionStatements(country, extension)) {
    await tx.query(text, values);
  }
}

/**
 * Records an act that has a database transaction of its own (a key's rotation, say): one leaf under
 * one head. Answers its sequence and its time, which is the `recordedAt` of whatever else it writes.
 */
export async function appendLeafAlone(
  tx: Queryable,
  country: string,
  draft: LeafDraft,
  clock: Clock,
): Promise<{ readonly sequence: number; readonly at: Instant }> {
  const tree = await lockTree(tx, country);
  const extension = extendTree({ country, tree, now: clock.now(), drafts: [draft] });
  await writeExtension(tx, country, extension);
  return { sequence: tree.size, at: extension.head.at };
}

/**
 * Payloads travel as one text, cut apart by the server. As an array, each of their many quotes would
 * be escaped here and read back there, which takes longer than all the rest of the insert. Canonical
 * JSON holds no control character (RFC 8785 escapes them), so this one cannot occur in a payload.
 */
const RECORD_SEPARATOR = '\x1e';

const INSERT_LEAVES = `
  INSERT INTO public.audit_leaf
    (country_code, sequence, leaf_hash, payload, visibility, recorded_at)
  SELECT $1, given.*, $6::timestamptz
    FROM unnest($2::bigint[], $3::bytea[], string_to_array($4::text, E'\\x1e'), $5::text[])
      AS given`;

const INSERT_SUBTREES = `
  INSERT INTO public.audit_subtree (country_code, level, index, hash)
  SELECT $1, given.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS given`;

const INSERT_HEAD = `
  INSERT INTO public.audit_head (country_code, size, root, previous_head_hash, head_hash, at)
  VALUES ($1, $2, $3, $4, $5, $6)`;

const UPDATE_TREE = `
  UPDATE public.audit_tree SET size = $2, peaks = $3::bytea[], head_hash = $4, at = $5
   WHERE country_code = $1`;

async function selectForUpdate(tx: Queryable, country: string): Promise<TreeState | null> {
  const { rows } = await tx.query<{
    size: number;
    peaks: Buffer[];
    head_hash: Buffer | null;
    at: Instant | null;
  }>(
    `SELECT size, peaks, head_hash, at FROM public.audit_tree WHERE country_code = $1 FOR UPDATE`,
    [country],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { size: row.size, peaks: row.peaks, headHash: row.head_hash, at: row.at };
}
