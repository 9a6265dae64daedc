/**
 * The shortest decimal text of a number as a spreadsheet stores it: '0.30000000000000004' is what was
 * typed as 0.3 and computed, '1E-3' is '0.001'. Null where the text is no number, or too large or small to
 * be written out.
 *
 * Spreadsheets keep every number as an IEEE 754 double and write it with up to 17 digits; the shortest text
 * that is the same double is what the person who typed it saw.
 */
export function doubleText(text: string): string | null {
  if (!/^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?$/.test(text)) return null;
  const value = parseFloat(text);
  if (!Number.isFinite(value)) return null;
  const short = String(value === 0 ? 0 : value);
  if (!short.includes('e')) return short;
  const [digits = '', power = '0'] = short.split('e');
  const places = parseInt(power, 10);
  if (places > 0 || places < -12) return null;
  const bare = digits.replace('-', '').replace('.', '');
  return `${digits.startsWith('-') ? '-' : ''}0.${'0'.repeat(-places - 1)}${bare}`;
}
