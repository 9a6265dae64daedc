import type { Cell, CellKind } from '../document/document.ts';
import { CATALOGUES_OF } from './catalogues.ts';
import type { DefinitionTerm } from './definition-terms.ts';
import { amountIn, dayIn, instantIn, percentIn } from './forms.ts';
import type { Catalogue, Label } from './labels.ts';
import type { Language } from './language.ts';

/** Everything of a report in one language: labels, words for codes, the form of numbers and days. */
export interface Display {
  readonly language: Language;
  /** A label, with what stands in braces in it. */
  label(label: Label, values?: Readonly<Record<string, string>>): string;
  /** A code in words; itself where there is no word for it. */
  code(code: string): string;
  definition(term: DefinitionTerm): { readonly name: string; readonly meaning: string };
  /** A cell as people read it; a dash where nothing is known. */
  cell(kind: CellKind, value: Cell): string;
  amount(text: string): string;
  day(text: string): string;
  instant(text: string): string;
  /** The name of somebody who has names by language; English where this one is missing. */
  name(names: Readonly<Record<string, string>>): string;
}

/** Names in all languages by the English ones. */
type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

const NOTHING = '–';

export function displayOf(language: Language, names: Names = {}): Display {
  const catalogue = CATALOGUES_OF[language];
  const labels: Readonly<Record<string, string>> = { ...catalogue.frame, ...catalogue.columns };
  const codes: Readonly<Record<string, string>> = catalogue.codes;
  const display: Display = {
    language,
    label: (label, values = {}) =>
      (labels[label] ?? label).replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? ''),
    code: (code) => (Object.hasOwn(codes, code) ? (codes[code] ?? code) : code),
    definition: (term) => catalogue.definitions[term],
    cell: (kind, value) => {
      if (value === null) return NOTHING;
      if (kind === 'name') return display.name(names[value] ?? { en: value });
      return shown(display, catalogue, kind, value);
    },
    amount: (text) => amountIn(language, text),
    day: (text) => dayIn(language, text),
    instant: (text) => instantIn(language, text),
    name: (names) => names[language] ?? names['en'] ?? '',
  };
  return display;
}

function shown(
  display: Display,
  catalogue: Catalogue,
  kind: Exclude<CellKind, 'name'>,
  value: string,
): string {
  switch (kind) {
    case 'amount':
    case 'count':
      return display.amount(value);
    case 'ratio':
      return percentIn(display.language, value);
    case 'day':
      return display.day(value);
    case 'instant':
      return display.instant(value);
    case 'code':
    case 'flag':
      return display.code(value);
    case 'figure':
      return ofColumns(catalogue, `figure.${value}`) ?? value;
    case 'label':
      return ofColumns(catalogue, `check.${value}`) ?? value;
    case 'text':
      return value;
  }
}

function ofColumns({ columns }: Catalogue, name: string): string | undefined {
  return (columns as Readonly<Record<string, string>>)[name];
}
