import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { CreditBook, KZ, OFFICER, request, SECOND_OFFICER } from './credit-book.ts';

let database: FreshDatabase;
let book: CreditBook;
let giver: string;
let taker: string;
let other: string;
let nextProject = 200;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  await book.account('government');
  giver = await book.account(await book.participant('Giver'));
  const takerParticipant = await book.participant('Taker');
  taker = await book.account(takerParticipant);
  other = await book.account(await book.participant('Other'));
});
afterAll(async () => {
  await expectLawsToHold(database);
  await book?.close();
  await database?.drop();
});

/** A hundred credits of a new project in the giver's account; answers their class. */
async function hundred(): Promise<string> {
  nextProject += 1;
  await book.issue(`KZ${nextProject}`, 2023, [{ account: giver, tonnes: '100' }]);
  return `JP-KZ-KZ${nextProject}-2023`;
}

const places = async (commodity: string) => ({
  held: await book.balance(giver, commodity),
  locked: await book.balance(giver, commodity, 'locked'),
  taken: await book.balance(taker, commodity),
});

const offer = (serials: readonly string[], to = taker, expiresOn = '2999-12-31') =>
  book.post('credit-offer', giver, { to, serials, expiresOn });

describe('an offer', () => {
  it('locks the credits where they are until it is accepted', async () => {
    const of = await hundred();
    const made = await offer([`${of}-1-60`]);
    expect(made).toMatchObject({ state: 'offered', tonnes: '60', serials: [`${of}-1-60`] });
    expect(await places(of)).toEqual({ held: '40', locked: '60', taken: '0' });
    const locked = await book.refused('credit-retirement', giver, {
      serials: [`${of}-60-61`],
      ndcYear: 2030,
    });
    expect(locked).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_LOCKED',
      facts: { serial: `${of}-60-60`, requested: '2', held: '40', locked: '60' },
    });
    const accepted = await book.post('offer-acceptance', String(made['id']), {});
    expect(accepted).toMatchObject({ state: 'accepted', tonnes: '60', transfer: made['id'] });
    expect(await places(of)).toEqual({ held: '40', locked: '0', taken: '60' });
    const again = await book.refused('offer-decline', String(made['id']), {});
    expect(again).toMatchObject({
      code: 'CARBON_CREDIT.OFFER_SETTLED',
      kind: 'conflict',
      facts: { state: 'accepted' },
    });
  });

  it.each([
    ['offer-decline', 'declined'],
    ['offer-cancellation', 'cancelled'],
  ])('frees the credits by %s', async (kind, state) => {
    const of = await hundred();
    const made = await offer([`${of}-41-100`]);
    const ended = await book.post(kind, String(made['id']), { reason: 'No longer wanted' });
    expect(ended).toMatchObject({ state, tonnes: '60' });
    expect(await places(of)).toEqual({ held: '100', locked: '0', taken: '0' });
    expect(await book.blocks(of)).toHaveLength(2);
  });

  it('cannot be accepted after its last day, and then only be released', async () => {
    const of = await hundred();
    const yesterday = addDays(book.today, -1);
    const early = await book.refused('credit-offer', giver, {
      to: taker,
      serials: [`${of}-1-60`],
      expiresOn: yesterday,
    });
    expect(early.code).toBe('CARBON_CREDIT.EXPIRES_TOO_EARLY');
    const made = await offer([`${of}-1-60`], taker, book.today);
    const open = await book.refused('offer-expiry', String(made['id']), {});
    expect(open.code).toBe('CARBON_CREDIT.OFFER_STILL_OPEN');
    // The calendar goes on: as the owner of the database, who alone can turn the guards off.
    await book.turnDay(String(made['id']), yesterday);
    const late = await book.refused('offer-acceptance', String(made['id']), {});
    expect(late).toMatchObject({ code: 'CARBON_CREDIT.OFFER_EXPIRED', kind: 'conflict' });
    const released = await book.post('offer-expiry', String(made['id']), {});
    expect(released).toMatchObject({ state: 'expired', tonnes: '60' });
    expect(await places(of)).toEqual({ held: '100', locked: '0', taken: '0' });
  });

  it('is accepted once of ten times at once, or taken back, and never both', async () => {
    const of = await hundred();
    const made = await offer([`${of}-1-100`]);
    const subject = String(made['id']);
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        book.office.queue.submit(
          request(at % 2 === 0 ? 'offer-acceptance' : 'offer-cancellation', subject, {}),
        ),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not made to oneself, nor accepted where it was never made', async () => {
    const of = await hundred();
    const self = await book.refused('credit-offer', giver, {
      to: giver,
      serials: [`${of}-1-1`],
      expiresOn: '2999-12-31',
    });
    expect(self.code).toBe('CARBON_CREDIT.SAME_ACCOUNT');
    const none = await book.refused('offer-acceptance', `KZ-${OFFICER.replace(/1/g, '3')}`, {});
    expect(none).toMatchObject({ code: 'CARBON_CREDIT.TRANSFER_NOT_FOUND', kind: 'absent' });
  });

  it('of several classes goes as one', async () => {
    const one = await hundred();
    const two = await hundred();
    const made = await offer([`${one}-1-10`, `${two}-91-100`], other);
    await book.post('offer-acceptance', String(made['id']), {});
    expect(await book.balance(other, one)).toBe('10');
    expect(await book.balance(other, two)).toBe('10');
  });
});

