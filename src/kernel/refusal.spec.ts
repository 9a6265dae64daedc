import { describe, expect, it } from '@jest/globals';
import { Amount } from './amount.ts';
import { currencyOf } from './currency.ts';
import { defineErrors, Refusal } from './refusal.ts';

const errors = defineErrors({
  'TEST.EXCEEDS': { kind: 'refused', title: 'More than is left', advice: 'Ask for less.' },
});
const USD = currencyOf('USD');

describe('a refusal', () => {
  it('says what is wrong and by how much', () => {
    const refusal = errors.refuse('TEST.EXCEEDS', {
      requested: Amount.parse('2000000.01', USD),
      amountLeft: Amount.parse('2000000', USD),
    });
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      code: 'TEST.EXCEEDS',
      kind: 'refused',
      title: 'More than is left',
      advice: 'Ask for less.',
      facts: { requested: '2000000.01', amountLeft: '2000000.00' },
      message: 'More than is left (requested 2000000.01, amount left 2000000.00)',
    });
  });

  it('has a message without brackets where there are no facts', () => {
    expect(errors.refuse('TEST.EXCEEDS').message).toBe('More than is left');
    expect(errors.refuse('TEST.EXCEEDS', { given: undefined }).message).toBe('More than is left');
  });

  it('turns amounts in lists and whole numbers beyond a JSON number into text', () => {
    const { facts, message } = errors.refuse('TEST.EXCEEDS', {
      shares: [Amount.parse('1', USD), null],
      serial: 12345678901234567890n,
      other: { nested: 1 },
    });
    expect(facts).toEqual({
      shares: ['1.00', null],
      serial: '12345678901234567890',
      other: { nested: 1 },
    });
    expect(message).toContain('shares ["1.00",null], serial 12345678901234567890');
  });

  it('points at the places of a body that are wrong, and has no such list otherwise', () => {
    const pointed = [{ pointer: '/amount', detail: 'is not text' }];
    expect(errors.refuse('TEST.EXCEEDS', {}, pointed).errors).toEqual(pointed);
    expect('errors' in errors.refuse('TEST.EXCEEDS')).toBe(false);
  });
});

describe('an error catalogue', () => {
  it('keeps its definitions for the documents made from it', () => {
    expect(errors.definitions['TEST.EXCEEDS'].title).toBe('More than is left');
  });

  it.each(['EXCEEDS', 'test.exceeds', 'TEST.', 'TEST.TOO-MUCH', '.TEST'])(
    'does not load a code written %s',
    (code) => {
      const room = { [code]: { kind: 'refused', title: 't', advice: 'a' } } as const;
      expect(() => defineErrors(room)).toThrow(TypeError);
    },
  );

  it('does not make a refusal that it does not define', () => {
    expect(() => errors.refuse('TEST.OTHER' as 'TEST.EXCEEDS')).toThrow(TypeError);
  });
});
