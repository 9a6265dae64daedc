import { performance } from 'node:perf_hooks';
import { httpErrors } from './errors.ts';

const WINDOW_MS = 60_000;
const COUNTED_AT_MOST = 100_000;

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
    // Somebody invents a new one for every request: what was counted is worth less than the memory.
    if (this.#counts.size >= COUNTED_AT_MOST) this.#counts.clear();
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
