/*
 * How figures, days and words are shown to people. Text in, text out: nothing is computed, rounded or
 * read as a number, so that what is shown is what the books say.
 */

/** '200000000.00' with a comma between thousands: '200,000,000.00'. The decimals stay as they are. */
export function amount(text: string): string {
  const point = text.indexOf('.');
  const whole = point === -1 ? text : text.slice(0, point);
  const decimals = point === -1 ? '' : text.slice(point);
  return grouped(whole).replace('-', '−') + decimals;
}

/** A count, with a comma between thousands. */
export function count(number: number): string {
  return grouped(String(number));
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
}

/** A ratio of four decimals as percent: '0.6667' is '66.67 %'; a dash where there is none. */
export function percent(ratio: string | null): string {
  if (ratio === null) return '–';
  const negative = ratio.startsWith('-');
  const [whole = '0', decimals = ''] = (negative ? ratio.slice(1) : ratio).split('.');
  const digits = whole + decimals.padEnd(2, '0');
  const point = whole.length + 2;
  const units = digits.slice(0, point).replace(/^0+(?=[0-9])/, '');
  const rest = digits.slice(point);
  return `${negative ? '−' : ''}${grouped(units)}${rest === '' ? '' : `.${rest}`}\u202f%`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** '2023-10-30' as '30 October 2023'; a dash where no day is known. */
export function day(text: string | null): string {
  if (text === null) return '–';
  const [year = '', month = '', dayOfMonth = ''] = text.split('-');
  return `${dayOfMonth.replace(/^0/, '')} ${MONTHS[parseInt(month, 10) - 1] ?? month} ${year}`;
}

/** An instant to the second, in UTC. */
export function instant(text: string): string {
  return `${day(text.slice(0, 10))}, ${text.slice(11, 19)} UTC`;
}

/** The first digits of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}

/** A code of the books in words: 'press-only' is 'Press only'. */
export function words(code: string): string {
  const special = SPECIAL_WORDS[code];
  if (special !== undefined) return special;
  const spaced = code
    .replace(/[-_]/g, ' ')
    .replace(/^(?:pin|tpe)\b/, (short) => short.toUpperCase());
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const SPECIAL_WORDS: Readonly<Record<string, string>> = {
  'press-only': 'Press only: no primary source found',
  official: "Official: the funder's own word",
  signed: 'Signed: there is an agreement',
  stated: 'stated in the source',
  unconfirmed: 'generally published, not seen in a source',
  'jcm-memorandum': 'Memorandum on the Joint Crediting Mechanism',
  JCM: 'Joint Crediting Mechanism',
  NONE: 'Outside the mechanism',
};

/** The name of a figure as a heading. */
export function figure(name: string): string {
  return (
    FIGURE_LABELS[name] ?? words(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
  );
}

const FIGURE_LABELS: Readonly<Record<string, string>> = {
  announced: 'Announced',
  available: 'Not committed',
  committedGross: 'Committed, gross',
  decommitted: 'De-committed',
  committed: 'Committed, net',
  disbursedGross: 'Disbursed, gross',
  refunded: 'Refunded',
  disbursed: 'Disbursed',
  returned: 'Returned, not drawable',
  undisbursed: 'Undisbursed',
  repaid: 'Principal repaid',
  outstanding: 'Outstanding',
  interest: 'Interest paid',
  fees: 'Fees paid',
  disbursedShare: 'Disbursed of committed',
  pledge: 'Pledge',
  confidence: 'Confidence',
  effectiveAsOf: 'Effective as of',
  knownAsOf: 'Known as of',
};

/** A piece of a source: plain text, or an address that can be followed. */
export interface SourcePiece {
  readonly text: string;
  readonly isAddress: boolean;
}

/** A source with the addresses in it apart from the text, in their order. */
export function sourcePieces(source: string): readonly SourcePiece[] {
  return source
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:)])/)
    .filter((text) => text !== '')
    .map((text) => ({ text, isAddress: /^https?:\/\//.test(text) }));
}
