import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';

let patches = 0;

/** What tests of this room ask for again and again, with bodies that are good unless said otherwise. */
export class Article6Book {
  constructor(readonly application: RunningApplication) {}

  post(path: string, body: object, more: object = {}): Promise<Answered> {
    return this.application.request('POST', path, { body, ...more });
  }

  get(path: string): Promise<Answered> {
    return this.application.request('GET', path, { key: null });
  }

  patch(path: string, body: object, version: number | null): Promise<Answered> {
    patches += 1;
    return this.application.request('PATCH', path, {
      body,
      headers: {
        'idempotency-key': `article6-patch-${patches}`,
        ...(version === null ? {} : { 'if-match': `"${version}"` }),
      },
    });
  }

  /** Posts what must be taken. */
  async done(path: string, body: object, more: object = {}): Promise<Answered['body']> {
    const answer = await this.post(path, body, more);
    expect([path, answer.status, answer.body]).toEqual([
      path,
      201,
      expect.objectContaining({ status: 'posted' }),
    ]);
    return answer.body;
  }

  /** A draft of a cooperative approach. */
  async draft(iso2: string, more: object = {}): Promise<string> {
    const made = await this.done(`/v1/partner-countries/${iso2}/cooperative-approaches`, {
      title: `The Joint Crediting Mechanism between ${iso2} and Japan`,
      source: 'Letter of the focal point',
      ...more,
    });
    return made.id;
  }

  /** An active cooperative approach; the number is a test's own. */
  async active(iso2: string, carpId: string | null = 'CA0099'): Promise<string> {
    const id = await this.draft(iso2);
    const changed = await this.patch(
      `/v1/cooperative-approaches/${id}`,
      {
        ...(carpId === null ? {} : { carpId }),
        initialReport: { submittedOn: '2024-12-01', source: 'Initial report' },
      },
      1,
    );
    expect(changed.status).toBe(200);
    await this.done(`/v1/cooperative-approaches/${id}/transitions`, {
      to: 'active',
      reason: 'The initial report is submitted',
      effectiveOn: '2025-01-10',
    });
    return id;
  }

  /** An authorisation for use towards NDCs. */
  async authorised(approach: string, more: object = {}): Promise<string> {
    const made = await this.done('/v1/authorisations', authorisationBody(approach, more));
    return made.id;
  }
}

let authorisations = 0;

export function authorisationBody(cooperativeApproach: string, more: object = {}) {
  authorisations += 1;
  return {
    authorisationId: `AUTH ${authorisations}`,
    cooperativeApproach,
    authorisedOn: '2025-02-01',
    decidedBy: 'Ministry of Ecology and Natural Resources',
    sectors: ['Transportation'],
    activityTypes: ['Transport'],
    purposes: 'NDC',
    source: 'Letter of authorisation',
    ...more,
  };
}
