import { describe, expect, it } from '@jest/globals';
import { refuseIdentifiers } from './identifiers.ts';

const refusalOf = (scheme: string, id: string) => refuseIdentifiers([{ scheme, id }]);

describe('an identifier', () => {
  it.each([
    ['JP-JCN', '1180301018771', 'Toyota Motor Corporation'],
    ['JP-JCN', '7000012050002', 'the National Tax Agency of Japan'],
    ['JP-JCN', '9000000000009', 'a sum that 9 divides'],
    ['KZ-BIN', '941240000193', 'Kazakhtelecom'],
    ['LEI', '506700GE1G29325QX363', 'the Global Legal Entity Identifier Foundation'],
    ['LEI', '5493001KJTIIGC8Y1R12', 'Bloomberg Finance'],
    ['MN-REG', 'any text', 'a register that is not checked'],
  ])('of %s is taken: %s, %s', (scheme, id, _whose) => {
    expect(refusalOf(scheme, id)).toBeNull();
  });

  it.each([
    ['JP-JCN', '118030101877', 'must have 13 digits'],
    ['JP-JCN', '11803010187710', 'must have 13 digits'],
    ['JP-JCN', '118030101877A', 'must have 13 digits'],
    ['JP-JCN', '１１８０３０１０１８７７１', 'must have 13 digits'],
    ['JP-JCN', '0180301018771', 'has a check digit'],
    ['KZ-BIN', '94124000019', 'must have 12 digits'],
    ['KZ-BIN', '941240000193\n', 'must have 12 digits'],
    ['LEI', '506700GE1G29325QX36', 'must have 18'],
    ['LEI', '506700GE1G29325QX3AA', 'must have 18'],
    ['LEI', '506700ge1g29325qx363', 'must have 18'],
  ])('of %s is refused: %j %s', (scheme, id, detail) => {
    expect(refusalOf(scheme, id)).toMatchObject({
      code: 'PARTICIPANT.IDENTIFIER_INVALID',
      errors: [{ pointer: '/identifiers/0/id', detail: expect.stringContaining(detail) }],
    });
  });

  it.each([
    ['JP-JCN', '1180301018771'],
    ['LEI', '506700GE1G29325QX363'],
  ])('of %s is refused with any one digit mistyped', (scheme, id) => {
    for (let at = 0; at < id.length; at += 1) {
      const digit = id[at] ?? '';
      if (!/\d/.test(digit)) continue;
      for (const other of '0123456789') {
        // A corporate number counts by nine: 0 and 9 in one place weigh the same.
        const alike = scheme === 'JP-JCN' && at > 0 && /^(09|90)$/.test(digit + other);
        if (other === digit || alike) continue;
        const mistyped = id.slice(0, at) + other + id.slice(at + 1);
        expect([mistyped, refusalOf(scheme, mistyped)?.code]).toEqual([
          mistyped,
          'PARTICIPANT.IDENTIFIER_INVALID',
        ]);
      }
    }
  });

  it('comes once for a scheme, and every faulty one is pointed at', () => {
    const bin = { scheme: 'KZ-BIN', id: '941240000193' };
    expect(refuseIdentifiers([bin, bin])).toMatchObject({
      code: 'PARTICIPANT.IDENTIFIER_TWICE',
      facts: { scheme: 'KZ-BIN' },
    });
    const both = [
      { ...bin, id: '1' },
      { scheme: 'LEI', id: '2' },
    ];
    expect(refuseIdentifiers(both)?.errors).toHaveLength(2);
    expect(refuseIdentifiers([])).toBeNull();
  });
});
