import { describe, expect, it } from '@jest/globals';
import { Exact } from './arithmetic.ts';
import { inNumbers, symbolsOf, valueOf, type Known } from './expression.ts';

const KNOWN: ReadonlyMap<string, Known> = new Map([
  ['ED', { value: Exact.of('900000'), unit: 'kWh' }],
  ['AFEC', { value: Exact.of('18'), unit: 'kWh/100 km' }],
  ['eta', { value: Exact.of('0.9'), unit: '1' }],
]);

describe('the expression of a step', () => {
  it.each([
    ['1 + 2 × 3', '7'],
    ['(1 + 2) × 3', '9'],
    ['2 − 3 − 4', '-5'],
    ['8 ÷ 2 ÷ 2', '2'],
    ['8 ÷ 2 × 2', '8'],
    ['ED ÷ AFEC × 100', '5000000'],
    ['ED ÷ eta', '1000000'],
    ['0', '0'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, KNOWN).toString()).toBe(value);
  });

  it('is shown in numbers with their units, and a bare number where there is no unit', () => {
    expect(inNumbers('ED ÷ AFEC × 100', KNOWN)).toBe('900000 kWh ÷ 18 kWh/100 km × 100');
    expect(inNumbers('(ED + ED) ÷ eta', KNOWN)).toBe('(900000 kWh + 900000 kWh) ÷ 0.9');
    expect(symbolsOf('ED ÷ AFEC × 100 + ED')).toEqual(['ED', 'AFEC']);
  });

  it.each(['1 +', '(1', '1 2', ')', '1 / 2', '1 - 2', '', 'UNKNOWN', '1 + $', '2 ×× 3'])(
    'is refused as a mistake of the program where it is %s',
    (expression) => {
      expect(() => valueOf(expression, KNOWN)).toThrow(SyntaxError);
    },
  );
});
