import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { PROJECT_CYCLE } from '../../src/project/cycle/project-cycle.ts';
import { CYCLE_STATES, type CycleState } from '../../src/project/cycle/states.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { Reader } from '../../src/database/reader.ts';
import { projectLaws } from '../../src/project/laws.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CycleBook, PATHS, type BookedProject } from './cycle-book.ts';

/* Two programs on one database: their queues know nothing of each other, only the rows do. */
let application: RunningApplication;
let second: RunningApplication;
let book: CycleBook;
let owner: pg.Client;
let officer: string;

beforeAll(async () => {
  application = await startWithReference();
  second = await startApplication({ database: application.database });
  book = await CycleBook.open(application);
  officer = application.keys['registry-officer'] ?? '';
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await second?.close();
  await application?.close();
});

function at(program: number, project: BookedProject, body: object) {
  const path = `/v1/projects/${project.id}/transitions`;
  const on = program % 2 === 0 ? application : second;
  return on.request('POST', path, { body, key: officer });
}

async function historyOf(project: BookedProject): Promise<readonly string[]> {
  const { body } = await book.get(`/v1/projects/${project.id}/transitions`);
  const taken = body.taken as readonly { from: CycleState; to: CycleState }[];
  let from: CycleState = 'not-begun';
  for (const step of taken) {
    expect(step.from).toBe(from);
    expect(Object.keys(PROJECT_CYCLE.moves[from])).toContain(step.to);
    from = step.to;
  }
  expect(body.state).toBe(from);
  return taken.map(({ to }) => to);
}

describe('twenty steps at once', () => {
  it.each([
    ['pin-submitted', 'pin-no-objection'],
    ['registration-requested', 'registered'],
    ['registered', 'registered'],
    ['registered', 'withdrawn'],
  ])('from %s to %s: one takes effect', async (from, to) => {
    const project = await book.projectIn(from);
    const before = (await historyOf(project)).length;
    const ready = await book.readyStep(project, from, to);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, program) => at(program, project, ready)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect({ status, code: body.code }).toEqual({
        status: 422,
        code: expect.stringMatching(/^(LEDGER\.MOVE_(NOT_POSSIBLE|LACKS)|PROJECT\.DECISION_USED)$/),
      });
    }
    expect(await historyOf(project)).toHaveLength(before + 1);
  });

  it('to states that exclude each other: one of them takes effect', async () => {
    const project = await book.projectIn('registration-requested');
    const ways = ['registered', 'rejected', 'registration-request-withdrawn'];
    const ready = await Promise.all(
      ways.map((to) => book.readyStep(project, 'registration-requested', to)),
    );
    const answers = await Promise.all(
      Array.from({ length: 21 }, (_, one) => at(one, project, ready[one % 3] ?? {})),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    await historyOf(project);
  });

  it('that pin one methodology: the project has it once', async () => {
    const project = await book.projectIn('pin-waived');
    const body = { methodology: book.methodology, version: 'Ver1.0' };
    const path = `/v1/projects/${project.id}/methodologies`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, one) =>
        (one % 2 === 0 ? application : second).request('POST', path, { body, key: officer }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body: answer } of answers.filter((one) => one.status !== 201)) {
      expect([status, answer.code]).toEqual([
        status === 409 ? 409 : 422,
        expect.stringMatching(/^PROJECT\.(NOTHING_CHANGES|METHODOLOGY_PINNED_MEANWHILE)$/),
      ]);
    }
  });

  it('under one new number: one project gets it', async () => {
    const projects = await Promise.all(
      Array.from({ length: 4 }, () => book.projectIn('pin-waived')),
    );
    const reference = book.freeNumber();
    const answers = await Promise.all(
      projects.map(async (project, program) => {
        const ready = await book.readyStep(project, 'pin-waived', 'validation');
        return at(program, project, { ...ready, reference });
      }),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? 201 : body.code)).sort();
    expect(codes).toEqual([201, ...Array<string>(3).fill('PROJECT.REFERENCE_USED')]);
  });
});

