const QUOTE = 34;
const COMMA = 44;
const OPENING_BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;

/**
 * A name that some object of a JSON text has twice; null where there is none. A parser takes the last of
 * the two and says nothing, so that one reader sees another amount than the next.
 *
 * @param text JSON that was parsed already: it is not checked again
 * @source RFC 8259 section 4: names within an object should be unique
 */
export function repeatedName(text: string): string | null {
  // The names of each object that is open; null for a list.
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (isName) {
          const name = nameOf(text.slice(at, end + 1));
          const names = open.at(-1);
          if (names?.has(name) === true) return name;
          names?.add(name);
          isName = false;
        }
        at = end;
        break;
      }
      case OPENING_BRACE:
        open.push(new Set());
        isName = true;
        break;
      case OPENING_BRACKET:
        open.push(null);
        isName = false;
        break;
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        open.pop();
        isName = false;
        break;
      case COMMA:
        isName = open.at(-1) !== null;
        break;
    }
  }
  return null;
}

/** Where the string that begins at a quotation mark has its other one. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let signs = 0;
    while (text.charCodeAt(at - 1 - signs) === BACKSLASH) signs += 1;
    if (signs % 2 === 0) return at;
  }
  return text.length;
}

/** "\u0061" is the name "a". */
function nameOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
