import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as given from './acts/known.fixture.ts';
import { fundingActs, fundingConstraints, fundingRoom } from './funding.acts.ts';
import * as tables from './tables.ts';

const MIGRATIONS = ['0007-funding.ts', '0007-funding-commitment.ts']
  .map((file) => readFileSync(join(import.meta.dirname, '../../migrations', file), 'utf8'))
  .join('\n');

describe('what the funding room brings to the queue', () => {
  it('is every act of its folder, each kind once', () => {
    const kinds = fundingActs.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(14);
  });

  it('can be sent in bulk, but for what belongs to no country', () => {
    const kinds = fundingActs.map(({ kind }) => kind);
    expect(kinds.filter((kind) => !(kind in fundingRoom.bodies))).toEqual([
      'facility',
      'exchange-rate',
    ]);
  });

  it.each([
    ['tranche_reference_is_used_once', 'FUNDING.REFERENCE_TAKEN'],
    ['facility_reference_is_used_once', 'FUNDING.REFERENCE_TAKEN'],
    ['exchange_rate_is_given_once', 'FUNDING.RATE_RECORDED_MEANWHILE'],
    ['tranche_is_of_a_partner', 'PARTNER_COUNTRY.NOT_FOUND'],
    ['commitment_rests_on_an_agreement', 'FUNDING.AGREEMENT_REQUIRED'],
  ])('translates the constraint %s, which the migration makes, into %s', (constraint, code) => {
    expect(MIGRATIONS).toContain(constraint);
    const body = { reference: 'KZ-T', base: 'USD', quote: 'JPY' };
    expect(fundingConstraints[constraint]?.(given.act('x', null, body)).code).toBe(code);
  });

  it('has a place of its own in the order of locks for each of its tables', () => {
    const places = Object.values(tables).map(({ lockOrder }) => lockOrder);
    expect(new Set(places).size).toBe(places.length);
    expect(places.every((place) => place >= 200 && place < 300)).toBe(true);
  });
});
