import { OneOf, Text, WholeNumberText } from '../http/fields.ts';
import { AsOfQuery } from '../reporting/country-report.dto.ts';
import { FIGURE_NAMES } from '../reporting/figures.ts';
import { LANGUAGES, type Language } from '../reporting/language/language.ts';

const ID = { optional: true, min: 0, max: 64 } as const;

/** The language of a page, which every page takes from its address. */
export function PageLanguage(): PropertyDecorator {
  return OneOf(LANGUAGES, { optional: true, description: 'Language of the page' });
}

/** Which figure's entries, and which page of them. */
export class FigureEntriesQuery extends AsOfQuery {
  @Text({ ...ID, description: 'Id of the tranche whose figure it is' })
  readonly tranche?: string;

  @Text({ ...ID, description: 'Id of the commitment whose figure it is' })
  readonly commitment?: string;

  @Text({ ...ID, description: 'The currency whose total it is' })
  readonly currency?: string;

  @Text({ max: 64, description: `Which figure: ${FIGURE_NAMES.join(', ')}` })
  readonly figure!: string;

  @WholeNumberText({ optional: true, min: 1, max: 200, description: 'Entries on a page; 50' })
  readonly limit?: string;

  @Text({ optional: true, max: 1024, description: 'Where to go on' })
  readonly cursor?: string;

  @PageLanguage()
  readonly lang?: Language;
}
