import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holds, narrowed, scopeOfLists } from './grant.ts';
import type { Grant, ScopeLists } from './grant.ts';
import { refuseUnscoped } from './grant-list.ts';
import { outsideOf } from './scope.ts';
import type { ScopeFacts } from './scope.ts';
import type { Permission } from './permissions.ts';
import { ALL_PERMISSIONS, ALL_ROLES } from './permissions.ts';

const NO_LIMIT: ScopeLists = { countries: null, side: null, organisations: null, projects: null };

function grant(role: Grant['role'], limits: Partial<ScopeLists> = {}): Grant {
  return { role, scope: scopeOfLists({ ...NO_LIMIT, ...limits }) };
}

const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: null });
const limits = fc.record({
  countries: some(['KZ', 'MN', 'VN']),
  side: fc.constantFrom('japan' as const, 'partner' as const, null),
  organisations: some(['o1', 'o2', 'o3']),
  projects: some(['p1', 'p2', 'p3']),
});
const grants = fc.array(
  fc.tuple(fc.constantFrom(...ALL_ROLES), limits).map(([role, of]) => grant(role, of)),
  { maxLength: 4 },
);
const facts = fc.record({
  side: fc.constantFrom('japan' as const, 'partner' as const),
  organisations: fc.subarray(['o1', 'o2', 'o3']),
  projects: fc.subarray(['p1', 'p2', 'p3']),
});

function may(of: readonly Grant[], permission: Permission, country: string, asked: ScopeFacts) {
  return of.some(
    (each) =>
      holds(each, permission) &&
      (each.scope.countries?.has(country) ?? true) &&
      outsideOf(each, asked) === null,
  );
}

describe('a key that is limited', () => {
  it('may do exactly what its principal may and the key says, whatever is asked', () => {
    fc.assert(
      fc.property(
        grants,
        fc.subarray([...ALL_ROLES], { minLength: 1 }),
        limits,
        facts,
        fc.constantFrom('KZ', 'MN', 'VN'),
        fc.constantFrom(...ALL_PERMISSIONS),
        (of, roles, limit, asked, country, permission) => {
          // What a key adds to a grant that is not bound to anything is a narrower grant, never a role.
          fc.pre(permission !== 'project.confidential');
          const byKey = may(narrowed(of, roles, scopeOfLists(limit)), permission, country, asked);
          const keyAllows = may(
            roles.map((role) => grant(role, limit)),
            permission,
            country,
            asked,
          );
          if (byKey) {
            expect(may(of, permission, country, asked)).toBe(true);
            expect(keyAllows).toBe(true);
          }
        },
      ),
    );
  });

  it('may do nothing where principal and key have nothing in common', () => {
    const kazakh = [grant('fund-officer', { countries: ['KZ'] })];
    const ofKey = (lists: Partial<ScopeLists>) => scopeOfLists({ ...NO_LIMIT, ...lists });
    expect(narrowed(kazakh, ['fund-officer'], ofKey({ countries: ['MN'] }))).toEqual([]);
    expect(narrowed(kazakh, ['auditor'], ofKey({}))).toEqual([]);
    const ours = [grant('joint-committee-co-chair', { side: 'japan' })];
    expect(narrowed(ours, ['joint-committee-co-chair'], ofKey({ side: 'partner' }))).toEqual([]);
  });
});

describe('a grant', () => {
  it('reaches what it is limited to, and what a route says nothing of only if it is its own', () => {
    const ours = grant('project-participant', { organisations: ['o1'] });
    expect(outsideOf(ours, { organisations: ['o2', 'o1'] })).toBeNull();
    expect(outsideOf(ours, { organisations: ['o2'] })).toBe('organisation');
    expect(outsideOf(ours, {})).toBe('organisation');
    expect(outsideOf(grant('auditor', { projects: ['p1'] }), {})).toBe('project');
    const chair = grant('joint-committee-co-chair', { side: 'japan' });
    expect(outsideOf(chair, { side: 'partner' })).toBe('side');
    expect(outsideOf(chair, { side: null })).toBe('side');
    expect(outsideOf(chair, {})).toBeNull();
  });

  it('lets a participant read what is confidential only within what it names', () => {
    expect(holds(grant('project-participant'), 'project.confidential')).toBe(false);
    const bound = grant('project-participant', { organisations: ['o1'] });
    expect(holds(bound, 'project.confidential')).toBe(true);
    expect(holds(bound, 'funding.disburse')).toBe(false);
  });

  it.each<[string, Parameters<typeof refuseUnscoped>[0], readonly string[]]>([
    ['a co-chair', { role: 'joint-committee-co-chair', ...NO_LIMIT }, ['side', 'countries']],
    [
      'a co-chair of two countries',
      { role: 'joint-committee-co-chair', ...NO_LIMIT, side: 'japan', countries: ['KZ', 'MN'] },
      ['countries'],
    ],
    ['a participant', { role: 'project-participant', ...NO_LIMIT }, ['organisations']],
    ['an entity', { role: 'third-party-entity', ...NO_LIMIT }, ['organisations']],
  ])('is not given to %s of nothing in particular', (_who, wish, lacks) => {
    expect(() => refuseUnscoped(wish)).toThrow(
      expect.objectContaining({
        code: 'IDENTITY.SCOPE_MISSING',
        facts: { role: wish.role, lacks },
      }),
    );
  });
});
