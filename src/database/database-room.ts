import { millisecondsOf } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';

/** Then somebody may try again, and it shows anew. */
const REMEMBERED_MS = 30_000;

/**
 * Whether the database has room: told by whoever writes, asked by /readyz. The disk may be another
 * machine's, so that nobody can look.
 */
export class DatabaseRoom {
  #lackingSince: number | null = null;

  constructor(private readonly clock: Clock) {}

  /** Told after each write whether there was room for it. */
  told(isThere: boolean): void {
    this.#lackingSince = isThere ? null : millisecondsOf(this.clock.now());
  }

  /** No where the last write found none, and that was not long ago. */
  get isThere(): boolean {
    const since = this.#lackingSince;
    return since === null || millisecondsOf(this.clock.now()) - since > REMEMBERED_MS;
  }
}
