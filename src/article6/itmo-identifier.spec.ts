import { describe, expect, it } from '@jest/globals';
import { itmoIdentifier, readItmoIdentifier } from './itmo-identifier.ts';

const NAME = {
  carpId: 'CA0099',
  registryId: 'JPN01',
  firstTransferringParty: 'THA',
  number: 1501n,
  vintage: 2021,
};

describe('the identifier of an ITMO', () => {
  it('is written as the decision says', () => {
    expect(itmoIdentifier(NAME)).toBe('CA0099-JPN01-THA-1501-2021');
    expect(readItmoIdentifier('CA0099-JPN01-THA-1501-2021')).toEqual(NAME);
    expect(readItmoIdentifier('CA0099-JPN01-THA-1,234,501-2021')?.number).toBe(1234501n);
  });

  it.each([
    'CA99-JPN01-THA-1501-2021',
    'CA0099-JP01-THA-1501-2021',
    'CA0099-JPN01-TH-1501-2021',
    'CA0099-JPN01-THA-0-2021',
    'CA0099-JPN01-THA-1,50-2021',
    'CA0099-JPN01-THA-1501-21',
    'ca0099-JPN01-THA-1501-2021',
  ])('is not %s', (text) => {
    expect(readItmoIdentifier(text)).toBeNull();
  });

  it('is never made from what is not known', () => {
    expect(() => itmoIdentifier({ ...NAME, carpId: '' })).toThrow(RangeError);
    expect(() => itmoIdentifier({ ...NAME, number: 0n })).toThrow(RangeError);
  });
});
