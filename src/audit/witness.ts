import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { millisecondsOf } from '../kernel/clock.ts';
import { headHash } from './head.ts';
import {
  operatorHeadHash,
  parseOperatorHead,
  parseSignedOperatorHead,
  verifyOperatorHead,
} from './operator-head.ts';
import type { OperatorHeadBody, SignedOperatorHead } from './operator-head.ts';
import { verifyConsistency } from './proofs.ts';
import type { HeadJson } from './receipt.ts';
import { followKeys } from './witness-keys.ts';

/** What a witness cries out about. */
export type AlarmCode =
  | 'WITNESS.FORK'
  | 'WITNESS.ROLLBACK'
  | 'WITNESS.KEY_CHANGED'
  | 'WITNESS.SIGNATURE_WRONG'
  | 'WITNESS.SILENCE';

/** The operator broke its word, or said nothing. */
export class Alarm extends Error {
  constructor(
    readonly code: AlarmCode,
    detail: string,
  ) {
    super(detail);
  }
}

/** What a witness remembers: the key it trusts and the last head it has seen under it. */
export interface WitnessMemory {
  /** The key that the operator gave from elsewhere, or the first one that was seen. In hex. */
  readonly trustedKey: string;
  /** Null before the first look. */
  readonly head: SignedOperatorHead | null;
}

/** How a witness asks: the answer as text; null where there is no such thing. Throws where nobody answers. */
export type Ask = (path: string) => Promise<string | null>;

export interface Look {
  /** Heads that are new, in order; each has been checked. */
  readonly heads: readonly SignedOperatorHead[];
  /** Leaves that no signed head covers yet. */
  readonly unsealed: number;
}

const PAGE = 100;

/**
 * Looks once at an operator's heads and holds them against what was seen before: the old head must still
 * be there, every new one must follow it under a key that the trusted one endorsed, no country may shrink,
 * and the tree of each country must only have grown (RFC 6962 consistency).
 *
 * @throws Alarm where the operator broke its word
 */
export async function lookAt(
  ask: Ask,
  memory: WitnessMemory,
  given: { readonly clock: Clock; readonly silenceSeconds: number },
): Promise<Look> {
  const newest = await newestHead(ask);
  const held = memory.head === null ? null : parseOperatorHead(memory.head.body);
  if (newest === null) {
    if (held === null) return { heads: [], unsealed: 0 };
    throw new Alarm('WITNESS.ROLLBACK', `operator head ${held.number} was seen; now there is none`);
  }
  const body = parseOperatorHead(newest.body);
  if (held !== null && body.number < held.number) {
    const seen = `operator head ${held.number} of ${held.at} was seen`;
    throw new Alarm('WITNESS.ROLLBACK', `${seen}; now the last is ${body.number} of ${body.at}`);
  }
  const heads = await headsSince(ask, memory.head, newest, body);
  await checkKeys(ask, memory, heads);
  let last = held;
  for (const head of heads) last = follows(last, memory.head, head);
  if (held !== null && heads.length > 0) await checkTrees(ask, held, body);
  return { heads, unsealed: await unsealedLeaves(ask, body, given) };
}

async function newestHead(ask: Ask): Promise<SignedOperatorHead | null> {
  const text = await ask('/v1/audit/heads/latest');
  return text === null ? null : readHead(text);
}

function readHead(text: string): SignedOperatorHead {
  try {
    return parseSignedOperatorHead(text);
  } catch {
    throw new Alarm('WITNESS.SIGNATURE_WRONG', 'what is served is no signed operator head');
  }
}

/** The heads behind the one that is held, up to the newest; the held one must be served as it was. */
async function headsSince(
  ask: Ask,
  held: SignedOperatorHead | null,
  newest: SignedOperatorHead,
  { number }: OperatorHeadBody,
): Promise<readonly SignedOperatorHead[]> {
  if (held === null) return [newest];
  const from = parseOperatorHead(held.body).number;
  const heads: SignedOperatorHead[] = [];
  for (let after = from - 1; after < number;) {
    const text = await ask(`/v1/audit/heads?after=${after}&limit=${PAGE}`);
    const page = itemsOf(text).map((each) => readHead(JSON.stringify(each)));
    if (page.length === 0) break;
    heads.push(...page);
    after += page.length;
  }
  const [same, ...fresh] = heads;
  if (same === undefined || hashOf(same) !== hashOf(held)) {
    const detail = `operator head ${from} is not the one that was seen: history was rewritten`;
    throw new Alarm('WITNESS.FORK', detail);
  }
  const last = fresh.at(-1) ?? same;
  if (parseOperatorHead(last.body).number < number || !headsHold(heads, newest)) {
    throw new Alarm('WITNESS.FORK', `the heads served one by one do not lead to head ${number}`);
  }
  return fresh;
}

function headsHold(heads: readonly SignedOperatorHead[], newest: SignedOperatorHead): boolean {
  return heads.some((head) => hashOf(head) === hashOf(newest));
}

function hashOf(head: SignedOperatorHead): string {
  return operatorHeadHash(head.body).toString('hex');
}

