import { forgetAccess } from '../identity/access-log.ts';
import { plusMilliseconds, systemClock } from '../kernel/clock.ts';
import type { Command } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';
import { withDatabase } from './database.ts';

const DAY_MS = 86_400_000;
const LEAST_DAYS = 30;

/** Forgets what of the access log is old enough; the table itself refuses to forget the last 30 days. */
export const accessLogForget: Command = {
  usage: 'access-log forget --older-than DAYS',
  help: [`--older-than DAYS  at least ${LEAST_DAYS}; 365 where it is left out`],
  options: { 'older-than': { type: 'string' } },
  positionals: [0, 0],
  async run(given, terminal) {
    const text = given.text('older-than') ?? '365';
    const days = /^[0-9]{1,5}$/.test(text) ? parseInt(text, 10) : 0;
    if (days < LEAST_DAYS) {
      throw new UsageProblem(`--older-than is a whole number of days, ${LEAST_DAYS} at least`);
    }
    const before = plusMilliseconds(systemClock.now(), -days * DAY_MS);
    const forgotten = await withDatabase(terminal, ({ postingPool }) =>
      forgetAccess(postingPool, before),
    );
    terminal.say(`Forgot ${forgotten} entries of the access log from before ${before}.`);
    return EXIT.done;
  },
};
