import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';

/** Somebody who looks at pages with a browser and without a key, and fills the book before. */
export class Visitor {
  constructor(private readonly application: RunningApplication) {}

  /** What a browser is answered, whatever it is. */
  ask(path: string): Promise<Answered> {
    return this.application.request('GET', path, { key: null, headers: { accept: 'text/html' } });
  }

  /** The text of a page that is there. */
  async page(path: string): Promise<string> {
    const answer = await this.ask(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  }

  /** An act that is accepted, by the administrator or with another key. */
  async post(path: string, body: object, key?: string): Promise<Answered['body']> {
    const answer = await this.application.request('POST', path, {
      body,
      ...(key === undefined ? {} : { key }),
    });
    expect([path, answer.status, answer.body]).toEqual([
      path,
      expect.any(Number),
      expect.not.objectContaining({ code: expect.anything() }),
    ]);
    return answer.body;
  }
}
