import { createHash } from 'node:crypto';
import { carbonCreditRoom } from '../carbon-credit/carbon-credit.acts.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import { systemClock } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { ImmutableRows } from '../ledger/immutable-rows.ts';
import { kindsOf } from '../ledger/ledger.module.ts';
import { PostingQueue } from '../ledger/posting-queue.ts';
import { latestDay } from '../partner-country/time-zones.ts';
import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase, type CommandDatabase } from './database.ts';

/** Releases, as the operator, every offer of credits whose last day is over; safe to repeat. */
export const offersRelease: Command = {
  usage: 'offers release',
  help: [
    'For once a day. An offer whose last day is over cannot be accepted, released or not;',
    'this frees its credits.',
  ],
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    const released = await withDatabase(terminal, releaseDue);
    terminal.say(`Released ${released}.`);
    return EXIT.done;
  },
};

async function releaseDue({ postingPool, readPool }: CommandDatabase): Promise<number> {
  const now = systemClock.now();
  const queue = new PostingQueue({
    pool: postingPool,
    log: { warn: () => undefined, error: () => undefined },
    settings: {
      clock: systemClock,
      kinds: kindsOf([carbonCreditRoom]),
      constraints: carbonCreditRoom.constraints,
      latestDay: (country) => latestDay(country, now),
      immutableRows: new ImmutableRows(1_000),
    },
  });
  const partners = await readPool.query<{ country_code: CountryCode }>(
    'SELECT country_code FROM public.partner_country ORDER BY country_code',
  );
  let released = 0;
  for (const { country_code: countryCode } of partners.rows) {
    const due = await readPool.query<{ id: string }>(
      `SELECT id FROM public.credit_transfer
        WHERE country_code = $1 AND status = 'offered' AND expires_on < $2 ORDER BY id`,
      [countryCode, latestDay(countryCode, now)],
    );
    const settled = await queue.submitEach(
      due.rows.map(({ id }) => ({
        countryCode,
        kind: 'offer-expiry',
        subjectId: id,
        body: {},
        principalId: OPERATOR_ID,
        idempotencyKey: `offer-expiry-${id}`,
        requestHash: createHash('sha256').update(`offer-expiry ${id}`).digest('hex'),
      })),
      'bulk',
    );
    // What somebody settled meanwhile is refused, and is no fault.
    released += settled.filter((one) => 'answer' in one).length;
  }
  await queue.close();
  return released;
}
