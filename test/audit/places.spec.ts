import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Findings } from '../../src/audit/finding.ts';
import type { LeafDraft, LeafPayload } from '../../src/audit/leaf.ts';
import { LogPlaces } from '../../src/audit/log-places.ts';
import type { LogPlace } from '../../src/audit/log-places.ts';
import { newSigningKeyPem, signerFromPem } from '../../src/audit/signing-key.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { creditClassId, issuedAccount, ledgerAccount } from '../../src/carbon-credit/accounts.ts';
import type { CreditState } from '../../src/carbon-credit/accounts.ts';
import { byPython, byTheProgram, byTheSingleFile, CollectedExports } from './collected-exports.ts';
import { idOf, MemoryLog, textOf } from './memory-log.ts';

/*
 * An operator who has the database and the key writes a log in which the money adds up and every hash and
 * signature is right, and a serial is in two places all the same. Whoever has the export finds it.
 */
const KEY = signerFromPem(newSigningKeyPem());
const CLASS = 'JP-KZ-KZ001-2023';
const CLASS_ID = creditClassId(idOf(0x7000), 'japan', 2023);
const [JAPAN, COMPANY, RETIRED] = [0x7100, 0x7200, 0x7300].map(idOf) as [string, string, string];

type Where = readonly [owner: string, state: CreditState | 'issued'];
type Route = readonly [from: Where, to: Where, ...serials: (readonly [number, number])[]];
const SOURCE: Where = [CLASS_ID, 'issued'];
const HELD_BY_JAPAN: Where = [JAPAN, 'held'];
const HELD_BY_COMPANY: Where = [COMPANY, 'held'];
const RETIRED_FOR_GOOD: Where = [RETIRED, 'retired'];

/** An act that moves credits: its leaf as the credits' own acts write it. */
function moving(number: number, kind: string, ...routes: readonly Route[]): LeafDraft {
  const sums = new Map<string, number>();
  for (const [from, to, ...serials] of routes) {
    const tonnes = serials.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    for (const [[owner, state], change] of [[from, -tonnes] as const, [to, tonnes] as const]) {
      const account =
        state === 'issued' ? issuedAccount(owner) : ledgerAccount(owner, CLASS_ID, state);
      sums.set(account, (sums.get(account) ?? 0) + change);
    }
  }
  const act = { id: idOf(0x1000 + number), kind, principal: idOf(0x9000), requestHash: null };
  const entry = { id: idOf(0x2000 + number), kind, effectiveOn: '2026-03-31' };
  const postings = [...sums].map(([account, tonnes]) => ({
    account,
    commodity: CLASS,
    amount: String(tonnes),
  }));
  const moved = routes.map(([from, to, ...serials]) => ({
    from: { id: from[0], state: from[1] },
    to: { id: to[0], state: to[1] },
    serials: serials.map(([first, last]) => `${CLASS}-${first}-${last}`),
  }));
  return {
    act,
    visibility: 'public',
    records: [],
    entries: [{ ...entry, reference: null, memo: null, reverses: null, postings }],
    facts: { moved, country: 'KZ' },
  };
}

const ISSUED = moving(1, 'credit-issuance', [SOURCE, HELD_BY_JAPAN, [1, 100]]);
const SOLD = moving(2, 'credit-transfer', [HELD_BY_JAPAN, HELD_BY_COMPANY, [11, 20], [31, 40]]);
const USED = moving(3, 'credit-retirement', [HELD_BY_COMPANY, RETIRED_FOR_GOOD, [11, 15]]);

const collected = new CollectedExports();
afterAll(() => collected.remove());

async function check(...drafts: readonly LeafDraft[]) {
  const log = await MemoryLog.begin(KEY);
  log.post('KZ', drafts);
  await log.seal();
  const lines = [...textOf(log.lines())];
  collected.add(lines, KEY.publicKey, null);
  const places: string[] = [];
  const result = await verifyLog(lines, {
    trustedKey: KEY.publicKey,
    onPlace: (place) => places.push(said(place)),
  });
  return { findings: result.findings.map(({ code, row }) => `${code} ${row}`), places, result };
}

const NAMES: ReadonlyMap<string, string> = new Map([
  [`KZ-${JAPAN}`, 'Japan'],
  [`KZ-${COMPANY}`, 'the company'],
  [`KZ-${RETIRED}`, 'the retirement account'],
]);
function said({ first, last, account, state }: LogPlace): string {
  return `${first}-${last} ${state} by ${NAMES.get(account)}`;
}

