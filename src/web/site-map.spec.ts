import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { siteMap } from './site-map.ts';

const site = (reference: string, latitude: string | null, longitude: string | null) => ({
  reference,
  name: `Site of ${reference}`,
  latitude,
  longitude,
});

describe('the map of sites', () => {
  it('is not drawn where no site has coordinates', () => {
    expect(siteMap([])).toBeNull();
    expect(siteMap([site('KZ001', null, null)])).toBeNull();
  });

  it('has north up and east to the right', () => {
    const map = siteMap([
      site('KZ-ALMATY', '43.238', '76.945'),
      site('KZ-ASTANA', '51.169', '71.449'),
      site('KZ-UNKNOWN', null, null),
    ]);
    const [almaty, astana] = map?.sites ?? [];
    expect(map?.sites).toHaveLength(2);
    expect(almaty?.y).toBeGreaterThan(astana?.y ?? 0);
    expect(almaty?.x).toBeGreaterThan(astana?.x ?? 0);
    expect(map?.parallels.map(({ label }) => label)).toContain('50° N');
    expect(map?.meridians.map(({ label }) => label)).toContain('75° E');
  });

  it('shows the surroundings of a single place, in the middle', () => {
    const map = siteMap([site('PW001', '-7.5', '-134.5')]);
    expect(map?.sites).toEqual([
      { x: 480, y: 210, label: 'PW001', name: 'Site of PW001', address: '/projects/PW001' },
    ]);
    expect(map?.parallels.map(({ label }) => label)).toContain('8° S');
    expect(map?.meridians.map(({ label }) => label)).toContain('134° W');
  });

  it('has every site and line within its frame, wherever they are on earth', () => {
    const degree = (limit: number) =>
      fc.integer({ min: -limit * 1_000, max: limit * 1_000 }).map((milli) => {
        const text = String(Math.abs(milli)).padStart(4, '0');
        return `${milli < 0 ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3)}`;
      });
    const anywhere = fc
      .tuple(degree(90), degree(180))
      .map(([north, east]) => site('X', north, east));
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 5 }), (sites) => {
        const map = siteMap(sites);
        if (map === null) throw new Error('no map');
        for (const { x, y } of map.sites) {
          expect([x >= 0, x <= map.width, y >= 0, y <= map.height]).toEqual(Array(4).fill(true));
        }
        for (const { at } of map.meridians) expect(at >= 0 && at <= map.width).toBe(true);
        for (const { at } of map.parallels) expect(at >= 0 && at <= map.height).toBe(true);
      }),
    );
  });
});
