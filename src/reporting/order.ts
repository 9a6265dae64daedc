/**
 * Puts rows in the order of some of their texts, by code units: the same on every machine and in every
 * locale, so that a report made again has the same bytes.
 */
export function byTexts<Row>(
  keysOf: (row: Row) => readonly string[],
): (one: Row, other: Row) => number {
  return (one, other) => {
    const keys = keysOf(one);
    const others = keysOf(other);
    for (const [at, key] of keys.entries()) {
      const against = others[at] ?? '';
      if (key !== against) return key < against ? -1 : 1;
    }
    return 0;
  };
}

/** Rows by a key, each group in the order in which its rows came. */
export function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
