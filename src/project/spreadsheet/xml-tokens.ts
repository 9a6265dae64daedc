/** What comes next in an XML text. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: string;
      readonly closed: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A tag or a text longer than this is no spreadsheet's. */
const TOKEN_AT_MOST = 1_000_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The text is not what a spreadsheet writes. */
export class XmlUnreadable extends Error {}

/**
 * Reads XML piece by piece into its tags and texts: as much of it as spreadsheets use. Names come without
 * their prefix. A document type is refused, so that no entity is ever expanded but the five of XML.
 *
 * @source Extensible Markup Language 1.0, fifth edition
 */
export class XmlTokens {
  private rest = '';

  push(piece: string): readonly XmlToken[] {
    this.rest += piece;
    const tokens: XmlToken[] = [];
    let at = 0;
    for (;;) {
      const end = this.endOfToken(at);
      if (end === -1) break;
      const token = tokenOf(this.rest.slice(at, end));
      if (token !== null) tokens.push(token);
      at = end;
    }
    this.rest = this.rest.slice(at);
    if (this.rest.length > TOKEN_AT_MOST) throw new XmlUnreadable('a tag or a text does not end');
    return tokens;
  }

  /** Where the token that begins at `at` ends; -1 where it is not whole yet. */
  private endOfToken(at: number): number {
    const { rest } = this;
    if (at >= rest.length) return -1;
    if (rest[at] !== '<') return rest.indexOf('<', at);
    if (rest.length - at < 9 && '<!--'.startsWith(rest.slice(at, at + 4))) return -1;
    if (rest.length - at < 9 && '<![CDATA['.startsWith(rest.slice(at))) return -1;
    const [ending, length] = rest.startsWith('<!--', at)
      ? ['-->', 3]
      : rest.startsWith('<![CDATA[', at)
        ? [']]>', 3]
        : ['>', 1];
    const end = rest.indexOf(ending, at);
    return end === -1 ? -1 : end + length;
  }
}

function tokenOf(text: string): XmlToken | null {
  if (!text.startsWith('<')) return { kind: 'text', text: plain(text) };
  if (text.startsWith('<![CDATA[')) return { kind: 'text', text: text.slice(9, -3) };
  if (text.startsWith('<!--') || text.startsWith('<?')) return null;
  if (text.startsWith('<!')) throw new XmlUnreadable('it declares a document type');
  if (text.startsWith('</')) return { kind: 'close', name: bare(text.slice(2, -1).trim()) };
  const closed = text.endsWith('/>');
  const inner = text.slice(1, closed ? -2 : -1);
  const space = inner.search(/\s/);
  const name = bare(space === -1 ? inner : inner.slice(0, space));
  return { kind: 'open', name, attributes: space === -1 ? '' : inner.slice(space), closed };
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute; undefined where the tag does not have it. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:[\\w-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(
    attributes,
  );
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[String(name)] ?? String(whole);
      const code = hex === undefined ? parseInt(String(decimal), 10) : parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
