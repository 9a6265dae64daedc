import { describe, expect, it } from '@jest/globals';
import { words as en } from './en.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as kk } from './kk.ts';
import { words as ru } from './ru.ts';
import { wordsIn } from './words.ts';

const placesIn = (text: string) => [...text.matchAll(/\{[a-z]+\}/g)].map(([place]) => place).sort();

describe('the words of pages', () => {
  it.each([
    ['ja', ja],
    ['kk', kk],
    ['ru', ru],
    ['fr', fr],
  ])('in %s have the same places to fill in as in English, and no empty text', (_name, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    for (const [name, text] of Object.entries(words)) {
      expect([name, placesIn(text)]).toEqual([name, placesIn(en[name as keyof typeof en])]);
      expect([name, text.trim()]).toEqual([name, expect.stringMatching(/./)]);
    }
  });

  it('fall back to the code itself where there is no word for it', () => {
    const t = wordsIn('kk');
    expect(t('form.row', { number: '3' })).toBe('3-жол');
    expect(t.code('status.registered')).toBe('Тіркелген');
    expect(t.code('kind.unheard-of')).toBe('unheard-of');
  });
});
