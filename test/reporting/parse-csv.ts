/** Reads a table of RFC 4180 back, independently of the package that wrote it: rows by column. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ',') {
      records.at(-1)?.push(cell);
      cell = '';
    } else if (sign === '\r' && text.charAt(at + 1) === '\n') {
      records.at(-1)?.push(cell);
      records.push([]);
      cell = '';
      at += 1;
    } else cell += sign;
  }
  const [heading = [], ...rows] = records.filter((record) => record.length > 0);
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [heading[at] ?? at, value])));
}