describe('the place of every serial, from the leaves alone', () => {
  it('is told in runs, and nothing is wrong with an honest log', async () => {
    const { findings, places } = await check(ISSUED, SOLD, USED);
    expect(findings).toEqual([]);
    expect(places).toEqual([
      '1-10 held by Japan',
      '11-15 retired by the retirement account',
      '16-20 held by the company',
      '21-30 held by Japan',
      '31-40 held by the company',
      '41-100 held by Japan',
    ]);
  });

  it('shows a serial that was sold twice, though every balance adds up', async () => {
    const again = moving(4, 'credit-transfer', [HELD_BY_JAPAN, RETIRED_FOR_GOOD, [20, 21]]);
    const { findings, result } = await check(ISSUED, SOLD, again);
    expect(findings).toEqual([`SERIAL.NOT_HELD credits ${CLASS}-20-21`]);
    expect(result.findings[0]?.detail).toContain(
      `20 to 20: they are held by KZ-${COMPANY}, and it moves what is held by KZ-${JAPAN}`,
    );
  });

  it('shows a movement of what was never issued', async () => {
    const more = moving(4, 'credit-transfer', [HELD_BY_JAPAN, HELD_BY_COMPANY, [99, 101]]);
    expect((await check(ISSUED, more)).findings).toEqual([
      `SERIAL.NOT_HELD credits ${CLASS}-99-101`,
    ]);
  });

  it('shows an issuance over serials that there are, and one that leaves some out', async () => {
    const over = moving(4, 'credit-issuance', [SOURCE, HELD_BY_COMPANY, [91, 110]]);
    const { findings, places } = await check(ISSUED, over);
    expect(findings).toEqual([`SERIAL.ISSUED_TWICE credits ${CLASS}-91-110`]);
    expect(places).toEqual(['1-100 held by Japan', '101-110 held by the company']);
    const behind = moving(4, 'credit-issuance', [SOURCE, HELD_BY_COMPANY, [102, 110]]);
    expect((await check(ISSUED, behind)).findings).toEqual([
      `SERIAL.LEFT_OUT credits ${CLASS}-102-110`,
    ]);
  });

  it('takes an issuance to several accounts in the order of its numbers, however it is listed', async () => {
    const both = moving(
      1,
      'credit-issuance',
      [SOURCE, HELD_BY_JAPAN, [1, 10], [21, 30]],
      [SOURCE, HELD_BY_COMPANY, [11, 20]],
    );
    expect(await check(both)).toMatchObject({
      findings: [],
      places: ['1-10 held by Japan', '11-20 held by the company', '21-30 held by Japan'],
    });
  });

  it('shows a class that is issued from a second source', async () => {
    const other: Where = [creditClassId(idOf(0x7700), 'japan', 2023), 'issued'];
    const { findings } = await check(
      ISSUED,
      moving(4, 'credit-issuance', [other, HELD_BY_COMPANY, [101, 110]]),
    );
    expect(findings).toContain(`SERIAL.ISSUED_TWICE credits ${CLASS}-101-110`);
  });

  it('shows what was retired and moved on, but for a reversal by the registry', async () => {
    const back: Route = [RETIRED_FOR_GOOD, HELD_BY_COMPANY, [12, 13]];
    const { findings } = await check(ISSUED, SOLD, USED, moving(4, 'credit-transfer', back));
    expect(findings).toEqual([`SERIAL.LEFT_FOR_GOOD credits ${CLASS}-12-13`]);
    const reversed = await check(ISSUED, SOLD, USED, moving(4, 'registry-reversal', back));
    expect(reversed.findings).toEqual([]);
  });

  it('shows postings that no serial stands behind', async () => {
    const quiet = { ...SOLD, facts: {} };
    const row = `SERIAL.NOT_POSTED credits ${CLASS}`;
    expect((await check(ISSUED, quiet)).findings).toEqual([row, row]);
    const draft = moving(2, 'credit-transfer', [HELD_BY_JAPAN, HELD_BY_COMPANY, [11, 20]]);
    expect((await check(ISSUED, { ...draft, entries: SOLD.entries })).findings).toEqual([row, row]);
    // The right number of tonnes, into another account than the serials went.
    const entries = moving(2, '', [HELD_BY_JAPAN, RETIRED_FOR_GOOD, [1, 20]]).entries;
    const astray = await check(ISSUED, { ...SOLD, entries });
    expect(astray.findings).toEqual([row, row]);
  });

  it.each([
    ['no number', [{ from: { id: JAPAN, state: 'held' }, to: {}, serials: ['all of them'] }]],
    ['last before first', [{ ...movedIn(SOLD)[0], serials: [`${CLASS}-40-31`] }]],
    ['no such state', [{ ...movedIn(SOLD)[0], to: { id: COMPANY, state: 'lost' } }]],
    ['no list', 'everything'],
    ['null', [null]],
  ])('shows movements that cannot be read: %s', async (_what, moved) => {
    const { findings } = await check(ISSUED, { ...SOLD, facts: { moved } as never });
    expect(findings).toEqual(['SERIAL.MALFORMED act of leaf 1']);
  });
});

