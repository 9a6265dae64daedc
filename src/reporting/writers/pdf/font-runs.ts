import { scriptRuns } from '../../language/script-runs.ts';

/** Text for pdfmake; where another font has to take over, in pieces. */
export function textOf(text: string): string | readonly object[] {
  const runs = scriptRuns(text);
  if (runs.every(({ script }) => script === 'other')) return text;
  return runs.map(({ text: piece, script }) =>
    script === 'japanese' ? { text: piece, font: 'NotoSansJP' } : { text: piece },
  );
}