/** That a head follows the one before it; answers what it says. */
function follows(
  before: OperatorHeadBody | null,
  memoryHead: SignedOperatorHead | null,
  head: SignedOperatorHead,
): OperatorHeadBody {
  const body = parseOperatorHead(head.body);
  if (before === null) return body;
  const previous =
    memoryHead !== null && before.number === parseOperatorHead(memoryHead.body).number
      ? hashOf(memoryHead)
      : operatorHeadHash(canonicalJson(before as unknown as JsonValue)).toString('hex');
  const name = `operator head ${body.number}`;
  if (body.number !== before.number + 1 || body.previous !== previous || body.at <= before.at) {
    throw new Alarm('WITNESS.FORK', `${name} does not follow operator head ${before.number}`);
  }
  const sizes = new Map(body.heads.map((each) => [each.country, each.size]));
  for (const { country, size } of before.heads) {
    const now = sizes.get(country) ?? 0;
    if (now >= size) continue;
    throw new Alarm('WITNESS.ROLLBACK', `${name}: ${country} had ${size} leaves and has ${now}`);
  }
  return body;
}

/** Every head must bear the signature of a key that the trusted one leads to. */
async function checkKeys(
  ask: Ask,
  memory: WitnessMemory,
  heads: readonly SignedOperatorHead[],
): Promise<void> {
  if (heads.length === 0) return;
  const keys = followKeys(itemsOf(await ask('/v1/audit/keys')), memory.trustedKey);
  for (const head of heads) {
    const { number, keyId } = parseOperatorHead(head.body);
    const key = keys.get(keyId);
    if (key === undefined) {
      const detail = `operator head ${number} is signed by ${keyId}, which no trusted key endorsed`;
      throw new Alarm('WITNESS.KEY_CHANGED', detail);
    }
    if (!verifyOperatorHead(head, key)) {
      const detail = `operator head ${number} does not bear the signature of ${keyId}`;
      throw new Alarm('WITNESS.SIGNATURE_WRONG', detail);
    }
  }
}

/** That the tree of every country only grew between two heads. */
async function checkTrees(ask: Ask, old: OperatorHeadBody, now: OperatorHeadBody): Promise<void> {
  for (const before of old.heads) {
    const after = now.heads.find(({ country }) => country === before.country);
    if (after === undefined || after.headHash === before.headHash) continue;
    const { country } = before;
    const path = `/v1/audit/consistency?country=${country}&from=${before.size}&to=${after.size}`;
    const text = await ask(path);
    const proof = text === null ? null : (JSON.parse(text) as ConsistencyJson);
    if (proof !== null && isConsistent(proof, before.headHash, after.headHash)) continue;
    const detail = `the log of ${country} with ${after.size} leaves does not begin with the ${before.size} that were seen`;
    throw new Alarm('WITNESS.FORK', detail);
  }
}

/** What /v1/audit/consistency answers. */
export interface ConsistencyJson {
  readonly first: HeadJson;
  readonly second: HeadJson;
  readonly proof: readonly string[];
}

function isConsistent(given: ConsistencyJson, firstHash: string, secondHash: string): boolean {
  const { first, second, proof } = given;
  return (
    hashOfHead(first) === firstHash &&
    hashOfHead(second) === secondHash &&
    verifyConsistency({
      first: first.size,
      second: second.size,
      firstRoot: Buffer.from(first.root, 'hex'),
      secondRoot: Buffer.from(second.root, 'hex'),
      proof: proof.map((step) => Buffer.from(step, 'hex')),
    })
  );
}

function hashOfHead({ country, size, root, previous, at }: HeadJson): string {
  return headHash({
    country,
    size,
    root: Buffer.from(root, 'hex'),
    previous: previous === null ? null : Buffer.from(previous, 'hex'),
    at,
  }).toString('hex');
}

/** Acts that are recorded and not signed for a long time are silence, too. */
async function unsealedLeaves(
  ask: Ask,
  sealed: OperatorHeadBody,
  given: { readonly clock: Clock; readonly silenceSeconds: number },
): Promise<number> {
  const { heads } = JSON.parse((await ask('/v1/audit/head')) ?? '{"heads":[]}') as {
    readonly heads: readonly HeadJson[];
  };
  const sizes = new Map(sealed.heads.map(({ country, size }) => [country, size]));
  let unsealed = 0;
  for (const { country, size, at } of heads) {
    const behind = size - (sizes.get(country) ?? 0);
    if (behind <= 0) continue;
    unsealed += behind;
    if (secondsSince(at, given.clock) <= given.silenceSeconds) continue;
    const detail = `the last ${behind} leaves of ${country} are of ${at} and still unsigned`;
    throw new Alarm('WITNESS.SILENCE', detail);
  }
  return unsealed;
}

function secondsSince(at: Instant, clock: Clock): number {
  return (millisecondsOf(clock.now()) - millisecondsOf(at)) / 1000;
}

function itemsOf(text: string | null): readonly unknown[] {
  const { items } = JSON.parse(text ?? '{}') as { readonly items?: unknown };
  return Array.isArray(items) ? (items as readonly unknown[]) : [];
}
