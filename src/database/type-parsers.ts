import pg from 'pg';

/** Turns the text in which PostgreSQL sends one value into what the program works with. */
type TextParser = (text: string) => unknown;

const OID = {
  int8: 20,
  date: 1082,
  timestamptz: 1184,
  numeric: 1700,
  textArray: 1009,
  int8Array: 1016,
  dateArray: 1182,
  timestamptzArray: 1185,
  numericArray: 1231,
} as const;

const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::00)?$/;

/**
 * An instant as ISO text with milliseconds, such as `2026-11-23T02:38:56.120Z`.
 *
 * Every pool sets its session to UTC, so that this is a matter of text and loses nothing; finer digits
 * than milliseconds are cut off (the product's columns are `timestamptz(3)` and have none).
 */
export function instantText(text: string): string {
  const parts = INSTANT.exec(text);
  if (parts === null) {
    throw new Error(`The database sent the instant "${text}"; its session must be in UTC.`);
  }
  const [, day, time, fraction = ''] = parts;
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** A count or sequence number; refuses one that a JS number cannot hold exactly. */
export function safeInteger(text: string): number {
  const value = parseInt(text, 10);
  if (!Number.isSafeInteger(value)) {
    throw new Error(`The database sent the integer ${text}, too large to be held exactly.`);
  }
  return value;
}

const asText: TextParser = (text) => text;

// pg's own table of ids has no array types, though it can read them.
const parserOf = pg.types.getTypeParser as unknown as (
  oid: number,
  format?: 'text' | 'binary',
) => TextParser;

const parseTextArray = parserOf(OID.textArray);

function eachOf(parse: TextParser): TextParser {
  const convert = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(convert) : typeof value === 'string' ? parse(value) : value;
  return (text) => convert(parseTextArray(text));
}

const PARSERS: ReadonlyMap<number, TextParser> = new Map<number, TextParser>([
  [OID.int8, safeInteger],
  [OID.date, asText],
  [OID.timestamptz, instantText],
  [OID.numeric, asText],
  [OID.int8Array, eachOf(safeInteger)],
  [OID.dateArray, eachOf(asText)],
  [OID.timestamptzArray, eachOf(instantText)],
  [OID.numericArray, eachOf(asText)],
]);

/**
 * How the product's own pools read values: amounts and days as the text they are stored as, instants as
 * ISO text, counts as safe integers. Belongs to a pool; pg's global parsers stay as they are.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary' = 'text') =>
    (format === 'text' ? PARSERS.get(oid) : undefined) ??
    parserOf(oid, format)) as typeof pg.types.getTypeParser,
};