function movedIn({ facts }: LeafDraft): readonly object[] {
  return (facts as { moved: readonly object[] }).moved;
}

const OWNERS = [HELD_BY_JAPAN, HELD_BY_COMPANY, [RETIRED, 'held'] as Where];
const steps = fc.array(
  fc.record({
    issues: fc.boolean(),
    from: fc.nat({ max: 2 }),
    to: fc.nat({ max: 2 }),
    first: fc.integer({ min: 1, max: 60 }),
    tonnes: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 40 },
);

function stepDraft(
  number: number,
  step: { issues: boolean; from: number; to: number; first: number; tonnes: number },
): LeafDraft {
  const { issues, from, to, first, tonnes } = step;
  const route: Route = [issues ? SOURCE : OWNERS[from]!, OWNERS[to]!, [first, first + tonnes - 1]];
  return moving(number, issues ? 'credit-issuance' : 'credit-transfer', route);
}

describe('the single file and the verifier in Python', () => {
  it('name the same serials, and tell the same places', async () => {
    // Also what splits and joins many runs, right and wrong by turns.
    for (const all of fc.sample(steps, { seed: 20_261_129, numRuns: 6 })) {
      await check(ISSUED, ...all.map((step, at) => stepDraft(at + 10, step)));
    }
    const { cases } = collected;
    expect(cases.length).toBe(22);
    const expected = await byTheProgram(cases);
    expect(byTheSingleFile(cases)).toEqual(expected);
    const python = byPython(cases);
    if (python === null) return console.warn('Skipped: there is no python3 on this machine');
    expect(python).toEqual(expected);
  });
});

describe('any sequence of movements, honest or not', () => {
  it('is found wrong where a model with one owner per serial says so, and nowhere else', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const findings = new Findings();
        const places = new LogPlaces('KZ', findings);
        /** Whose each serial is, from 1 on. */
        const model: number[] = [];
        all.forEach(({ issues, from, to, first, tonnes }, sequence) => {
          const before = findings.total;
          const start = issues && first > 30 ? model.length + 1 : first;
          const [last, isIssue] = [start + tonnes - 1, issues];
          const draft = stepDraft(sequence, { issues, from, to, first: start, tonnes });
          places.take({ ...draft, sequence } as unknown as LeafPayload);
          const held = Array.from({ length: tonnes }, (_, at) => model[start - 1 + at]);
          const isRight = isIssue
            ? start === model.length + 1
            : held.every((owner) => owner === from);
          // Of a class that was never issued no account is known: it is told once, as not held.
          expect(findings.total === before).toBe(isRight);
          for (let serial = start; serial <= last; serial += 1) {
            if (isIssue && serial <= model.length) continue;
            // A number that was left out has no owner, ever.
            while (isIssue && model.length < serial - 1) model.push(-1);
            if (isIssue) model.push(to);
            else if ((model[serial - 1] ?? -1) >= 0) model[serial - 1] = to;
          }
        });
        const told = [...places.places()];
        const owned = model.map(() => -1);
        for (const { first, last, account } of told) {
          for (let serial = Number(first); serial <= Number(last); serial += 1) {
            expect(owned[serial - 1]).toBe(-1);
            owned[serial - 1] = OWNERS.findIndex(([owner]) => account === `KZ-${owner}`);
          }
        }
        expect(owned).toEqual(model);
        // One run per place and gap: what is joined is told as one.
        told.slice(1).forEach((run, at) => {
          const left = told[at]!;
          const touches = BigInt(left.last) + 1n === BigInt(run.first);
          expect(touches && left.account === run.account).toBe(false);
        });
      }),
      { numRuns: process.env['LONG'] ? 3_000 : 200 },
    );
  });
});
