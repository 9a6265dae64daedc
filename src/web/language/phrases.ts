/** What is needed of a language to say a phrase in it. */
interface Speaker {
  readonly t: (word: string, values: Readonly<Record<string, string>>) => string;
  readonly code: (name: string) => string;
  readonly day: (day: string) => string;
}

interface Phrase {
  readonly word: string;
  readonly pattern: RegExp;
  readonly holes: readonly string[];
}

/** Words that are whole phrases: what something lacks or is expected, by whom, and what it warns of. */
const IS_PHRASE = /^(?:by|expected|lack|warning)\./;

/** What can stand in a hole, where that is not anything. */
const HOLES: Readonly<Record<string, string>> = {
  form: '.+ \\([A-Za-z_]+\\)',
  count: '[0-9]+',
  year: '[0-9]{4}',
};
const FORM = /^(.+) \(([A-Za-z_]+)\)$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/**
 * Says in another language what the cycles of projects, reports, methodologies and requests say in
 * English. Their sentences are the English words of pages; days, forms and codes in them are said too.
 * What no phrase matches stays as it is.
 */
export function sayer(
  english: Readonly<Record<string, string>>,
  speaker: Speaker,
): (text: string) => string {
  const phrases = phrasesIn(english);
  const said = (text: string): string => {
    for (const { word, pattern, holes } of phrases) {
      const found = pattern.exec(text);
      if (found === null) continue;
      const values = holes.map((name, at) => [name, part(name, found[at + 1] ?? '')]);
      return speaker.t(word, Object.fromEntries(values) as Record<string, string>);
    }
    return text;
  };
  const part = (hole: string, text: string): string => {
    if (DAY.test(text)) return speaker.day(text);
    const [, , form] = FORM.exec(text) ?? [];
    if (form !== undefined && speaker.code(form) !== form) return `${speaker.code(form)} (${form})`;
    const named = hole === 'item' ? speaker.code(`item.${text}`) : speaker.code(text);
    if (named !== text) return named;
    if (hole !== 'list') return said(text);
    const parts = text.split(/, | and /);
    return parts.length < 2 ? text : parts.map((each) => part(hole, each)).join(', ');
  };
  return said;
}

/** The most particular first: those with the most letters of their own. */
function phrasesIn(english: Readonly<Record<string, string>>): readonly Phrase[] {
  return Object.entries(english)
    .filter(([word]) => IS_PHRASE.test(word))
    .sort(([, one], [, other]) => letters(other) - letters(one))
    .map(([word, text]) => {
      const holes = [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name);
      const parts = text
        .split(/\{[a-z]+\}/)
        .map((each) => each.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
      const pattern = parts.reduce(
        (made, each, at) => `${made}(${HOLES[holes[at - 1] ?? ''] ?? '.+'})${each}`,
      );
      return { word, pattern: new RegExp(`^${pattern}$`), holes };
    });
}

function letters(text: string): number {
  return text.replace(/\{[a-z]+\}/g, '').length;
}
