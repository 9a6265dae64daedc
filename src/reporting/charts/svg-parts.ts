import { scriptRuns } from '../language/script-runs.ts';
import type { TextStyle } from './shapes.ts';

/** Families as the fonts of this program are called; a page falls back to what the reader has. */
export const LATIN_FAMILY = 'NotoSans, sans-serif';
export const JAPANESE_FAMILY = 'NotoSansJP, sans-serif';

export const INK = '#17202b';
export const QUIET = '#4a5563';
export const LINE = '#c9cfd6';
export const FILL = '#0b5d66';

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A line of text; Japanese in it is given its own font, because none takes over by itself. */
export function svgText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = 12, anchor = 'start', bold = false, fill = INK } = style;
  const runs = scriptRuns(text).map(({ text: piece, script }) => {
    const family = script === 'japanese' ? JAPANESE_FAMILY : LATIN_FAMILY;
    return `<tspan font-family="${family}">${escaped(piece)}</tspan>`;
  });
  const weight = bold ? ' font-weight="bold"' : '';
  return (
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}"${weight} fill="${fill}" ` +
    `xml:space="preserve">${runs.join('')}</text>`
  );
}

/** Patterns by which parts are told apart without colour; ids are those of one chart. */
export function patterns(id: string): string {
  return (
    `<defs><pattern id="${id}-hatched" width="6" height="6" patternUnits="userSpaceOnUse">` +
    `<rect width="6" height="6" fill="#ffffff"/>` +
    `<path d="M0 6 L6 0" stroke="${FILL}" stroke-width="1.6"/></pattern>` +
    `<pattern id="${id}-dotted" width="6" height="6" patternUnits="userSpaceOnUse">` +
    `<rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.3" fill="${QUIET}"/>` +
    `</pattern></defs>`
  );
}

export function fillOf(id: string, pattern: 'solid' | 'hatched' | 'dotted' | 'open'): string {
  if (pattern === 'solid') return FILL;
  return pattern === 'open' ? '#ffffff' : `url(#${id}-${pattern})`;
}

/** The frame of a drawing, with its title and description for those who cannot see it. */
export function drawing(
  id: string,
  size: { readonly width: number; readonly height: number },
  told: { readonly title: string; readonly description: string },
  parts: readonly string[],
): string {
  const { width, height } = size;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" ` +
    `height="${height}" role="img" aria-labelledby="${id}-title ${id}-text">` +
    `<title id="${id}-title">${escaped(told.title)}</title>` +
    `<desc id="${id}-text">${escaped(told.description)}</desc>` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`
  );
}
