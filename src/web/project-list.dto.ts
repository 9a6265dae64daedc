import { OneOf, Text } from '../http/fields.ts';
import {
  MECHANISMS,
  PROJECT_STATUSES,
  type Mechanism,
  type ProjectStatus,
} from '../project/project-record.ts';
import type { Language } from '../reporting/language/language.ts';
import { PageLanguage } from './pages.dto.ts';

const SORTS = ['reference', '-reference', 'title', '-title'];

/** What the form of the list sends: every field, also those that were left empty. */
export class ProjectListQuery {
  @Text({ optional: true, min: 0, max: 100, description: 'Part of reference, title, participant' })
  readonly q?: string;

  @OneOf(['', ...MECHANISMS], { optional: true, description: 'Only under this mechanism' })
  readonly mechanism?: Mechanism | '';

  @OneOf(['', ...PROJECT_STATUSES], { optional: true, description: 'Only with this status' })
  readonly status?: ProjectStatus | '';

  @Text({ optional: true, min: 0, max: 100, description: 'Only of this sector' })
  readonly sector?: string;

  @OneOf(['', ...SORTS], { optional: true, description: 'What to sort by' })
  readonly sort?: string;

  @Text({ optional: true, min: 0, max: 1024, description: 'Where to go on' })
  readonly cursor?: string;

  @PageLanguage()
  readonly lang?: Language;
}
