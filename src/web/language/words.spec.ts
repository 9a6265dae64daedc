import { describe, expect, it } from '@jest/globals';
import { words as enWords } from './en.ts';
import { pages as enPages } from './en/pages.ts';
import { words as frWords } from './fr.ts';
import { pages as frPages } from './fr/pages.ts';
import { words as jaWords } from './ja.ts';
import { pages as jaPages } from './ja/pages.ts';
import { words as kkWords } from './kk.ts';
import { pages as kkPages } from './kk/pages.ts';
import { words as ruWords } from './ru.ts';
import { pages as ruPages } from './ru/pages.ts';
import { wordsIn } from './words.ts';

const placesIn = (text: string) => [...text.matchAll(/\{[a-z]+\}/g)].map(([place]) => place).sort();

const en = { ...enWords, ...enPages };

describe('the words of pages', () => {
  it.each([
    ['ja', { ...jaWords, ...jaPages }],
    ['kk', { ...kkWords, ...kkPages }],
    ['ru', { ...ruWords, ...ruPages }],
    ['fr', { ...frWords, ...frPages }],
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
