import { performance } from 'node:perf_hooks';
import { httpErrors } from './errors.ts';

const WINDOW_MS = 60_000;

/**
 * Counts the requests of each address within a minute. It is there for loops that run away, not for
 * attackers with many addresses. A count lives in this process alone, and for this minute alone.
 */
export class RequestLimit {
  readonly #counts = new Map<string, number>();
  #windowEndsAt = 0;

  constructor(
    readonly requestsPerMinute: number,
    /** Milliseconds that only go on; a test has its own. */
    readonly now: () => number = () => performance.now(),
  ) {}

  /** Refuses HTTP.TOO_MANY_REQUESTS (facts: atMost, retryAfterSeconds). */
  count(address: string): void {
    const now = this.now();
    if (now >= this.#windowEndsAt) {
      this.#counts.clear();
      this.#windowEndsAt = now + WINDOW_MS;
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    if (count > this.requestsPerMinute) {
      throw httpErrors.refuse('HTTP.TOO_MANY_REQUESTS', {
        atMost: this.requestsPerMinute,
        retryAfterSeconds: Math.ceil((this.#windowEndsAt - now) / 1000),
      });
    }
  }
}
