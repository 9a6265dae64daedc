import type { BodyClass } from '../../http/field-shapes.ts';
import type { JsonValue } from '../../kernel/canonical-json.ts';
import type { JsonObject } from '../../ledger/act.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { FormField } from './form-field.ts';

/** A line of what a page says about an act: a name, and a text or several. */
export interface SummaryLine {
  readonly label: string;
  readonly value: string | readonly string[];
}

/**
 * An act as people ask for it: the same body class and the same kind of act as over the interface, with
 * the words of the page around it.
 */
export interface ActForm {
  /** Of all words of the form. */
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  /** Where the page stands: links that lead up from it. */
  readonly path: readonly { readonly label: string; readonly address: string }[];
  /** Where the form is posted to; it is shown there by GET. */
  readonly action: string;
  readonly fields: readonly FormField[];
  /** What is said before the act is done: that it is for good, say. */
  readonly warning?: string;
  /** On the button that does it: 'Retire these credits'. */
  readonly verb: string;
  readonly bodyClass: BodyClass;
  readonly act: { readonly kind: string; readonly subject?: string; readonly country?: string };
  /** What of the body the page says, and nobody types: the kind of an amendment, say. */
  readonly fixed?: Readonly<Record<string, JsonValue>>;
  /** What the interface adds to the body by itself: the roles of whoever asks, say. */
  readonly added?: Readonly<Record<string, JsonValue>>;
  /** Facts that stand above the fields: what the account holds, say. */
  readonly facts?: readonly SummaryLine[];
  /** The field beside which a refusal without a pointer is shown. */
  readonly fieldOfCode?: (code: string) => string | undefined;
  /** The preview shows the balances before the entry too. */
  readonly showsBefore?: true;
  /** What the act would do, from its answer. */
  readonly summary: (answer: JsonObject) => readonly SummaryLine[];
  /** Where the receipt is read. */
  readonly receipt: (answer: JsonObject) => string;
}
