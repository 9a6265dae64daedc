import { describe, expect, it } from '@jest/globals';
import { withoutMojibake } from './mojibake.ts';

/** As a program shows UTF-8 that it takes for Latin-1. */
const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('mojibake', () => {
  it.each([
    'Universidad Técnica Federico Santa María',
    'Mwea Irrigation Water users’ Association',
    'University of the Philippines – Los Baños (UPLB)',
    '充電ステーション',
    'Зарядные станции',
  ])('is undone: %s', (text) => {
    expect(withoutMojibake(misread(text))).toBe(text);
    expect(withoutMojibake(misread(misread(text)))).toBe(text);
  });

  it('is undone as Windows-1252 shows it', () => {
    expect(withoutMojibake('usersâ€™ Association, Los BaÃ±os')).toBe(
      'users’ Association, Los Baños',
    );
  });

  it.each([
    'Técnica',
    'Base’s “new” station – Ñuble',
    'Ñ',
    'PLAIN',
    '',
    'é à ü',
    '充電',
    'Straße, 10 €',
  ])('is not seen where there is none: %s', (text) => {
    expect(withoutMojibake(text)).toBe(text);
  });
});
