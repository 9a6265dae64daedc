import { join } from 'node:path';
import { Eta } from 'eta';
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
  readonly book: { readonly id: string; readonly kind: string; readonly notice: string | null };
}

/** Renders a page. In a template, `it.show` has the functions of display.ts. */
export function render(template: string, page: Page, content: object): string {
  return eta.render(template, { ...content, page, show, stylesheetAddress, iconAddress });
}
