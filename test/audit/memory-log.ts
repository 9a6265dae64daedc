import { Amount } from '../../src/kernel/amount.ts';
import type { Commodity } from '../../src/kernel/amount.ts';
import { parseInstant, plusMilliseconds } from '../../src/kernel/clock.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import { EMPTY_TREE, extendTree } from '../../src/audit/extend-tree.ts';
import type { TreeState } from '../../src/audit/extend-tree.ts';
import { draftKeyLeaf } from '../../src/audit/key-statement.ts';
import type { KeyStatement } from '../../src/audit/key-statement.ts';
import type { LeafDraft, LeafEntry, LeafRecord } from '../../src/audit/leaf.ts';
import type { EntryRow, KeyLine, LogLine, RecordRow } from '../../src/audit/log-lines.ts';
import { signOperatorHead } from '../../src/audit/operator-head.ts';
import type { OperatorHeadBody, SignedOperatorHead } from '../../src/audit/operator-head.ts';
import type { Signer } from '../../src/audit/signing-key.ts';

const USD: Commodity = { code: 'USD', exponent: 2 };

/** A book's id and kind, as the first key of the log names it. */
export const BOOK = { id: '01935555-0000-7000-8000-000000000000', kind: 'demonstration' };

/** An id of the right form that tests can recognise: `idOf(7)`. */
export function idOf(number: number): string {
  return `01930000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** An act that moves money from one account to another. */
export function payment(
  number: number,
  amount: string,
  extra: { from?: number; to?: number; memo?: string; visibility?: 'public' | 'auditor' } = {},
): LeafDraft {
  const { from = 1, to = 2, memo = null, visibility = 'public' } = extra;
  return {
    act: {
      id: idOf(0x1000 + number),
      kind: 'disbursement',
      principal: idOf(0x9000),
      requestHash: 'ab'.repeat(32),
    },
    visibility,
    records: [],
    entries: [
      {
        id: idOf(0x2000 + number),
        kind: 'disbursement',
        effectiveOn: '2026-03-31',
        reference: `JICA-${number}`,
        memo,
        reverses: null,
        postings: [
          { account: idOf(from), commodity: 'USD', amount: `-${amount}` },
          { account: idOf(to), commodity: 'USD', amount },
        ],
      },
    ],
    facts: {},
  };
}

/** An act that gives a project another title. */
export function renaming(number: number, version: number, title: string): LeafDraft {
  return {
    act: {
      id: idOf(0x1000 + number),
      kind: 'project-version',
      principal: idOf(0x9000),
      requestHash: null,
    },
    visibility: 'public',
    records: [
      {
        type: 'project',
        id: idOf(0x3000),
        version,
        validFrom: '2026-01-01',
        body: { title, sites: ['Достық', '阿拉山口'], capacity: 1.5 },
      },
    ],
    entries: [],
    facts: {},
  };
}

interface AccountState {
  balance: Amount;
  version: number;
}

/** An honest operator without a database: the lines that its export would have, to be tampered with. */
export class MemoryLog {
  #now: Instant = parseInstant('2026-03-31T10:00:00.000Z');
  readonly #trees = new Map<string, TreeState>();
  readonly #pending = new Map<string, LogLine[]>();
  readonly #accounts = new Map<string, AccountState>();
  readonly #lines: LogLine[] = [];
  readonly #keys: KeyLine[] = [];
  #last: { readonly body: OperatorHeadBody; readonly hash: string } | null = null;
  #signer: Signer;

  private constructor(signer: Signer) {
    this.#signer = signer;
  }

  static async begin(signer: Signer): Promise<MemoryLog> {
    const log = new MemoryLog(signer);
    const statement: KeyStatement = {
      format: 1,
      kind: 'audit-key-introduced',
      keyId: signer.keyId,
      publicKey: signer.publicKey.toString('hex'),
      previousKeyId: null,
      after: null,
      book: BOOK,
    };
    await log.#tell(statement, [signer]);
    return log;
  }

  get lastHash(): string | null {
    return this.#last?.hash ?? null;
  }

  /** One batch of a country. */
  post(country: string, drafts: readonly LeafDraft[]): void {
    this.#now = plusMilliseconds(this.#now, 7);
    const tree = this.#trees.get(country) ?? EMPTY_TREE;
    const { leaves, head, treeState } = extendTree({ country, tree, now: this.#now, drafts });
    this.#trees.set(country, treeState);
    const lines = this.#pending.get(country) ?? [];
    this.#pending.set(country, lines);
    leaves.forEach(({ sequence, payloadText: payload, leafHash }, at) => {
      const hash = leafHash.toString('hex');
      lines.push({ line: 'leaf', country, sequence, at: head.at, hash, payload });
      const draft = drafts[at]!;
      for (const entry of draft.entries) {
        lines.push({
          line: 'entry',
          country,
          entry: this.#entryRow(country, sequence, head.at, draft, entry),
        });
      }
      for (const record of draft.records) {
        lines.push({ line: 'record', country, record: recordRow(sequence, head.at, record) });
      }
    });
    lines.push({
      line: 'head',
      country,
      size: head.size,
      root: head.root.toString('hex'),
      previous: head.previousHeadHash?.toString('hex') ?? null,
      at: head.at,
      hash: head.headHash.toString('hex'),
    });
  }

  async seal(signer: Signer = this.#signer): Promise<SignedOperatorHead> {
    this.#now = plusMilliseconds(this.#now, 7);
    const heads = [...this.#trees.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([country, tree]) => ({
        country,
        size: tree.size,
        headHash: tree.headHash!.toString('hex'),
      }));
    const body: OperatorHeadBody = {
      format: 1,
      number: (this.#last?.body.number ?? 0) + 1,
      at: this.#now,
      previous: this.#last?.hash ?? null,
      keyId: signer.keyId,
      heads,
    };
    const head = await signOperatorHead(body, signer);
    this.#flush();
    this.#lines.push({ line: 'operator-head', ...head });
    this.#last = { body, hash: head.hash };
    return head;
  }

  async rotate(to: Signer, signers: readonly Signer[] = [this.#signer, to]): Promise<void> {
    const statement: KeyStatement = {
      format: 1,
      kind: 'audit-key-rotated',
      keyId: to.keyId,
      publicKey: to.publicKey.toString('hex'),
      previousKeyId: this.#signer.keyId,
      after: this.#place(),
      reason: 'yearly',
    };
    await this.#tell(statement, signers);
    this.#signer = to;
  }

  async revoke(keyId: string, by: Signer = this.#signer): Promise<void> {
    const sequence = this.#trees.get('00')?.size ?? 0;
    const statement: KeyStatement = {
      format: 1,
      kind: 'audit-key-revoked',
      keyId,
      byKeyId: by.keyId,
      after: this.#place(),
      reason: 'stolen',
      compromisedSince: null,
    };
    await this.#tell(statement, [by]);
    const at = this.#keys.findIndex((key) => key.keyId === keyId);
    this.#keys[at] = { ...this.#keys[at]!, revokedSequence: sequence };
  }

  /** The export as it would be made now; lines are copies, to be tampered with freely. */
  lines(edition: 'public' | 'auditor' = 'auditor'): LogLine[] {
    this.#flush();
    const lines: LogLine[] = [
      { line: 'manifest', format: 1, edition, book: BOOK },
      ...this.#keys,
      ...this.#lines,
    ];
    const shown = edition === 'auditor' ? lines : lines.flatMap(publicLine);
    return structuredClone(withEnd(shown));
  }

  async #tell(statement: KeyStatement, signers: readonly Signer[]): Promise<void> {
    const sequence = this.#trees.get('00')?.size ?? 0;
    const id = idOf(0x8000 + sequence);
    const draft = await draftKeyLeaf(statement, signers, { id, principal: 'system' });
    this.post('00', [draft]);
    if (statement.kind === 'audit-key-revoked') return;
    this.#keys.push({
      line: 'key',
      keyId: statement.keyId,
      publicKey: statement.publicKey,
      previousKeyId: statement.previousKeyId,
      introducedSequence: sequence,
      revokedSequence: null,
    });
  }

  #place(): { number: number; hash: string } | null {
    return this.#last === null ? null : { number: this.#last.body.number, hash: this.#last.hash };
  }

  #flush(): void {
    for (const country of [...this.#pending.keys()].sort()) {
      this.#lines.push(...(this.#pending.get(country) ?? []));
      this.#pending.delete(country);
    }
  }

  #entryRow(
    country: string,
    auditSequence: number,
    recordedAt: string,
    { act }: LeafDraft,
    { postings, ...entry }: LeafEntry,
  ): EntryRow {
    return {
      ...entry,
      auditSequence,
      recordedAt,
      legCount: postings.length,
      principalId: act.principal,
      actId: act.id,
      postings: postings.map(({ account, commodity, amount }, at) => {
        const key = `${country} ${account}`;
        const of = commodity === USD.code ? USD : { code: commodity, exponent: 0 };
        const before = this.#accounts.get(key) ?? { balance: Amount.zero(of), version: 0 };
        const after = {
          balance: before.balance.plus(Amount.parse(amount, of)),
          version: before.version + 1,
        };
        this.#accounts.set(key, after);
        return {
          leg: at + 1,
          accountId: account,
          commodity,
          exponent: of.exponent,
          amount,
          balanceAfter: after.balance.toString(),
          accountVersion: after.version,
        };
      }),
    };
  }
}

/** Gives lines the end line that fits them, as a forger would. */
export function withEnd(lines: readonly LogLine[]): LogLine[] {
  const counts: Record<string, number> = {};
  const kept = lines.filter((line) => line.line !== 'end');
  for (const { line } of kept) counts[line] = (counts[line] ?? 0) + 1;
  return [...kept, { line: 'end', counts }];
}

export function textOf(lines: readonly LogLine[]): string[] {
  return lines.map((line) => `${JSON.stringify(line)}\n`);
}

function publicLine(line: LogLine): LogLine[] {
  if (line.line === 'entry' || line.line === 'record' || line.line === 'posting') return [];
  if (line.line !== 'leaf' || line.payload?.includes('"visibility":"public"')) return [line];
  const { line: kind, country, sequence, at, hash } = line;
  return [{ line: kind, country, sequence, at, hash }];
}

function recordRow(auditSequence: number, recordedAt: string, record: LeafRecord): RecordRow {
  return { ...record, auditSequence, recordedAt };
}
