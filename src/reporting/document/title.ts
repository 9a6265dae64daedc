import type { Display } from '../language/display.ts';
import type { ReportDocument } from './document.ts';

/** 'Kazakhstan: country report', in the language of the display. */
export function titleOf(
  document: Pick<ReportDocument, 'title' | 'subject'>,
  display: Display,
): string {
  const title = display.label(document.title);
  return `${display.name(document.subject)}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
