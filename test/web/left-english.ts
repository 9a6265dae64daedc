import { DOCUMENT_FORMS } from '../../src/project/documents/forms.ts';
import { codes } from '../../src/web/language/en/codes.ts';
import { pages } from '../../src/web/language/en/pages.ts';
import { words } from '../../src/web/language/en.ts';
import { codes as reportCodes } from '../../src/reporting/language/en/codes.ts';
import { columns } from '../../src/reporting/language/en/columns.ts';
import { frame } from '../../src/reporting/language/en/frame.ts';
import type { Language } from '../../src/reporting/language/language.ts';
import { codeIn, wordsIn } from '../../src/web/language/words.ts';

/** Texts of so many letters are looked for within other texts too. */
const WITHIN = 16;

const NAMED = { ...frame, ...columns, ...words, ...pages };
const CODES = { ...reportCodes, ...codes };

/** Forms of documents are named in the titles of documents too, which are data. */
const FORMS = new Set<string>(Object.values(DOCUMENT_FORMS));
const TEXTS = new Map<Language, readonly string[]>();

/** English texts that a language says otherwise. */
function translated(language: Language): readonly string[] {
  const texts = TEXTS.get(language) ?? translatedIn(language);
  TEXTS.set(language, texts);
  return texts;
}

function translatedIn(language: Language): readonly string[] {
  const t = wordsIn(language);
  return [
    ...Object.entries(NAMED).filter(([name, text]) => t(name as keyof typeof NAMED) !== text),
    ...Object.entries(CODES).filter(([code, text]) => codeIn(language, code) !== text),
  ]
    .map(([, text]) => text)
    .filter((text) => text.length > 3 && !text.includes('{'));
}

/** What a page still says in English that its language has words for; what is marked as English is not. */
export function leftEnglish(html: string, language: Language): readonly string[] {
  const texts = translated(language);
  const whole = new Set(texts.map((text) => text.toLowerCase()));
  const long = texts.filter((text) => text.length >= WITHIN && !FORMS.has(text));
  const own = html
    .replace(/<head>[^]*?<\/head>/, '')
    .replace(/<(\w+)[^>]* lang="en"[^>]*>[^]*?<\/\1>/g, '');
  const said = [
    ...own.replace(/<[^>]*>/g, '\n').split('\n'),
    ...[...own.matchAll(/(?:aria-label|title|alt)="([^"]*)"/g)].map(([, text = '']) => text),
  ].map((text) => text.replaceAll('&#39;', "'").trim());
  return [...new Set(said)].filter(
    (text) => whole.has(text.toLowerCase()) || long.some((each) => text.includes(each)),
  );
}
