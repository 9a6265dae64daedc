import { describe, expect, it } from '@jest/globals';
import { qrCode } from './qr-code.ts';

describe('a QR code', () => {
  it('has its three finders, a quiet zone, and only unit squares inside its box', () => {
    const { size, path } = qrCode('https://ledger.example/journal-entries/KZ-1/receipt');
    // Version 4 is 33 modules wide; four modules of quiet stand on each side.
    expect(size).toBe(33 + 8);
    const dark = new Set(
      [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`),
    );
    const row = (y: number, from: number) =>
      Array.from({ length: 7 }, (_, at) => dark.has(`${from + at} ${y}`));
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const) {
      expect(row(y, x)).toEqual(Array(7).fill(true));
      expect(row(y + 1, x)).toEqual([true, false, false, false, false, false, true]);
      expect(row(y + 3, x)).toEqual([true, false, true, true, true, false, true]);
    }
    for (const place of dark) {
      const [x, y] = place.split(' ').map((each) => parseInt(each, 10));
      expect(Math.min(x!, y!)).toBeGreaterThanOrEqual(4);
      expect(Math.max(x!, y!)).toBeLessThan(size - 4);
    }
  });

  it('differs where the address differs', () => {
    expect(qrCode('https://a.example/').path).not.toBe(qrCode('https://b.example/').path);
  });
});
