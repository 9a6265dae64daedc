import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatedName } from './repeated-name.ts';

describe('a name that an object has twice', () => {
  it.each<[string, string | null]>([
    ['{"amount":"1","amount":"2"}', 'amount'],
    ['{"a":1,"b":{"a":1,"c":[{"d":1},{"d":2}]}}', null],
    ['{"a":{"x":1},"b":[{"x":1,"y":{"z":1},"x":2}]}', 'x'],
    ['{"amount":"1","\\u0061mount":"2"}', 'amount'],
    ['{"a\\\\":1,"a\\\\":2}', 'a\\'],
    ['{"a":"\\"a\\":","b":"}{,\\\\"}', null],
    ['["a","a",{"a":"a"}]', null],
    ['{ "a" : [ ] , "a" : { } }', 'a'],
    ['{"":1,"":2}', ''],
    ['{"金額":1,"金額":2}', '金額'],
    ['"a"', null],
    ['17', null],
  ])('in %s: %s', (text, name) => {
    expect(repeatedName(text)).toBe(name);
  });

  it('is in no text that was written from a value, and in every one where a member is put twice', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.string(), (json, name) => {
        const canonical = JSON.stringify(JSON.parse(json));
        expect(repeatedName(canonical)).toBeNull();
        const member = `${JSON.stringify(name)}:${canonical}`;
        expect(repeatedName(`[${canonical},{${member},"other ${name.length}":1}]`)).toBeNull();
        expect(repeatedName(`[${canonical},{${member},"!":[{}],${member}}]`)).toBe(name);
      }),
    );
  });
});
