import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { CompactRange } from '../../src/audit/compact-range.ts';
import { EMPTY_TREE, extendTree } from '../../src/audit/extend-tree.ts';
import type { TreeState } from '../../src/audit/extend-tree.ts';
import { draftKeyLeaf } from '../../src/audit/key-statement.ts';
import type { BookIdentity } from '../../src/audit/key-statement.ts';
import { leafHash } from '../../src/audit/leaf.ts';
import type { LeafDraft } from '../../src/audit/leaf.ts';
import { signOperatorHead, verifyOperatorHead } from '../../src/audit/operator-head.ts';
import type { OperatorHeadBody, SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { signerFromPem } from '../../src/audit/signing-key.ts';
import type { Signer } from '../../src/audit/signing-key.ts';
import type { Instant } from '../../src/kernel/clock.ts';

const FILE = join(__dirname, '../golden/audit-vector.json');
const SCRIPT = join(__dirname, '../golden/audit_vector.py');

type Step =
  | {
      readonly do: 'introduce-key';
      readonly at: Instant;
      readonly book: BookIdentity;
      readonly act: { readonly id: string; readonly principal: string };
    }
  | {
      readonly do: 'batch';
      readonly country: string;
      readonly at: Instant;
      readonly drafts: readonly LeafDraft[];
    }
  | { readonly do: 'seal'; readonly at: Instant };

interface Vector {
  readonly about: string;
  readonly input: {
    readonly seed: string;
    readonly steps: readonly Step[];
    readonly treeSizes: readonly number[];
  };
  readonly expected: Record<string, unknown>;
}

const vector = JSON.parse(readFileSync(FILE, 'utf8')) as Vector;

/** The same log, made by the product's own code. */
class VectorLog {
  readonly leaves: object[] = [];
  readonly heads: object[] = [];
  readonly operatorHeads: SignedOperatorHead[] = [];
  readonly #trees = new Map<string, TreeState>();

  constructor(readonly signer: Signer) {}

  async take(step: Step): Promise<void> {
    if (step.do === 'batch') this.#batch(step.country, step.at, step.drafts);
    else if (step.do === 'seal') await this.#seal(step.at);
    else {
      const { keyId, publicKey } = this.signer;
      const draft = await draftKeyLeaf(
        {
          format: 1,
          kind: 'audit-key-introduced',
          keyId,
          publicKey: publicKey.toString('hex'),
          previousKeyId: null,
          after: null,
          book: step.book,
        },
        [this.signer],
        step.act,
      );
      this.#batch('00', step.at, [draft]);
    }
  }

  #batch(country: string, at: Instant, drafts: readonly LeafDraft[]): void {
    const tree = this.#trees.get(country) ?? EMPTY_TREE;
    const { leaves, head, treeState } = extendTree({ country, tree, now: at, drafts });
    this.#trees.set(country, treeState);
    for (const { sequence, payloadText: payload, leafHash: hash } of leaves) {
      this.leaves.push({ country, sequence, payload, hash: hash.toString('hex') });
    }
    this.heads.push({
      country,
      size: head.size,
      root: head.root.toString('hex'),
      previous: head.previousHeadHash?.toString('hex') ?? null,
      at: head.at,
      hash: head.headHash.toString('hex'),
    });
  }

  async #seal(at: Instant): Promise<void> {
    const heads = [...this.#trees.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([country, tree]) => ({
        country,
        size: tree.size,
        headHash: tree.headHash!.toString('hex'),
      }));
    const body: OperatorHeadBody = {
      format: 1,
      number: this.operatorHeads.length + 1,
      at,
      previous: this.operatorHeads.at(-1)?.hash ?? null,
      keyId: this.signer.keyId,
      heads,
    };
    this.operatorHeads.push(await signOperatorHead(body, this.signer));
  }
}

function signerFromSeed(seed: string): Signer {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
  return signerFromPem(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----`);
}

async function computed(): Promise<Record<string, unknown>> {
  const { seed, steps, treeSizes } = vector.input;
  const signer = signerFromSeed(seed);
  const log = new VectorLog(signer);
  for (const step of steps) await log.take(step);
  const range = CompactRange.empty();
  const roots = [range.root()];
  const subtrees: object[] = [];
  for (let number = 0; number < Math.max(...treeSizes); number += 1) {
    for (const { level, index, hash } of range.append(leafHash(Buffer.from(String(number))))) {
      subtrees.push({ level, index, hash: hash.toString('hex') });
    }
    roots.push(range.root());
  }
  return {
    publicKey: signer.publicKey.toString('hex'),
    keyId: signer.keyId,
    leaves: log.leaves,
    heads: log.heads,
    operatorHeads: log.operatorHeads,
    trees: treeSizes.map((size) => ({ size, root: roots[size]!.toString('hex') })),
    subtrees,
  };
}

describe('the golden vector of the audit log', () => {
  it('is what the product computes', async () => {
    const expected = await computed();
    if (process.env['GOLDEN'] === 'accept') {
      writeFileSync(FILE, `${JSON.stringify({ ...vector, expected }, null, 2)}\n`);
    } else expect(expected).toEqual(vector.expected);
  });

  it('is what another program computes, in another language', async () => {
    const program = promisify(execFile)('python3', [SCRIPT, FILE], { maxBuffer: 1 << 24 });
    let output: string;
    try {
      output = (await program).stdout;
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
      console.log('There is no python3 here: the second computation of the vector was left out.');
      return;
    }
    expect(JSON.parse(output)).toEqual(await computed());
  });

  it('has signatures that the key itself bears out', () => {
    const { publicKey, operatorHeads } = vector.expected;
    expect(publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    for (const head of operatorHeads as SignedOperatorHead[]) {
      expect(verifyOperatorHead(head, Buffer.from(String(publicKey), 'hex'))).toBe(true);
    }
  });
});
