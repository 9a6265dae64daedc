import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { statesAfter, type LifeCycle } from '../../src/ledger/life-cycle.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { METHODOLOGY_CYCLE } from '../../src/methodology/methodology-cycle.ts';
import { methodologyLaws } from '../../src/methodology/laws.ts';
import { monitoringLaws } from '../../src/monitoring/laws.ts';
import { REPORT_CYCLE } from '../../src/monitoring/report-cycle.ts';
import { partnerCountryLaws } from '../../src/partner-country/laws.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CycleBook, type RegisteredProject } from './registered-project.ts';

/* Two programs on one database: their queues know nothing of each other, only the rows do. */
let application: RunningApplication;
let second: RunningApplication;
let owner: pg.Client;
let book: CycleBook;
let project: RegisteredProject;
let entity: string;

beforeAll(async () => {
  application = await startWithReference();
  second = await startApplication({ database: application.database });
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  book = new CycleBook(application);
  await book.adoptRules();
  const charging = await book.approve('ev-charging-1');
  entity = await book.designate([7]);
  project = await book.registered('KZ001', [charging]);
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await second?.close();
  await application?.close();
});

const TAKEN_OR_REFUSED = [200, 201, 409, 412, 422];

async function ask(program: number, path: string, body: object, role: string): Promise<number> {
  const on = program % 2 === 0 ? application : second;
  const { status } = await on.request('POST', path, {
    body,
    key: application.keys[role] ?? null,
  });
  expect([path, TAKEN_OR_REFUSED.includes(status), status]).toEqual([path, true, status]);
  return status;
}

/** Every state that a record ever had, in order; each is one that the table lets follow. */
async function pathOf<State extends string>(
  type: string,
  id: string,
  cycle: LifeCycle<State, string, never>,
): Promise<readonly State[]> {
  const { rows } = await owner.query<{ version: number; status: State }>(
    `SELECT version, body ->> 'status' AS status FROM public.record_version
      WHERE country_code = 'KZ' AND subject_type = $1 AND subject_id = $2 ORDER BY version`,
    [type, id.slice(3)],
  );
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, at) => at + 1));
  for (const [at, { status }] of rows.entries()) {
    const before = rows[at - 1]?.status ?? status;
    const ways: readonly string[] = [before, ...statesAfter(cycle, before)];
    expect(ways).toContain(status);
  }
  return rows.map(({ status }) => status);
}

