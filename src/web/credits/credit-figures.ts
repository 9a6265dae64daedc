/** What a statement of the books says of one place of credits: per side and vintage. */
export interface PlacedTonnes {
  readonly side: string;
  readonly vintage: number;
  readonly place: string;
  readonly tonnes: string;
}

/** The places that add up to what was issued, in the order in which they are shown. */
export const PLACES = [
  'held-government',
  'held-entities',
  'locked',
  'retired',
  'cancelled',
  'transferred-out',
] as const;
export type Place = (typeof PLACES)[number];

export interface VintageRow {
  readonly vintage: number;
  readonly issued: string;
  readonly places: Readonly<Record<Place, string>>;
}

/** A piece of a bar, in thousandths of the widest one. */
export interface BarPart {
  readonly place: Place;
  readonly x: number;
  readonly width: number;
  readonly tonnes: string;
}

export interface SideFigures {
  readonly side: string;
  readonly issued: string;
  readonly places: Readonly<Record<Place, string>>;
  /** Sum of the places. */
  readonly sum: string;
  /** Whether what was issued is what the places add up to. */
  readonly adds: boolean;
  readonly vintages: readonly VintageRow[];
  readonly bars: readonly { readonly vintage: number; readonly parts: readonly BarPart[] }[];
}

/** Figures of each side that has issued anything; whole tonnes, added as whole numbers. */
export function sideFigures(rows: readonly PlacedTonnes[]): readonly SideFigures[] {
  const sides = ['japan', 'partner'].filter((side) => rows.some((row) => row.side === side));
  return sides.map((side) => {
    const own = rows.filter((row) => row.side === side);
    const years = [...new Set(own.map(({ vintage }) => vintage))].sort((one, other) => one - other);
    const vintages = years.map((vintage) => {
      const ofYear = own.filter((row) => row.vintage === vintage);
      return { vintage, issued: sumAt(ofYear, 'issued'), places: placesOf(ofYear) };
    });
    const places = placesOf(own);
    const issued = sumAt(own, 'issued');
    const sum = PLACES.reduce((total, place) => total + BigInt(places[place]), 0n).toString();
    return { side, issued, places, sum, adds: sum === issued, vintages, bars: barsOf(vintages) };
  });
}

function placesOf(rows: readonly PlacedTonnes[]): Readonly<Record<Place, string>> {
  return Object.fromEntries(PLACES.map((place) => [place, sumAt(rows, place)])) as Record<
    Place,
    string
  >;
}

function sumAt(rows: readonly PlacedTonnes[], place: string): string {
  return rows
    .filter((row) => row.place === place)
    .reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n)
    .toString();
}

function barsOf(vintages: readonly VintageRow[]): SideFigures['bars'] {
  const widest = vintages.reduce(
    (most, { issued }) => (BigInt(issued) > most ? BigInt(issued) : most),
    1n,
  );
  return vintages.map(({ vintage, places }) => {
    let before = 0n;
    const at = (tonnes: bigint) => parseInt(((tonnes * 1_000n) / widest).toString(), 10);
    const parts = PLACES.flatMap((place): BarPart[] => {
      const tonnes = BigInt(places[place]);
      if (tonnes === 0n) return [];
      const x = at(before);
      before += tonnes;
      return [{ place, x, width: Math.max(at(before) - x, 2), tonnes: places[place] }];
    });
    return { vintage, parts };
  });
}
