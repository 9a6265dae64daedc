/** A place on a map, with the page it leads to. */
export interface PlacedSite {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly name: string;
  readonly address: string;
}

/** A line of equal longitude (`x`) or latitude (`y`), with how it is written. */
export interface GridLine {
  readonly at: number;
  readonly label: string;
}

/** Where everything of a map stands, in units of its view box. */
export interface SiteMap {
  readonly width: number;
  readonly height: number;
  readonly meridians: readonly GridLine[];
  readonly parallels: readonly GridLine[];
  readonly sites: readonly PlacedSite[];
}

/** A site as a project names it; decimal degrees (WGS 84) as text, null where they are not known. */
export interface SiteOfProject {
  readonly reference: string;
  readonly name: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
}

const WIDTH = 960;
const HEIGHT = 420;
/** A map of one town shows at least so much around it: two degrees, in millionths. */
const LEAST_SPAN = 2_000_000;
const MARGIN = 5;
/** How much shorter a degree of longitude is at 0°, 10°, … 80° of latitude, in thousandths. */
const SHORTENING = [1_000, 985, 940, 866, 766, 643, 500, 342, 174];
const STEPS = [1, 2, 5, 10, 20, 30];
const LINES_AT_MOST = 9;
const DEGREE = 1_000_000;

/**
 * A map of sites between meridians and parallels: north is up, and in its middle a kilometre is as long
 * from west to east as from south to north. Null where no site has coordinates.
 */
export function siteMap(sites: readonly SiteOfProject[]): SiteMap | null {
  const placed = sites.flatMap((site) => {
    const { latitude, longitude } = site;
    if (latitude === null || longitude === null) return [];
    return [{ site, latitude: millionths(latitude), longitude: millionths(longitude) }];
  });
  if (placed.length === 0) return null;
  const latitudes = spanOf(placed.map(({ latitude }) => latitude));
  const longitudes = spanOf(placed.map(({ longitude }) => longitude));
  const tens = Math.min(Math.floor(Math.abs(latitudes.middle) / (10 * DEGREE)), 8);
  const shortening = (SHORTENING[tens] ?? 1_000) / 1_000;
  // So many millionths of a degree of latitude are one unit of the view box.
  const scale = Math.max(
    (latitudes.width * (1 + 2 / MARGIN)) / HEIGHT,
    (longitudes.width * shortening * (1 + 2 / MARGIN)) / WIDTH,
    LEAST_SPAN / HEIGHT,
  );
  const x = (longitude: number) =>
    Math.round(WIDTH / 2 + ((longitude - longitudes.middle) * shortening) / scale);
  const y = (latitude: number) => Math.round(HEIGHT / 2 - (latitude - latitudes.middle) / scale);
  const west = longitudes.middle - (WIDTH / 2) * (scale / shortening);
  const south = latitudes.middle - (HEIGHT / 2) * scale;
  const step = stepOf((WIDTH * scale) / shortening);
  return {
    width: WIDTH,
    height: HEIGHT,
    meridians: multiples(west, (WIDTH * scale) / shortening, step, 180).map((degree) => ({
      at: x(degree * DEGREE),
      label: written(degree, 'E', 'W'),
    })),
    parallels: multiples(south, HEIGHT * scale, step, 90).map((degree) => ({
      at: y(degree * DEGREE),
      label: written(degree, 'N', 'S'),
    })),
    sites: placed.map(({ site, latitude, longitude }) => ({
      x: x(longitude),
      y: y(latitude),
      label: site.reference,
      name: site.name,
      address: `/projects/${encodeURIComponent(site.reference)}`,
    })),
  };
}

/** '43.238' as 43238000: a place needs no more than a tenth of a metre. */
function millionths(degrees: string): number {
  const [, sign, whole = '0', decimals = ''] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(degrees) ?? [];
  const size = parseInt(whole + decimals.slice(0, 6).padEnd(6, '0'), 10);
  return sign === '-' ? -size : size;
}

function spanOf(values: readonly number[]): { readonly middle: number; readonly width: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { middle: (least + most) / 2, width: most - least };
}

function stepOf(span: number): number {
  return STEPS.find((step) => span / (step * DEGREE) <= LINES_AT_MOST) ?? 30;
}

function multiples(from: number, span: number, step: number, limit: number): readonly number[] {
  const first = Math.ceil(from / DEGREE / step) * step;
  const last = Math.floor((from + span) / DEGREE / step) * step;
  const all: number[] = [];
  for (let degree = Math.max(first, -limit); degree <= Math.min(last, limit); degree += step) {
    all.push(degree);
  }
  return all;
}

function written(degree: number, positive: string, negative: string): string {
  if (degree === 0) return '0°';
  return `${Math.abs(degree)}° ${degree > 0 ? positive : negative}`;
}
