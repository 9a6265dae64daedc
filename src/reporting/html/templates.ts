import { join } from 'node:path';
import { Eta } from 'eta';
import { displayOf } from '../language/display.ts';
import type { Language } from '../language/language.ts';
import * as show from './display.ts';
import { packageRoot } from './package-root.ts';
import { iconAddress, stylesheetAddress } from './assets.ts';

/**
 * Templates by their path below `src`, without the ending: '/web/views/home'. Whatever a template shows
 * is escaped unless it is itself the text of a template.
 */
const eta = new Eta({
  views: join(packageRoot(), 'src'),
  autoEscape: true,
  cache: true,
  varName: 'it',
});

/** What the layout needs of any page. */
export interface Page {
  readonly title: string;
  /** English where it is left out. */
  readonly language?: Language;
  readonly book: { readonly id: string; readonly kind: string; readonly notice: string | null };
}

/**
 * Renders a page. In a template, `it.show` has the functions of display.ts, and `it.display` the
 * texts of the page's language.
 */
export function render(template: string, page: Page, content: object): string {
  const display = displayOf(page.language ?? 'en');
  // A report brings texts of its own, which know its names too; a page may bring its own forms of figures.
  const given = { show, display, ...content, page, stylesheetAddress, iconAddress };
  return eta.render(template, given);
}
