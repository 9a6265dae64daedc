import { describe, expect, it } from '@jest/globals';
import { sideFigures, type PlacedTonnes } from './credit-figures.ts';

const row = (side: string, vintage: number, place: string, tonnes: string): PlacedTonnes => ({
  side,
  vintage,
  place,
  tonnes,
});

describe('figures of credits', () => {
  it('add up to what was issued, side by side and vintage by vintage', () => {
    const [japan, partner, ...rest] = sideFigures([
      row('partner', 2024, 'issued', '90'),
      row('partner', 2024, 'transferred-out', '90'),
      row('japan', 2024, 'issued', '90'),
      row('japan', 2023, 'issued', '1000000000000000000001'),
      row('japan', 2023, 'held-entities', '1000000000000000000000'),
      row('japan', 2023, 'retired', '1'),
      row('japan', 2024, 'locked', '90'),
    ]);
    expect(rest).toEqual([]);
    expect(japan).toMatchObject({
      issued: '1000000000000000000091',
      sum: '1000000000000000000091',
      adds: true,
      vintages: [{ vintage: 2023 }, { vintage: 2024, places: { locked: '90', retired: '0' } }],
    });
    expect(partner).toMatchObject({ adds: true, places: { 'transferred-out': '90' } });
  });

  it('say so where they do not add up', () => {
    const [side] = sideFigures([
      row('japan', 2024, 'issued', '10'),
      row('japan', 2024, 'retired', '9'),
    ]);
    expect(side).toMatchObject({ issued: '10', sum: '9', adds: false });
  });

  it('draw bars as long as their tonnes, the widest one whole', () => {
    const [side] = sideFigures([
      row('japan', 2023, 'issued', '400'),
      row('japan', 2023, 'held-government', '100'),
      row('japan', 2023, 'retired', '300'),
      row('japan', 2024, 'issued', '200'),
      row('japan', 2024, 'cancelled', '200'),
    ]);
    expect(side?.bars).toEqual([
      {
        vintage: 2023,
        parts: [
          { place: 'held-government', x: 0, width: 250, tonnes: '100' },
          { place: 'retired', x: 250, width: 750, tonnes: '300' },
        ],
      },
      { vintage: 2024, parts: [{ place: 'cancelled', x: 0, width: 500, tonnes: '200' }] },
    ]);
  });
});
