import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../kernel/refusal.ts';
import { METHODOLOGY_STATES, type MethodologyState } from '../methodology-cycle.ts';
import type { MethodologyRecord } from '../methodology-record.ts';
import {
  act,
  day,
  DECISION_ID,
  METHODOLOGY_ID,
  methodologyId,
  proposal,
  revisedId,
  scene,
  type Scene,
} from './known.fixture.ts';
import {
  methodologyTransitionAct,
  type MethodologyTransitionBody,
} from './methodology-transition.ts';

/** The table once more, in the words of the procedure: the only steps there are. */
const STEPS: readonly (readonly [MethodologyState, MethodologyState])[] = [
  ['proposed', 'public-input'],
  ['public-input', 'under-consideration'],
  ['under-consideration', 'approved'],
  ['under-consideration', 'not-approved'],
];
const ALL = METHODOLOGY_STATES.flatMap((from) =>
  METHODOLOGY_STATES.map((to) => [from, to] as const),
);

const ITEMS = [
  { type: 'methodology-approval', subject: 'KZ_PM002' },
  { type: 'methodology-non-approval', subject: METHODOLOGY_ID },
];
const APPROVED = proposal('approved', { approvedNumber: 'KZ_AM001', proposalNumber: 'KZ_PM001' });

type Body = MethodologyTransitionBody;
const APPROVAL: Body = { to: 'approved', decisionId: DECISION_ID, approvedNumber: 'KZ_AM002' };

function decide(body: Body, given: Scene) {
  const one = act('methodology-transition', methodologyId, body);
  return methodologyTransitionAct.decide(one, scene({ items: ITEMS, ...given }), null);
}

const at = (status: MethodologyState, changes: Partial<MethodologyRecord> = {}): Scene => ({
  methodology: proposal(status, changes),
});
const revision: Scene = {
  methodology: proposal('under-consideration', { revises: revisedId }),
  revised: APPROVED,
  items: [{ type: 'methodology-revision', subject: 'KZ_PM002' }],
};

