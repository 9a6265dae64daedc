import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '../kernel/country-code.ts';
import type { Row } from '../ledger/table.ts';
import {
  citedItem,
  decisionIdIn,
  type DecisionItem,
  type DecisionItemType,
} from './joint-committee.ts';

const item = (type: DecisionItemType, subject: string | null): DecisionItem => ({
  type,
  subject,
  outcome: null,
  text: null,
  amounts: [],
  scopes: null,
});
const ITEMS = [
  item('rules', null),
  item('project-registration', 'KZ001'),
  item('methodology-approval', 'KZ_PM001'),
];
const ROW: Row = {
  status: 'effective',
  decision_on: '2026-02-03',
  items: JSON.stringify(ITEMS),
};

describe('citing a decision at a gate', () => {
  it.each<[string, Row | undefined, DecisionItemType, string | null]>([
    ['DECISION.NOT_FOUND', undefined, 'project-registration', 'KZ001'],
    [
      'DECISION.NOT_EFFECTIVE',
      { ...ROW, status: 'awaiting-signatures' },
      'project-registration',
      'KZ001',
    ],
    ['DECISION.SAYS_NOTHING_OF_THIS', ROW, 'project-registration', 'KZ002'],
    ['DECISION.SAYS_NOTHING_OF_THIS', ROW, 'issuance', 'KZ001'],
    ['DECISION.SAYS_NOTHING_OF_THIS', ROW, 'rules', 'KZ001'],
    ['DECISION.SAYS_NOTHING_OF_THIS', ROW, 'project-registration', null],
  ])('is refused with %s', (code, row, type, subject) => {
    expect(citedItem(row, type, subject)).toMatchObject({ code });
  });

  it('gives the item, by any name of its subject, from the database or the same batch', () => {
    expect(citedItem(ROW, 'project-registration', 'KZ001')).toEqual(ITEMS[1]);
    expect(citedItem(ROW, 'project-registration', ['KZ-0190', 'KZ001'])).toEqual(ITEMS[1]);
    expect(citedItem(ROW, 'rules', null)).toEqual(ITEMS[0]);
    const parsed = { ...ROW, items: ITEMS } as unknown as Row;
    expect(citedItem(parsed, 'methodology-approval', 'KZ_PM001')).toEqual(ITEMS[2]);
  });

  it('finds a decision in its own country only', () => {
    const uuid = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
    const kz = 'KZ' as CountryCode;
    expect(decisionIdIn(kz, `KZ-${uuid}`)).toBe(uuid);
    expect(
      [`MN-${uuid}`, uuid, 'KZ001', null, undefined].map((id) => decisionIdIn(kz, id)),
    ).toEqual([null, null, null, null, null]);
  });
});
