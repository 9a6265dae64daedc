const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;

/**
 * What begins like a formula is none: a spreadsheet shows it as text. Numbers stay numbers. The wide
 * forms count too: a spreadsheet in Japanese or Chinese takes them for the narrow ones.
 */
export function guarded(cell: string): string {
  return /^[=+\-@＝＋－＠\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
