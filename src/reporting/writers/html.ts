import type { CountryReport } from '../country-report.ts';
import { tranchePanels } from '../html/chart.ts';
import { render } from '../html/templates.ts';

/** The report as a page: the same text for the same model, with nothing of the moment or the reader. */
export function writeHtml(report: CountryReport): Buffer {
  const { effectiveAsOf } = report.asOf;
  const page = {
    title: `${report.country.name}: country report, ${effectiveAsOf}`,
    book: report.book,
  };
  const text = render('/reporting/html/country-report', page, {
    report,
    panels: tranchePanels(report),
  });
  return Buffer.from(text, 'utf8');
}
