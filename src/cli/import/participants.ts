import type { PublicParticipant } from '../../project/public-source/record.ts';
import { quoted, type ImportRow } from './row.ts';

/** A cell of participants, taken apart. */
export interface NamedInCell {
  readonly participants: readonly PublicParticipant[];
  /** Places that stood among them. */
  readonly sites: readonly string[];
}

const FOCAL_POINT = /\s*\(\s*focal point\s*(?:\(\s*[0-9]+\s*\))?\s*\)/gi;
const NUMBERED = /^(?:\([0-9]{1,2}\)|[0-9]{1,2}\.)\s+/;
const SUBPROJECT = /^subproject\s+[0-9]+\s*[:.]\s*/i;
const LOCATION = /^project location\s+[0-9]+\s*[:.]\s*/i;

/** Forms of companies: what follows a comma after one begins another name. */
const ENDS_A_NAME =
  /(?:\b(?:ltd|limited|inc|incorporated|llc|llp|corporation|corp|company|tbk|spa|plc|gmbh|k\.k|s\.a|pvt)\.?|\))$/i;
/** What follows a comma and belongs to the name before it. */
const GOES_ON = /^(?:ltd|limited|inc|incorporated|llc|co|corp|s\.a|plc|pte|pvt)\b/i;
const BEGINS_A_NAME = /^(?:PT\.?\s|P\.T\.\s?|subproject\s+[0-9])/i;
/** "Co., Ltd. Another Co., Ltd.": nothing stands between the two. */
const NOTHING_BETWEEN =
  /(\b(?:Ltd|LTD|Inc|INC|LLC|Limited|LIMITED)\.?)\s*(?<=[.\s])(?=[A-Z][A-Za-z]+[\s-])/g;

/**
 * Takes a list of participants apart. Public lists separate them by semicolons, by commas, or by nothing,
 * number them, and write roles into the names; each that is not a plain semicolon is told.
 */
export function participantsIn(
  row: ImportRow,
  column: string,
  side: PublicParticipant['side'],
): NamedInCell {
  const text = row.text(column);
  if (text === null) return { participants: [], sites: [] };
  const participants: PublicParticipant[] = [];
  const sites: string[] = [];
  for (const piece of pieces(row, column, text)) {
    const unnumbered = piece.replace(NUMBERED, '').replace(SUBPROJECT, '');
    if (unnumbered !== piece) row.warn(column, `${quoted(piece)} is read as ${quoted(unnumbered)}`);
    if (LOCATION.test(unnumbered)) {
      const site = unnumbered.replace(LOCATION, '').trim();
      row.warn(column, `${quoted(piece)} is a place and no participant; kept as a site`);
      sites.push(site);
      continue;
    }
    const name = unnumbered.replace(FOCAL_POINT, '').trim();
    const focalPoint = name !== unnumbered.trim();
    if (focalPoint) {
      row.warn(column, `${quoted(unnumbered)} is read as ${quoted(name)}, a focal point`);
    }
    if (name === '') row.error(column, 'a name is missing between two separators');
    else participants.push({ name, side, focalPoint });
  }
  return { participants, sites };
}

function pieces(row: ImportRow, column: string, text: string): readonly string[] {
  const all: string[] = [];
  for (const listed of text.split(';').map((each) => each.trim())) {
    const byComma = atCommas(listed);
    if (byComma.length > 1) {
      row.warn(column, `${quoted(listed)} is read as ${byComma.length} names between commas`);
    }
    for (const one of byComma) {
      const apart = withNothingBetween(one);
      if (apart.length > 1) {
        row.warn(column, `${quoted(one)} is read as ${apart.length} names with nothing between`);
      }
      all.push(...apart);
    }
  }
  // A list may end with its separator.
  if (all.length > 1 && all.at(-1) === '') all.pop();
  return all;
}

function atCommas(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of outsideParentheses(text)) {
    const last = names.at(-1);
    const isNew =
      last === undefined ||
      BEGINS_A_NAME.test(part) ||
      (ENDS_A_NAME.test(last) && !GOES_ON.test(part));
    if (isNew) names.push(part);
    else names[names.length - 1] = `${last}, ${part}`;
  }
  // Written back as it stood where it is one name: "INC.,Ltd" keeps its comma as it is.
  return names.length === 1 ? [text] : names;
}

function outsideParentheses(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

function withNothingBetween(text: string): readonly string[] {
  return text
    .replace(NOTHING_BETWEEN, '$1\n')
    .split('\n')
    .map((each) => each.trim());
}
