import { Injectable } from '@nestjs/common';
import type { ActCall } from '../http/act-call.ts';
import { requestHash } from '../http/act-call.ts';
import { checkedBody } from '../http/body.pipe.ts';
import { problemOf, refusalOf, statusOf } from '../http/problem.ts';
import { httpErrors } from '../http/errors.ts';
import { ScopeGate } from '../identity/scope-gate.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ActRequest } from './act.ts';
import type { Settled } from './batch.ts';
import { CountryRules } from './country-rules.ts';
import { ledgerErrors } from './errors.ts';
import type { BulkActDto, BulkDto } from './ledger.dto.ts';
import { PostingQueue, type Priority } from './posting-queue.ts';
import type { ActBody } from './room-acts.ts';

/** The acts that can be sent in bulk, by kind. */
export class BulkBodies {
  constructor(readonly byKind: ReadonlyMap<string, ActBody>) {}
}

/** The answer to one act of a bulk request, in the place of the act. */
export interface BulkAnswer {
  readonly key: string;
  readonly status: number;
  /** What the address of the single act would have answered; a problem where it was refused. */
  readonly body: JsonValue;
}

/**
 * Many acts of one country in one request. Each has its own key and its own answer; with `atomic` all
 * are posted or none. A body that is malformed is refused by itself and, with `atomic`, refuses all.
 */
@Injectable()
export class BulkActs {
  constructor(
    private readonly queue: PostingQueue,
    private readonly countries: CountryRules,
    private readonly bodies: BulkBodies,
    private readonly gate: ScopeGate,
  ) {}

  async submit(call: ActCall, country: string, bulk: BulkDto): Promise<readonly BulkAnswer[]> {
    const countryCode = parseCountryCode(country);
    await this.countries.requireKnown(countryCode, 'bulk');
    const prepared = await Promise.all(
      bulk.acts.map((act, place) => this.prepared(call, countryCode, act, place)),
    );
    const settled = await this.post(prepared, bulk.atomic === true);
    return bulk.acts.map((act, at) => answerOf(call, act.key, settled[at]));
  }

  private async post(
    prepared: readonly (ActRequest<unknown> | Refusal)[],
    atomic: boolean,
  ): Promise<readonly Settled[]> {
    const good = prepared.filter((one) => !(one instanceof Refusal)) as ActRequest<unknown>[];
    const priority: Priority = 'bulk';
    if (atomic && good.length < prepared.length) {
      const place = prepared.findIndex((one) => one instanceof Refusal);
      return prepared.map((one) => ({
        refusal:
          one instanceof Refusal
            ? one
            : ledgerErrors.refuse('LEDGER.ATOMIC_REFUSED', { because: { place } }),
      }));
    }
    const posted = atomic
      ? await this.queue.submitAtomic(good, priority)
      : await this.queue.submitEach(good, priority);
    const rest = [...posted];
    return prepared.map((one) =>
      one instanceof Refusal
        ? { refusal: one }
        : (rest.shift() ?? { fault: new Error('an act was not settled') }),
    );
  }

  private async prepared(
    call: ActCall,
    countryCode: ReturnType<typeof parseCountryCode>,
    act: BulkActDto,
    place: number,
  ): Promise<ActRequest<unknown> | Refusal> {
    try {
      const known = this.bodies.byKind.get(act.kind);
      if (!known) {
        const possible = [...this.bodies.byKind.keys()];
        return ledgerErrors.refuse('LEDGER.UNKNOWN_ACT', { kind: act.kind, possible });
      }
      const subject = act.subject ?? null;
      const asked = { country: countryCode as string, subject, body: act.body as unknown };
      await this.gate.admit(call.principal, known.permission, asked, known.scope);
      return {
        countryCode,
        kind: act.kind,
        subjectId: subjectOf(act, known, countryCode),
        body: await checkedBody(act.body, known.body, `/acts/${place}/body`),
        principalId: call.principalId,
        idempotencyKey: act.key,
        requestHash: requestHash(
          'ACT',
          `${countryCode}/${act.kind}/${act.subject ?? ''}`,
          act.body,
        ),
      };
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

function subjectOf(act: BulkActDto, known: ActBody, countryCode: string): string | null {
  if (known.subject === 'none') return null;
  const subject = parsePublicId(act.subject ?? '');
  if (subject.countryCode !== countryCode) {
    throw ledgerErrors.refuse('LEDGER.OTHER_COUNTRY', {
      country: countryCode,
      subject: act.subject ?? null,
    });
  }
  return subject.id;
}

function answerOf(call: ActCall, key: string, settled: Settled | undefined): BulkAnswer {
  if (settled && 'answer' in settled) {
    return { key, status: settled.answer.status, body: settled.answer.body };
  }
  const refusal =
    settled && 'refusal' in settled
      ? settled.refusal
      : (refusalOf(settled?.fault) ?? httpErrors.refuse('HTTP.INTERNAL'));
  const problem = problemOf(refusal, call.reply.request.id);
  return { key, status: statusOf(refusal), body: problem as JsonValue };
}
