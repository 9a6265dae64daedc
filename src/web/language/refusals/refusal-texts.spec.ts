import { describe, expect, it } from '@jest/globals';
import { creditMessages } from '../../../carbon-credit/field-messages.ts';
import { CATALOGUES } from '../../../error-catalogues.ts';
import { fundingMessages } from '../../../funding/field-messages.ts';
import { fieldMessages } from '../../../http/field-messages.ts';
import { decisionMessages } from '../../../partner-country/field-messages.ts';
import { texts as fr } from './fr/texts.ts';
import { texts as ja } from './ja/texts.ts';
import { texts as kk } from './kk/texts.ts';
import { texts as ru } from './ru/texts.ts';

const definitions = Object.assign({}, ...Object.values(CATALOGUES)) as Record<string, unknown>;
const templates: Record<string, string> = {
  ...fieldMessages.templates,
  ...decisionMessages.templates,
  ...fundingMessages.templates,
  ...creditMessages.templates,
};
const placesIn = (text: string) => [...text.matchAll(/\{[a-z]+\}/g)].map(([place]) => place).sort();

/** Letters that a text of the language has and English does not; French shares its own with English. */
const LETTERS = {
  ja: /[\u3040-\u30ff\u4e00-\u9fff]/,
  kk: /[\u0400-\u04ff]/,
  ru: /[\u0400-\u04ff]/,
  fr: /[a-z]/,
};

describe.each([
  ['ja', ja],
  ['kk', kk],
  ['ru', ru],
  ['fr', fr],
] as const)('what pages say of refusals in %s', (language, texts) => {
  it('has a title and an advice for every code that the product can give, and for no other', () => {
    expect(Object.keys(texts.refusals).sort()).toEqual(Object.keys(definitions).sort());
    const faults = Object.entries(texts.refusals).filter(
      ([, [title, advice]]) =>
        /[.。]$/.test(title) ||
        !/[.。]$/.test(advice) ||
        [title, advice].some(
          (text) =>
            !LETTERS[language].test(text) || placesIn(text).length > 0 || text.trim() !== text,
        ),
    );
    expect(faults).toEqual([]);
  });

  it('has a text for every message about a field, with the same places to fill in', () => {
    expect(Object.keys(texts.fields).sort()).toEqual(Object.keys(templates).sort());
    for (const [code, text] of Object.entries(texts.fields)) {
      expect([code, text]).toEqual([code, expect.stringMatching(LETTERS[language])]);
      expect([code, placesIn(text)]).toEqual([code, placesIn(templates[code] ?? '')]);
    }
  });

  it('names the same facts and forms as the other languages', () => {
    expect(Object.keys(texts.facts)).toEqual(Object.keys(ja.facts));
    expect(Object.keys(texts.forms)).toEqual(Object.keys(ja.forms));
  });
});
