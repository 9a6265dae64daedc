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

/** Writes what a batch added to the tree: leaves, completed subtrees, head, and the tree's own row. */
export async function writeExtension(
  tx: Queryable,
  country: string,
  extension: TreeExtension,
): Promise<void> {
  const { leaves, subtrees, head, treeState } = extension;
  await tx.query(INSERT_LEAVES, [
    country,
    leaves.map((leaf) => leaf.sequence),
    leaves.map((leaf) => leaf.leafHash),
    leaves.map((leaf) => leaf.payloadText),
    leaves.map((leaf) => leaf.visibility),
    head.at,
  ]);
  if (subtrees.length > 0) {
    await tx.query(INSERT_SUBTREES, [
      country,
      subtrees.map((subtree) => subtree.level),
      subtrees.map((subtree) => subtree.index),
      subtrees.map((subtree) => subtree.hash),
    ]);
  }
  await tx.query(INSERT_HEAD, [
    country,
    head.size,
    head.root,
    head.previousHeadHash,
    head.headHash,
    head.at,
  ]);
  await tx.query(UPDATE_TREE, [
    country,
    treeState.size,
    treeState.peaks,
    treeState.headHash,
    treeState.at,
  ]);
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

const INSERT_LEAVES = `
  INSERT INTO public.audit_leaf
    (country_code, sequence, leaf_hash, payload, visibility, recorded_at)
  SELECT $1, given.*, $6::timestamptz
    FROM unnest($2::bigint[], $3::bytea[], $4::text[], $5::text[]) AS given`;

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
