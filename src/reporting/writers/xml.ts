/** A piece of an XML file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly content: readonly (XmlElement | null)[] | string;
}

export function element(
  name: string,
  attributes: XmlElement['attributes'],
  content: XmlElement['content'] = [],
): XmlElement {
  return { name, attributes, content };
}

/** Writes an element with its indentation; attributes that are null are left out. */
export function xmlText(one: XmlElement, indent = ''): string {
  const attributes = Object.entries(one.attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`)
    .join('');
  const open = `${indent}<${one.name}${attributes}`;
  if (typeof one.content === 'string') return `${open}>${escaped(one.content)}</${one.name}>`;
  const children = one.content.filter((child) => child !== null);
  if (children.length === 0) return `${open}/>`;
  const inside = children.map((child) => xmlText(child, `${indent}  `)).join('\n');
  return `${open}>\n${inside}\n${indent}</${one.name}>`;
}

/** Text as XML 1.0 can hold it: letters that it cannot are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
