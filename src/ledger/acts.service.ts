import { Injectable } from '@nestjs/common';
import type { JsonValue } from '../kernel/canonical-json.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import type { ActCall } from '../http/act-call.ts';
import type { ActPreview } from './act-preview.ts';
import type { ActRequest, JsonObject } from './act.ts';
import { CountryRules } from './country-rules.ts';
import { PostingQueue, type QueueAnswer } from './posting-queue.ts';

/** What a controller hands over: the kind of act, what it acts upon or for which country, and a body. */
export interface ActToSubmit {
  readonly kind: string;
  /** Public id of what the act acts upon, e.g. `KZ-0190…`. */
  readonly subject?: string;
  /** ISO alpha-2 of the partner, where there is no subject; `00` for facts of no country. */
  readonly country?: string;
  readonly body: object;
}

/** Hands acts from the edge to the posting queue, and their answers back. */
@Injectable()
export class Acts {
  constructor(
    private readonly queue: PostingQueue,
    private readonly countries: CountryRules,
  ) {}

  /**
   * Submits one act and waits until it is in the books. Sets the status, `Location` and (for records)
   * `ETag` of the reply; returns the body. Throws the refusal.
   */
  async submit(call: ActCall, act: ActToSubmit): Promise<JsonObject> {
    const request = this.requestOf(call, act);
    await this.countries.requireKnown(request.countryCode, act.kind);
    const { answer, repeated } = await this.queue.submit(request);
    void call.reply.status(answer.status);
    if (answer.location) void call.reply.header('location', answer.location);
    if (repeated) void call.reply.header('idempotent-replayed', 'true');
    setVersionTag(call, answer);
    return answer.body;
  }

  /** What the act would do if it were submitted now; nothing is written. Throws the refusal. */
  async preview(call: ActCall, act: ActToSubmit): Promise<ActPreview> {
    const request = this.requestOf(call, act);
    await this.countries.requireKnown(request.countryCode, act.kind);
    return this.queue.preview(request);
  }

  private requestOf(call: ActCall, act: ActToSubmit): ActRequest<unknown> {
    const { countryCode, id } = placeOf(act);
    return {
      countryCode,
      kind: act.kind,
      subjectId: id,
      body: act.body,
      principalId: call.principalId,
      idempotencyKey: call.idempotencyKey,
      requestHash: call.requestHash,
    };
  }
}

/** The country and subject an act belongs to. Refuses ID.MALFORMED, COUNTRY.MALFORMED. */
export function placeOf(act: { readonly subject?: string; readonly country?: string }): {
  readonly countryCode: CountryCode;
  readonly id: string | null;
} {
  if (act.subject !== undefined) return parsePublicId(act.subject);
  return { countryCode: parseCountryCode(act.country ?? ''), id: null };
}

function setVersionTag(call: ActCall, answer: QueueAnswer['answer']): void {
  const version: JsonValue | undefined = answer.body['version'];
  if (typeof version === 'number') void call.reply.header('etag', `"${version}"`);
}