describe('a stop of disposal', () => {
  it('holds a run of serials, whoever has them, until it is lifted', async () => {
    const of = await hundred();
    const stop = await book.post('disposal-stop', null, {
      kind: 'freeze',
      reason: 'Under review',
      serials: `${of}-51-60`,
    });
    const frozen = await book.refused('credit-offer', giver, {
      to: taker,
      serials: [`${of}-55-70`],
      expiresOn: '2999-12-31',
    });
    expect(frozen).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_FROZEN',
      facts: { stop: stop['id'], reason: 'Under review', requested: '16', held: '100' },
    });
    await offer([`${of}-61-70`]);
    await book.post('disposal-stop-end', String(stop['id']), { reason: 'Reviewed' });
    const again = await book.refused('disposal-stop-end', String(stop['id']), { reason: 'Twice' });
    expect(again).toMatchObject({ code: 'CARBON_CREDIT.STOP_LIFTED', kind: 'conflict' });
    await offer([`${of}-51-60`]);
  });

  it('of a project or an account holds what was offered before, too', async () => {
    const of = await hundred();
    const project = of.split('-')[2] ?? '';
    const made = await offer([`${of}-1-60`]);
    const stop = await book.post('disposal-stop', null, {
      kind: 'freeze',
      reason: 'Withdrawn',
      project,
    });
    const refused = await book.refused('offer-acceptance', String(made['id']), {});
    expect(refused.code).toBe('CARBON_CREDIT.SERIAL_FROZEN');
    await book.post('disposal-stop-end', String(stop['id']), { reason: 'Not so' });
    const account = await book.post('disposal-stop', null, {
      kind: 'restriction',
      reason: 'Pledged to a bank',
      account: giver,
    });
    const held = await book.refused('offer-acceptance', String(made['id']), {});
    expect(held).toMatchObject({
      code: 'CARBON_CREDIT.ACCOUNT_FROZEN',
      facts: { stop: account['id'] },
    });
    const twice = await book.refused('disposal-stop', null, {
      kind: 'restriction',
      reason: 'Pledged again',
      account: giver,
    });
    expect(twice.code).toBe('CARBON_CREDIT.STOPPED_ALREADY');
    await book.post('offer-decline', String(made['id']), {});
    await book.post('disposal-stop-end', String(account['id']), { reason: 'Paid back' });
    expect(await places(of)).toEqual({ held: '100', locked: '0', taken: '0' });
  });

  it('counts for the acts after it in the same batch', async () => {
    const of = await hundred();
    const settled = await book.office.queue.submitEach(
      [
        request('credit-offer', giver, {
          to: taker,
          serials: [`${of}-1-1`],
          expiresOn: '2999-12-31',
        }),
        request('disposal-stop', null, { kind: 'freeze', reason: 'Now', serials: `${of}-1-50` }),
        request('credit-offer', giver, {
          to: taker,
          serials: [`${of}-2-2`],
          expiresOn: '2999-12-31',
        }),
        request('credit-offer', giver, {
          to: taker,
          serials: [`${of}-51-51`],
          expiresOn: '2999-12-31',
        }),
      ],
      'interactive',
    );
    expect(settled.map((one) => 'answer' in one)).toEqual([true, true, false, true]);
  });

  it('is of one thing', async () => {
    const body = { kind: 'freeze', reason: 'x' };
    const none = await book.refused('disposal-stop', null, body);
    const both = await book.refused('disposal-stop', null, {
      ...body,
      account: giver,
      project: 'KZ201',
    });
    expect([none.code, both.code]).toEqual([
      'CARBON_CREDIT.STOP_UNCLEAR',
      'CARBON_CREDIT.STOP_UNCLEAR',
    ]);
  });
});

describe('a reversal by the registry', () => {
  it('gives back what was retired, once, by a decision of both sides that names it', async () => {
    const of = await hundred();
    const made = await book.post('credit-retirement', giver, {
      serials: [`${of}-21-30`],
      ndcYear: 2030,
    });
    const use = String(made['id']);
    const decision = await book.decided([
      {
        type: 'registry-reversal',
        subject: use,
        outcome: null,
        text: null,
        amounts: [],
        scopes: null,
      },
    ]);
    const unsigned = await book.refused('registry-reversal', use, {
      decision: decision.id,
      reason: 'Retired by mistake',
    });
    expect(unsigned.code).toBe('DECISION.NOT_EFFECTIVE');
    await decision.sign();
    const wrong = await book.post('credit-retirement', giver, {
      serials: [`${of}-31-31`],
      ndcYear: 2030,
    });
    const silent = await book.refused('registry-reversal', String(wrong['id']), {
      decision: decision.id,
      reason: 'Not decided',
    });
    expect(silent.code).toBe('DECISION.SAYS_NOTHING_OF_THIS');
    const reversed = await book.post('registry-reversal', use, {
      decision: decision.id,
      reason: 'Retired by mistake',
    });
    expect(reversed).toMatchObject({ tonnes: '10', serials: [`${of}-21-30`], account: giver });
    expect(await places(of)).toEqual({ held: '99', locked: '0', taken: '0' });
    const again = await book.refused('registry-reversal', use, {
      decision: decision.id,
      reason: 'Twice',
    });
    expect(again).toMatchObject({ code: 'CARBON_CREDIT.USE_REVERSED', kind: 'conflict' });
    expect([KZ, SECOND_OFFICER]).toHaveLength(2);
  });
});