describe('a step of a methodology', () => {
  it.each(ALL)('from %s to %s is taken exactly where the procedure has it', (from, to) => {
    const decided = to === 'approved' || to === 'not-approved';
    const body: Body = to === 'approved' ? APPROVAL : { to, ...(decided ? APPROVAL : {}) };
    const outcome = decide({ ...body, to }, at(from));
    if (STEPS.some(([one, other]) => one === from && other === to)) {
      expect(outcome).toMatchObject({ answer: { status: 200, body: { state: to, version: 5 } } });
    } else {
      expect(outcome).toMatchObject({
        code: 'LEDGER.MOVE_NOT_POSSIBLE',
        facts: { of: 'methodology', state: from, to },
      });
    }
  });

  it.each<[string, Body, Scene]>([
    ['METHODOLOGY.NOT_FOUND', APPROVAL, {}],
    ['LEDGER.MOVE_NOT_POSSIBLE', APPROVAL, at('proposed')],
    ['LEDGER.MOVE_LACKS', { to: 'public-input' }, at('proposed', { documents: [] })],
    [
      'LEDGER.MOVE_LACKS',
      { to: 'under-consideration' },
      at('public-input', { publicInputUntil: day('2026-03-31') }),
    ],
    [
      'LEDGER.MOVE_LACKS',
      { to: 'approved', approvedNumber: 'KZ_AM002' },
      at('under-consideration'),
    ],
    ['LEDGER.MOVE_LACKS', { to: 'not-approved' }, at('under-consideration')],
    ['DECISION.NOT_FOUND', APPROVAL, { ...at('under-consideration'), items: null }],
    [
      'DECISION.NOT_FOUND',
      { ...APPROVAL, decisionId: DECISION_ID.replace('KZ', 'MN') },
      at('under-consideration'),
    ],
    [
      'DECISION.NOT_EFFECTIVE',
      APPROVAL,
      { ...at('under-consideration'), decisionStatus: 'awaiting-signatures' },
    ],
    [
      'DECISION.SAYS_NOTHING_OF_THIS',
      APPROVAL,
      {
        ...at('under-consideration'),
        items: [{ type: 'methodology-approval', subject: 'KZ_PM003' }],
      },
    ],
    [
      'DECISION.SAYS_NOTHING_OF_THIS',
      APPROVAL,
      { ...revision, items: [{ type: 'methodology-approval', subject: 'KZ_PM002' }] },
    ],
    [
      'METHODOLOGY.DAY_IN_FUTURE',
      { to: 'public-input', effectiveOn: day('2026-04-01') },
      at('proposed'),
    ],
    [
      'METHODOLOGY.BEFORE_THE_STEP_BEFORE',
      { to: 'public-input', effectiveOn: day('2025-12-31') },
      at('proposed'),
    ],
    [
      'METHODOLOGY.BEFORE_THE_STEP_BEFORE',
      APPROVAL,
      { ...at('under-consideration'), decisionOn: '2026-01-19' },
    ],
    [
      'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT',
      { to: 'public-input', effectiveOn: day('2026-03-01'), publicInputUntil: day('2026-03-14') },
      at('proposed'),
    ],
    [
      'METHODOLOGY.NUMBER_MISSING',
      { to: 'approved', decisionId: DECISION_ID },
      at('under-consideration'),
    ],
    [
      'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY',
      { ...APPROVAL, approvedNumber: 'MN_AM001' },
      at('under-consideration'),
    ],
    [
      'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY',
      { ...APPROVAL, approvedNumber: 'KZ_PM001' },
      at('under-consideration'),
    ],
    ['METHODOLOGY.NUMBER_NOT_NEEDED', APPROVAL, revision],
    [
      'METHODOLOGY.VERSION_NOT_THE_NEXT',
      { ...APPROVAL, version: '1.0' },
      at('under-consideration'),
    ],
    [
      'METHODOLOGY.VERSION_NOT_THE_NEXT',
      { to: 'approved', decisionId: DECISION_ID, version: 'Ver1.0' },
      revision,
    ],
    [
      'METHODOLOGY.FACTORS_WITHOUT_FORMULA',
      { ...APPROVAL, factors: [grid('0.5')] },
      at('under-consideration'),
    ],
    ['FORMULA.NOT_FOUND', { ...APPROVAL, formula: 'ev-charging-9' }, at('under-consideration')],
    [
      'FORMULA.FACTOR_REFUSED',
      { ...APPROVAL, formula: 'ev-charging-1', factors: [grid('5')] },
      at('under-consideration'),
    ],
  ])('refuses with %s', (code, body, given) => {
    const outcome = decide(body, given);
    expect(outcome).toBeInstanceOf(Refusal);
    expect(outcome).toMatchObject({ code });
  });

  it('says what is missing, and whose move it is', () => {
    const incomplete = at('proposed', {
      documents: [{ form: 'PM', title: 'Proposed methodology', sha256: null }],
    });
    expect(decide({ to: 'public-input' }, incomplete)).toMatchObject({
      facts: { lacks: [{ lacks: 'the forms PMS', by: 'methodology proponent' }] },
    });
    expect(decide({ to: 'approved' }, at('under-consideration'))).toMatchObject({
      facts: {
        state: 'under-consideration',
        lacks: [
          {
            lacks: 'a decision in effect with an item methodology-approval',
            by: 'Joint Committee',
          },
        ],
      },
    });
  });

  it('opens public input for fifteen days, the forms handed in with the step', () => {
    const body: Body = {
      to: 'public-input',
      effectiveOn: day('2026-03-01'),
      documents: [
        { form: 'PM', title: 'Methodology' },
        { form: 'PMS', title: 'Spreadsheet' },
      ],
    };
    expect(decide(body, at('proposed', { documents: [] }))).toMatchObject({
      records: [
        {
          version: 5,
          validFrom: '2026-03-01',
          body: { publicInputFrom: '2026-03-01', publicInputUntil: '2026-03-15' },
        },
      ],
    });
  });

  it('makes Ver1.0 of a new methodology, on the day of the decision', () => {
    const body: Body = { ...APPROVAL, formula: 'ev-charging-1', factors: [grid('0.7')] };
    expect(decide(body, at('under-consideration'))).toMatchObject({
      records: [
        {
          type: 'methodology',
          validFrom: '2026-03-01',
          body: { approvedNumber: 'KZ_AM002', currentVersion: 'Ver1.0', decidedOn: '2026-03-01' },
        },
        {
          type: 'methodology-version',
          body: {
            methodology: methodologyId,
            version: 'Ver1.0',
            approvedOn: '2026-03-01',
            formula: 'ev-charging-1',
            factors: { EF_grid: { value: '0.7', boundary: 'combustion', year: 2024 } },
            proposal: methodologyId,
          },
        },
      ],
    });
  });

  it('makes the next version of what a revision revises, which keeps its number', () => {
    expect(decide({ to: 'approved', decisionId: DECISION_ID }, revision)).toMatchObject({
      records: [
        { id: methodologyId, body: { approvedNumber: null, currentVersion: null } },
        { body: { methodology: revisedId, version: 'Ver2.0', proposal: methodologyId } },
        {
          id: revisedId,
          version: 5,
          body: { approvedNumber: 'KZ_AM001', currentVersion: 'Ver2.0' },
        },
      ],
    });
  });

  it('holds what it decides on: the methodology, the one it revises, the decision', () => {
    const { rows } = methodologyTransitionAct.needs(
      act('methodology-transition', methodologyId, APPROVAL),
      revisedId,
    );
    expect(rows?.map(({ table, lock }) => [table.name, lock])).toEqual([
      ['joint_committee_decision', 'share'],
      ['methodology', 'update'],
      ['methodology', 'update'],
    ]);
  });
});

function grid(value: string) {
  return {
    symbol: 'EF_grid',
    value,
    source: 'a test',
    year: 2024,
    boundary: 'combustion' as const,
  };
}
