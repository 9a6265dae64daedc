import { describe, expect, it } from '@jest/globals';
import { APPROACH_STATES } from '../../article6/approach-cycle.ts';
import { ADJUSTMENT_METHODS } from '../../article6/acts/ndc-period.ts';
import { FIRST_TRANSFER_BASES } from '../../article6/acts/first-transfer.ts';
import {
  REQUEST_CYCLE,
  REQUEST_STATES,
  SIDE_STATES,
} from '../../carbon-credit/issuance/request-cycle.ts';
import { ALL_ROLES } from '../../identity/permissions.ts';
import { METHODOLOGY_CYCLE, METHODOLOGY_STATES } from '../../methodology/methodology-cycle.ts';
import { BOUNDARIES } from '../../methodology/formulas/formula.ts';
import { FINDING_KINDS } from '../../monitoring/verification-draft.ts';
import { REPORT_CYCLE, REPORT_STATES } from '../../monitoring/report-cycle.ts';
import { PARTICIPANT_KINDS } from '../../participant/participant-record.ts';
import { DECISION_ITEM_TYPES } from '../../partner-country/joint-committee.ts';
import { PARTICIPANT_ROLES } from '../../project/acts/project-participant.ts';
import { PROJECT_GUARDS } from '../../project/cycle/guards.ts';
import { CYCLE_STATES } from '../../project/cycle/states.ts';
import { DOCUMENT_FORM_CODES } from '../../project/documents/forms.ts';
import { PROJECT_STATUSES } from '../../project/project-record.ts';
import { codeIn, wordsIn } from './words.ts';

const OTHERS = ['ja', 'kk', 'ru', 'fr'] as const;

/** Every list of codes that a page shows a word of. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  ...{ APPROACH_STATES, ADJUSTMENT_METHODS, FIRST_TRANSFER_BASES, REQUEST_STATES, SIDE_STATES },
  ...{ ALL_ROLES, METHODOLOGY_STATES, BOUNDARIES, FINDING_KINDS, REPORT_STATES },
  ...{ PARTICIPANT_KINDS, PARTICIPANT_ROLES, CYCLE_STATES, DOCUMENT_FORM_CODES, PROJECT_STATUSES },
  transfers: ['posted', 'offered', 'accepted', 'declined', 'cancelled', 'expired'],
  blocks: ['held', 'locked', 'retired', 'cancelled', 'transferred-out'],
  decisions: ['awaiting-signatures', 'effective'],
  accounts: ['available', 'announced', 'undrawn', 'outstanding', 'repaid', 'returned'],
};

describe('the codes of the books', () => {
  it.each(OTHERS)('have a word each in %s', (language) => {
    const without = Object.entries(LISTS).flatMap(([list, codes]) =>
      codes.filter((code) => codeIn(language, code) === code).map((code) => `${list}: ${code}`),
    );
    expect(without).toEqual([]);
    const t = wordsIn(language);
    const items = DECISION_ITEM_TYPES.filter((type) => t.code(`item.${type}`) === type);
    expect(items).toEqual([]);
  });
});

/** What each gate lacks of somebody who has nothing, and whose move it is. */
function lacking(): readonly string[] {
  const nothing = {
    ...{ day: '2026-01-01', today: '2026-01-01', lastDay: '2026-12-31' },
    ...{ roles: [], forms: new Set<string>(), decided: new Set<string>(), reason: null },
    ...{ isNumbered: false, japanSide: 0, partnerSide: 0, methodologies: [], rulesAdoptedOn: null },
    ...{ creditingPeriod: null, renewal: null, hasMethodology: false, withoutActivity: [] },
    ...{ hasDevelopmentPlan: true, isDecided: false, isCredited: false },
    ...{ awaited: ['japan', 'partner'], publicInputUntil: '2026-02-01', isRevision: false },
    faults: new Map([['pin-objection', 'it awaits signatures']]),
  };
  const gates = [
    PROJECT_GUARDS,
    REPORT_CYCLE.guards,
    REQUEST_CYCLE.guards,
    // Forms of a proposal are a list, those of a project a set.
    { ...METHODOLOGY_CYCLE.guards, forms: METHODOLOGY_CYCLE.guards.forms },
  ] as readonly Readonly<Record<string, { by: string; lacks(situation: object): string | null }>>[];
  return gates.flatMap((guards, at) =>
    Object.values(guards).flatMap(({ by, lacks }) => {
      const said = lacks(at === 3 ? { ...nothing, forms: [], decided: null } : nothing);
      return said === null ? [by] : [by, said];
    }),
  );
}

describe('what the cycles say', () => {
  it.each(OTHERS)('is said in %s, sentence by sentence', (language) => {
    const t = wordsIn(language);
    const english = [...new Set(lacking())];
    expect(english.length).toBeGreaterThan(35);
    expect(english.filter((text) => t.said(text) === text)).toEqual([]);
  });

  it('has its days, forms and items in the language too', () => {
    const t = wordsIn('ru');
    expect(t.said('the end of the crediting period, on 2030-12-31')).toBe(
      'окончание периода кредитования, 31 декабря 2030 г.',
    );
    expect(t.said('the Project Design Document (PDD)')).toBe(
      'Проектно-техническая документация (PDD)',
    );
    expect(
      t.said(
        'a decision in effect with an item pin-objection about this project; ' +
          'the one there is does not count: it awaits signatures',
      ),
    ).toBe(
      'действующее решение с пунктом об этом проекте: Возражение по PIN; имеющееся не считается: ' +
        'оно ожидает подписей',
    );
    expect(t.said('a key of one of the roles registry-officer, administrator')).toBe(
      'ключ одной из ролей: Сотрудник реестра, Администратор',
    );
    expect(wordsIn('en').said('a reason')).toBe('a reason');
    expect(t.said('something else')).toBe('something else');
  });
});
