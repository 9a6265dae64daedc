import { describe, expect, it } from '@jest/globals';
import { countryOfAddress, demand, demandCountry } from './access.ts';
import { keyHashIn, newApiKey } from './api-key.ts';
import { principalOf } from './key-directory.ts';
import { ALL_PERMISSIONS, ALL_ROLES, isPermission, isRole, permissionsOf } from './permissions.ts';

const fundOfficer = principalOf({
  keyId: 'k',
  principalId: 'p',
  roles: ['fund-officer'],
  countries: ['KZ'],
});

describe('who may what', () => {
  it('lets the administrator do everything, and nobody else make keys', () => {
    expect(permissionsOf(['administrator'])).toEqual(new Set(ALL_PERMISSIONS));
    for (const role of ALL_ROLES.filter((each) => each !== 'administrator')) {
      expect(permissionsOf([role]).has('identity.administer')).toBe(false);
    }
  });

  it('adds what several roles may do', () => {
    const both = permissionsOf(['auditor', 'fund-officer']);
    expect(both.has('audit.read') && both.has('funding.disburse')).toBe(true);
    expect(permissionsOf(['auditor']).has('funding.disburse')).toBe(false);
  });

  it('lets nobody approve money but those who may move it', () => {
    for (const role of ALL_ROLES) {
      const may = permissionsOf([role]);
      expect([role, may.has('ledger.approve')]).toEqual([role, may.has('funding.disburse')]);
    }
  });

  it('knows its own words only', () => {
    expect(isRole('auditor') && isPermission('funding.commit')).toBe(true);
    expect(isRole('toString') || isPermission('constructor')).toBe(false);
  });

  it('refuses whoever lacks a permission, or has no key', () => {
    expect(() => demand(fundOfficer, 'funding.commit')).not.toThrow();
    expect(() => demand(fundOfficer, 'audit.read')).toThrow(
      expect.objectContaining({
        code: 'IDENTITY.NOT_PERMITTED',
        facts: { permission: 'audit.read' },
      }),
    );
    expect(() => demand(null, 'audit.read')).toThrow(
      expect.objectContaining({ code: 'IDENTITY.KEY_MISSING' }),
    );
  });

  it('refuses a key that is for other countries', () => {
    expect(() => demandCountry(fundOfficer, 'KZ')).not.toThrow();
    expect(() => demandCountry(fundOfficer, 'MN')).toThrow(
      expect.objectContaining({ code: 'IDENTITY.OTHER_COUNTRY' }),
    );
    expect(() => demandCountry({ ...fundOfficer, countries: null }, 'MN')).not.toThrow();
  });
});

describe('the country an address speaks of', () => {
  it.each<[unknown, string]>([
    [{ iso2: 'KZ' }, 'KZ'],
    [{ iso2: 'kz' }, 'KZ'],
    [{ id: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }, 'KZ'],
    [{ id: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' }, '00'],
    [{ reference: 'KZ001' }, 'KZ'],
    [{ reference: 'KZ-RAIL-1' }, 'KZ'],
    [{ iso2: 'KZ', month: '2026-03' }, 'KZ'],
    [{ month: '2026-03', iso2: 'KZ' }, 'KZ'],
    [{ iso2: 'KAZ' }, '00'],
    [{ file: 'start.js' }, '00'],
    [{}, '00'],
    [undefined, '00'],
  ])('of %j is %s', (parameters, country) => {
    expect(countryOfAddress(parameters)).toBe(country);
  });
});

describe('an API key', () => {
  it('has 256 random bits and is kept as its hash alone', () => {
    const { text, hash } = newApiKey();
    expect(text).toMatch(/^jcm_[A-Za-z0-9_-]{43}$/);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toContain(text.slice(4, 20));
    expect(newApiKey().text).not.toBe(text);
    expect(keyHashIn(`Bearer ${text}`)).toBe(hash);
    expect(keyHashIn(`bearer ${text}`)).toBe(hash);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer jcm_short', 'Bearer x y'])(
    'is not found in %j',
    (header) => {
      expect(keyHashIn(header)).toBeNull();
    },
  );
});
