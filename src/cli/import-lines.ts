import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { textLines } from '../audit/text-lines.ts';
import { requestHash } from '../http/act-call.ts';
import { checkedBody } from '../http/body.pipe.ts';
import { JsonBody, PublicId, Text } from '../http/fields.ts';
import { httpErrors } from '../http/errors.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { repeatedName } from '../kernel/repeated-name.ts';
import type { ActRequest } from '../ledger/act.ts';
import { ledgerErrors } from '../ledger/errors.ts';
import type { ActBody } from '../ledger/room-acts.ts';

/** One line of a file: an act as it is sent in bulk, but for its key, which can be left out. */
export class ActLine {
  @Text({ max: 50, description: 'Kind of act', example: 'disbursement' })
  readonly kind!: string;

  @PublicId({ optional: true, description: 'What it acts upon' })
  readonly subject?: string;

  @JsonBody({ description: 'The body, the same as at the address of the single act' })
  readonly body!: object;

  @Text({
    optional: true,
    max: 200,
    pattern: /^[\x21-\x7e]{1,200}$/,
    description: 'Idempotency-Key; default: made of the digest of the file and the line',
  })
  readonly key?: string;
}

/** A line of the file that is no blank: the request it makes, or why it makes none. */
export interface ReadLine {
  /** As an editor counts them, from 1. */
  readonly line: number;
  readonly request: ActRequest<unknown> | Refusal;
}

export interface LineRules {
  readonly country: CountryCode;
  readonly bodies: ReadonlyMap<string, ActBody>;
}

/** What a file was when it was looked at. */
export interface FileState {
  /** SHA-256, hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** Reads a file once for its digest; the keys of its acts are made of it. */
export async function fileState(file: string): Promise<FileState> {
  const { size, mtimeMs } = await stat(file);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { digest: hash.digest('hex'), bytes: size, modifiedMs: mtimeMs };
}

/** True where the file is still the one that was looked at. */
export async function isUnchanged(file: string, state: FileState): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  return size === state.bytes && mtimeMs === state.modifiedMs;
}

/** The acts of a file, one line at a time: a file may be larger than the memory. */
export async function* readActLines(
  file: string,
  digest: string,
  rules: LineRules,
): AsyncGenerator<ReadLine, void, void> {
  let line = 0;
  for await (const text of textLines(createReadStream(file))) {
    line += 1;
    if (text.trim() === '') continue;
    yield { line, request: await requestOf(text, `${digest.slice(0, 16)}:${line}`, rules) };
  }
}

async function requestOf(
  text: string,
  place: string,
  { country, bodies }: LineRules,
): Promise<ActRequest<unknown> | Refusal> {
  try {
    const act = (await checkedBody(parsed(text), ActLine)) as ActLine;
    const known = bodies.get(act.kind);
    if (known === undefined) {
      const possible = [...bodies.keys()];
      return ledgerErrors.refuse('LEDGER.UNKNOWN_ACT', { kind: act.kind, possible });
    }
    return {
      countryCode: country,
      kind: act.kind,
      subjectId: subjectOf(act, known, country),
      body: await checkedBody(act.body, known.body, '/body'),
      principalId: OPERATOR_ID,
      idempotencyKey: act.key ?? `import:${place}`,
      requestHash: requestHash('ACT', `${country}/${act.kind}/${act.subject ?? ''}`, act.body),
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** JSON that is an object; whatever else it is, the check of the line says so. */
function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw httpErrors.refuse('HTTP.BODY_INVALID', {}, [{ pointer: '', detail: 'must be JSON' }]);
  }
  const name = repeatedName(text);
  if (name === null) return value;
  throw httpErrors.refuse('HTTP.BODY_NAME_REPEATED', { name: name.slice(0, 100) });
}

function subjectOf(act: ActLine, known: ActBody, country: CountryCode): string | null {
  if (known.subject === 'none') return null;
  if (act.subject === undefined) {
    const detail = `is missing: ${act.kind} acts upon something`;
    throw httpErrors.refuse('HTTP.BODY_INVALID', {}, [{ pointer: '/subject', detail }]);
  }
  const subject = parsePublicId(act.subject);
  if (subject.countryCode === country) return subject.id;
  throw ledgerErrors.refuse('LEDGER.OTHER_COUNTRY', { country, subject: act.subject });
}
