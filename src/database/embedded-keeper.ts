import { setTimeout as pause } from 'node:timers/promises';

/** How often it looks, and how long it waits after starting in vain: longer each time. */
const LOOK_EVERY_MS = 500;
const WAIT_AT_MOST_MS = 5_000;

export interface KeeperOptions {
  readonly isUp: () => boolean;
  /** Brings the server up again where it was; throws, with the reason, where that is not possible yet. */
  readonly startAgain: () => Promise<void>;
  /** Told what is going on, in lines for people; the same reason only once. */
  readonly log: (line: string) => void;
}

/**
 * Looks after the embedded server while a program works with it. PostgreSQL comes back from most crashes by
 * itself; where it cannot, as with no room for its log, it ends, and is started again as soon as that works.
 */
export class EmbeddedKeeper {
  readonly #options: KeeperOptions;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Looks no more, and waits for a start that is under way. Safe to repeat. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { isUp, startAgain, log } = this.#options;
    let failures = 0;
    let told = '';
    while (await this.#waited(failures)) {
      if (isUp()) continue;
      if (failures === 0) log('PostgreSQL has gone: starting it again');
      try {
        await startAgain();
        failures = 0;
        told = '';
      } catch (error) {
        failures += 1;
        const reason = error instanceof Error ? error.message : String(error);
        // A log says more each time; its first words are the reason.
        if (reason.slice(0, 60) !== told) log(`PostgreSQL could not be started: ${reason}`);
        told = reason.slice(0, 60);
      }
    }
  }

  /** False once it is to stop. */
  async #waited(failures: number): Promise<boolean> {
    const { signal } = this.#stopped;
    const milliseconds = Math.min(LOOK_EVERY_MS * 2 ** failures, WAIT_AT_MOST_MS);
    await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }
}