describe('any steps in any order and at once', () => {
  it('lead along the table only', async () => {
    const steps = new Map<string, object>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...CYCLE_STATES.slice(1)), { maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('not-begun', 'pin-submitted', 'validation', 'registration-requested'),
        async (rounds, start) => {
          const project = await book.projectIn(start);
          steps.clear();
          for (const round of rounds) {
            const wanted = await Promise.all(
              round.map(async (to) => {
                const from = PATHS[to]?.at(-2) ?? 'not-begun';
                const ready = steps.get(to) ?? (await book.readyStep(project, from, to));
                steps.set(to, ready);
                return ready;
              }),
            );
            const answers = await Promise.all(
              wanted.map((ready, program) => at(program, project, ready)),
            );
            for (const { status } of answers) expect([201, 409, 422]).toContain(status);
            await historyOf(project);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it('leave every law of the room as it was', async () => {
    const laws = await checkLaws(application.ledger.app.get(Reader).pool, projectLaws);
    expect(laws.filter(({ broken }) => broken > 0)).toEqual([]);
  });
});

describe('the database itself', () => {
  let project: BookedProject;
  let row: Record<string, unknown>;
  beforeAll(async () => {
    project = await book.projectIn('validation');
    const id = project.id.slice(3);
    const { rows } = await owner.query(
      `SELECT * FROM public.project_transition WHERE country_code = 'KZ' AND project_id = $1
        ORDER BY sequence DESC LIMIT 1`,
      [id],
    );
    row = rows[0] as Record<string, unknown>;
  });

  /** A forged step: the last one with these columns changed, and the project moved along, or not. */
  async function forge(changes: object, projectChange = ''): Promise<string> {
    const forged: Record<string, unknown> = {
      ...row,
      sequence: 4,
      previous_sequence: 3,
      id: '01932c5e-7a00-7c3e-9b1a-0242ac12ff00',
      from_state: 'validation',
      to_state: 'registration-requested',
      document_ids: '[]',
      ...changes,
    };
    const names = Object.keys(forged);
    await owner.query('BEGIN');
    try {
      await owner.query(
        `INSERT INTO public.project_transition (${names.join(', ')})
         VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
        Object.values(forged),
      );
      if (projectChange !== '') {
        await owner.query(
          `UPDATE public.project SET ${projectChange} WHERE country_code = 'KZ' AND id = $1`,
          [project.id.slice(3)],
        );
      }
      await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
      return 'accepted';
    } catch (error) {
      return String((error as { constraint?: string }).constraint);
    } finally {
      await owner.query('ROLLBACK');
    }
  }

  const MOVED = "cycle_sequence = 4, cycle_state = 'registration-requested'";

  it('has the very table that the program has', async () => {
    const { rows } = await owner.query<{ text: string }>(
      `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
        WHERE conname = 'project_transition_is_in_the_table'`,
    );
    const pair =
      /COALESCE\(from_state, 'not-begun'::text\) = '([^']+)'::text\) AND \(to_state = '([^']+)'/g;
    const inDatabase = [...(rows[0]?.text ?? '').matchAll(pair)].map(
      ([, from, to]) => `${from} to ${to}`,
    );
    const inProgram = CYCLE_STATES.flatMap((from) =>
      Object.keys(PROJECT_CYCLE.moves[from]).map((to) => `${from} to ${to}`),
    );
    expect(inDatabase.sort()).toEqual(inProgram.sort());
  });

  it('takes the step that the table has', async () => {
    expect(await forge({}, MOVED)).toBe('accepted');
  });

  it.each<[string, object, string]>([
    ['project_transition_is_in_the_table', { to_state: 'crediting-ended' }, ''],
    ['project_transition_is_in_the_table', { to_state: 'pin-withdrawn', reason: 'a' }, ''],
    [
      'project_transition_follows_the_last',
      { from_state: 'pin-submitted', to_state: 'pin-withdrawn', reason: 'a' },
      '',
    ],
    ['project_transition_counts_from_one', { sequence: 5 }, ''],
    [
      'project_transition_counts_from_one',
      { from_state: null, previous_sequence: null, to_state: 'pin-submitted' },
      '',
    ],
    [
      'project_transition_is_one_in_its_place',
      { sequence: 3, previous_sequence: 2, from_state: 'pin-no-objection', to_state: 'validation' },
      '',
    ],
    ['project_transition_moves_its_project', {}, ''],
    ['project_stands_where_its_last_step_led', {}, "cycle_sequence = 4, cycle_state = 'rejected'"],
    [
      'project_stands_where_its_last_step_led',
      {},
      "cycle_sequence = 5, cycle_state = 'registration-requested'",
    ],
    ['project_is_registered_on_a_day', {}, `${MOVED}, registered_on = '2025-06-01'`],
    ['project_cycle_only_goes_on', {}, "cycle_sequence = 2, cycle_state = 'pin-no-objection'"],
    ['project_state_comes_of_a_step', {}, 'cycle_entered_on = NULL'],
    ['project_in_the_cycle_is_of_the_jcm', {}, "mechanism = 'NONE'"],
    ['project_jcm_reference_has_three_digits', {}, "reference = 'KZ-FORGED'"],
    ['project_pin_number_names_its_country', {}, "pin_number = 'MN_PIN001'"],
    [
      'project_transition_names_its_item',
      { decision_id: '01932c5e-7a00-7c3e-9b1a-0242ac12ff00' },
      '',
    ],
    ['project_transition_has_its_decision', { decision_item: 'project-registration' }, ''],
  ])('refuses by %s: %j %s', async (constraint, changes, projectChange) => {
    expect(await forge(changes, projectChange)).toBe(constraint);
  });

  it('refuses a registration without its decision, and by one that says something else', async () => {
    project = await book.projectIn('registration-requested');
    const subject = project.id;
    const decided = (type: string) => book.decided([{ type, subject }], '2025-06-01');
    const id = project.id.slice(3);
    const registers =
      "cycle_sequence = 5, cycle_state = 'registered', registered_on = '2025-06-01'";
    const step = {
      project_id: id,
      sequence: 5,
      previous_sequence: 4,
      from_state: 'registration-requested',
      to_state: 'registered',
      effective_on: '2025-06-01',
    };
    expect(await forge(step, registers)).toBe('project_transition_has_its_decision');
    const other = { decision_id: (await decided('renewal')).slice(3), decision_item: 'renewal' };
    expect(await forge({ ...step, ...other }, registers)).toBe(
      'project_transition_has_its_decision',
    );
    const item = { decision_item: 'project-registration' };
    const wrong = { ...step, ...other, ...item };
    expect(await forge(wrong, registers)).toBe('project_transition_is_decided');
    const right = { ...wrong, decision_id: (await decided('project-registration')).slice(3) };
    expect(await forge({ ...right, effective_on: '2025-06-02' }, registers)).toBe(
      'project_transition_is_decided',
    );
    expect(await forge(right, registers)).toBe('accepted');
  });

  it('never changes a step or a crediting period, nor forgets one', async () => {
    for (const table of ['project_transition', 'crediting_period', 'document']) {
      for (const text of [
        `UPDATE public.${table} SET country_code = 'KZ'`,
        `DELETE FROM public.${table}`,
        `TRUNCATE public.${table} CASCADE`,
      ]) {
        await expect(owner.query(text)).rejects.toThrow(/append-only|never|refuse|not change/i);
      }
    }
  });
});
