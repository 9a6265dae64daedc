import type { CountryInAll } from '../countries-report.ts';
import type { Display } from '../language/display.ts';
import { drawing, FILL, LINE, QUIET, svgText } from './svg-parts.ts';

/**
 * Where a partner is drawn: the latitude and longitude of its capital in whole degrees.
 *
 * @source positions of capital cities, rounded to a degree; written for this map, for orientation only
 */
const CAPITALS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  MN: [48, 107],
  BD: [24, 90],
  ET: [9, 39],
  KE: [-1, 37],
  MV: [4, 74],
  VN: [21, 106],
  LA: [18, 103],
  ID: [-6, 107],
  CR: [10, -84],
  PW: [7, 135],
  KH: [12, 105],
  MX: [19, -99],
  SA: [25, 47],
  CL: [-33, -71],
  MM: [20, 96],
  TH: [14, 101],
  PH: [15, 121],
  SN: [15, -17],
  TN: [37, 10],
  AZ: [40, 50],
  MD: [47, 29],
  GE: [42, 45],
  LK: [7, 80],
  UZ: [41, 69],
  PG: [-9, 147],
  AE: [24, 54],
  KG: [43, 75],
  KZ: [51, 71],
  UA: [50, 31],
  TZ: [-6, 36],
  IN: [29, 77],
  JP: [36, 140],
};

const WIDTH = 720;
const HEIGHT = 330;

/** The partners by place: no coastlines, degrees as a grid, every point with its country's code. */
export function partnerMap(countries: readonly CountryInAll[], display: Display): string {
  const x = (longitude: number): number => 2 * (longitude + 180);
  const y = (latitude: number): number => 2 * (80 - latitude);
  const meridians = [-120, -60, 0, 60, 120].map(
    (at) =>
      `<line x1="${x(at)}" x2="${x(at)}" y1="24" y2="${HEIGHT}" stroke="${LINE}"/>` +
      svgText(x(at) + 3, HEIGHT - 4, `${at}°`, { size: 9, fill: QUIET }),
  );
  const parallels = [-30, 0, 30, 60].map(
    (at) =>
      `<line x1="0" x2="${WIDTH}" y1="${y(at)}" y2="${y(at)}" stroke="${LINE}"/>` +
      svgText(3, y(at) - 3, `${at}°`, { size: 9, fill: QUIET }),
  );
  const points = countries.flatMap(({ iso2, totals }) => {
    const place = CAPITALS[iso2];
    if (place === undefined) return [];
    const [cx, cy] = [x(place[1]), y(place[0])];
    const fill = totals.length > 0 ? FILL : '#ffffff';
    return [
      `<circle cx="${cx}" cy="${cy}" r="4" fill="${fill}" stroke="${FILL}" stroke-width="1.5"/>`,
      svgText(cx + 6, cy + 3, iso2, { size: 9 }),
    ];
  });
  const title = display.label('table.countries');
  const description = countries.map(({ names }) => display.name(names)).join(', ');
  return drawing('chart-map', { width: WIDTH, height: HEIGHT }, { title, description }, [
    svgText(8, 16, title, { size: 14, bold: true }),
    ...meridians,
    ...parallels,
    ...points,
  ]);
}
