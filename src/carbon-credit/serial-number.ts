import type { CommitteeSide } from '../partner-country/joint-committee.ts';

/**
 * A run of serial numbers of one class: which side's registry issued it for which project and vintage,
 * and its first and last number. What it counts is `last - first + 1` tonnes.
 */
export interface SerialRange {
  readonly side: CommitteeSide;
  /** The partner whose mechanism it is: ISO alpha-2. */
  readonly partner: string;
  /** The project's reference, e.g. KZ001. */
  readonly project: string;
  readonly vintage: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** What all credits of one class have in common; the class is counted as one commodity. */
export type SerialClass = Omit<SerialRange, 'first' | 'last'>;

/**
 * How serial numbers are written. The official elements are not published, so this grammar is ours; a
 * partner whose registry writes them in another way gets a grammar of its own in {@link grammarOf}.
 */
export interface SerialGrammar {
  /** One sentence that says how a serial range is written. */
  readonly form: string;
  readonly write: (commodity: string, first: bigint, last: bigint) => string;
  /** Null for what is not written so. */
  readonly read: (text: string) => SerialRange | null;
  /** The code of the commodity that a class is counted in; names the class in its serials. */
  readonly commodity: (of: SerialClass) => string;
}

/** The largest number: twelve digits. */
export const LAST_SERIAL_AT_MOST = 999_999_999_999n;

/** The first calendar year of the mechanism: no reduction is older. */
export const FIRST_VINTAGE = 2013;

/**
 * registry-partner-project-vintage-first-last: the first is JP or the partner, whoever issued; numbers
 * without leading zeros, unique within registry, project and vintage, and never used again.
 */
const OURS: SerialGrammar = {
  form:
    'registry-partner-project-vintage-first-last, such as JP-MN-MN004-2017-1-7158; one single ' +
    'number may stand for first and last',
  write: (commodity, first, last) => `${commodity}-${first}-${last}`,
  read: readOurs,
  commodity: ({ side, partner, project, vintage }) =>
    `${side === 'japan' ? 'JP' : partner}-${partner}-${project}-${vintage}`,
};

const WRITTEN =
  /^([A-Z]{2})-([A-Z]{2})-([A-Z]{2}\d{3})-(20\d{2})-([1-9]\d{0,11})(?:-([1-9]\d{0,11}))?$/;

/** Grammars of partners that do not use ours, by ISO alpha-2. None is known to be published. */
const GRAMMARS: ReadonlyMap<string, SerialGrammar> = new Map();

export function grammarOf(partner: string): SerialGrammar {
  return GRAMMARS.get(partner) ?? OURS;
}

/** The serials of a partner's block. */
export function serialText(
  partner: string,
  { commodity, first, last }: { commodity: string; first: bigint; last: bigint },
): string {
  return grammarOf(partner).write(commodity, first, last);
}

/** Reads serials of a partner; null for what its grammar does not know, or of another partner. */
export function readSerial(partner: string, text: string): SerialRange | null {
  const range = grammarOf(partner).read(text);
  return range?.partner === partner ? range : null;
}

/** How many tonnes a run of numbers is. */
export function tonnesOf({ first, last }: Pick<SerialRange, 'first' | 'last'>): bigint {
  return last - first + 1n;
}

function readOurs(text: string): SerialRange | null {
  const [, registry, partner, project, vintage, first, last] = WRITTEN.exec(text) ?? [];
  if (partner === undefined || project === undefined || !project.startsWith(partner)) return null;
  if (registry !== 'JP' && registry !== partner) return null;
  const year = parseInt(vintage ?? '', 10);
  if (year < FIRST_VINTAGE) return null;
  const range = { first: BigInt(first ?? 0), last: BigInt(last ?? first ?? 0) };
  if (range.last < range.first) return null;
  const side = registry === 'JP' ? 'japan' : 'partner';
  return { side, partner, project, vintage: year, ...range };
}