describe('a monitoring report that everybody moves at once', () => {
  const MOVES = ['activity', 'submit', 'verify', 'withdraw'] as const;
  let reports = 0;
  const moves = (of: string, day: string, reason: string) => ({
    activity: {
      path: `${of}/activity-data`,
      role: 'project-participant',
      body: {
        rows: [
          { parameter: 'eta', value: '0.9' },
          { parameter: 'AFEC', value: '18' },
          { parameter: 'FC', value: '8.0' },
          { parameter: 'ED', value: '900000', firstDay: day, lastDay: day },
        ],
      },
    },
    submit: {
      path: `${of}/submit`,
      role: 'project-participant',
      body: { documents: [project.documents['Imp_Rep'], project.documents['SDIR']] },
    },
    verify: {
      path: `${of}/verify`,
      role: 'third-party-entity',
      body: {
        thirdPartyEntity: entity,
        verifiedOn: '2026-11-01',
        vintages: [{ vintage: 2025, tonnes: '97' }],
        documents: [project.documents['Vrf_Rep']],
      },
    },
    withdraw: { path: `${of}/withdraw`, role: 'project-participant', body: { reason } },
  });

  it('goes along the table only, whatever crosses', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.oneof(
              { weight: 3, arbitrary: fc.constantFrom(...MOVES.slice(0, 3)) },
              { weight: 1, arbitrary: fc.constantFrom(...MOVES) },
            ),
            { minLength: 2, maxLength: 8 },
          ),
          { minLength: 2, maxLength: 5 },
        ),
        async (rounds) => {
          reports += 1;
          const day = `2025-${String((reports % 12) + 1).padStart(2, '0')}-${String((reports % 28) + 1).padStart(2, '0')}`;
          const { id } = await book.posted('/v1/projects/KZ001/monitoring-reports', {
            firstDay: day,
            lastDay: day,
          });
          const possible = moves(`/v1/monitoring-reports/${id}`, day, 'of no use');
          for (const round of rounds) {
            await Promise.all(
              round.map((move, program) => {
                const { path, body, role } = possible[move];
                return ask(program, path, body, role);
              }),
            );
            const path = await pathOf('monitoring-report', id, REPORT_CYCLE);
            for (const state of path) seen.add(state);
            expect(path.filter((state) => state === 'verified').length).toBeLessThanOrEqual(1);
          }
          // So that the days of the next report are free.
          await ask(0, possible.withdraw.path, possible.withdraw.body, possible.withdraw.role);
        },
      ),
      { numRuns: 8, seed: 20261129 },
    );
    expect([...seen].sort()).toEqual(['draft', 'submitted', 'verified', 'withdrawn']);
  }, 60_000);

  it('is submitted and withdrawn once by twenty each', async () => {
    const { id } = await book.posted('/v1/projects/KZ001/monitoring-reports', {
      firstDay: '2024-12-01',
      lastDay: '2024-12-31',
    });
    const { activity, submit, withdraw } = moves(
      `/v1/monitoring-reports/${id}`,
      '2024-12-01',
      'once',
    );
    await ask(0, activity.path, activity.body, activity.role);
    for (const move of [submit, withdraw]) {
      const statuses = await Promise.all(
        Array.from({ length: 20 }, (_, program) => ask(program, move.path, move.body, move.role)),
      );
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    }
  });
});

describe('a methodology that everybody moves at once', () => {
  it('goes along the table only, and is decided once', async () => {
    let number = 500;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(3), { minLength: 2, maxLength: 8 }), {
          minLength: 3,
          maxLength: 5,
        }),
        async (rounds) => {
          number += 1;
          const proposalNumber = `KZ_PM${number}`;
          const { id } = await book.posted('/v1/methodologies', {
            country: 'KZ',
            proposalNumber,
            title: 'Зарядка',
            scopes: [7],
            proposedOn: '2025-01-01',
            documents: ['PM', 'PMS'].map((form) => ({ form, title: form })),
          });
          const yes = await book.decide(
            [{ type: 'methodology-approval', subject: proposalNumber }],
            '2025-03-01',
          );
          const no = await book.decide(
            [{ type: 'methodology-non-approval', subject: proposalNumber, text: 'no' }],
            '2025-03-01',
          );
          const steps = [
            { to: 'public-input', effectiveOn: '2025-01-05' },
            { to: 'under-consideration', effectiveOn: '2025-01-25' },
            { to: 'approved', decisionId: yes, approvedNumber: `KZ_AM${number}` },
            { to: 'not-approved', decisionId: no, reason: 'no' },
          ];
          for (const round of rounds) {
            await Promise.all(
              round.map((step, program) =>
                ask(
                  program,
                  `/v1/methodologies/${id}/transitions`,
                  steps[step] ?? {},
                  'registry-officer',
                ),
              ),
            );
            const path = await pathOf('methodology', id, METHODOLOGY_CYCLE);
            expect(new Set(path).size).toBe(path.length);
            for (const state of path) seen.add(state);
          }
        },
      ),
      { numRuns: 8, seed: 20261129 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(4);
  }, 60_000);
});

describe('after all of it', () => {
  it('every law of the rooms holds', async () => {
    const laws = [...partnerCountryLaws, ...methodologyLaws, ...monitoringLaws];
    const results = await checkLaws(owner, laws);
    expect(results.filter(({ broken }) => Number(broken) > 0)).toEqual([]);
  });
});
