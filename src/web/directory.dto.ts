import { OneOf, Text } from '../http/fields.ts';
import type { Language } from '../reporting/language/language.ts';
import { METHODOLOGY_STATES, type MethodologyState } from '../methodology/methodology-cycle.ts';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../participant/participant-record.ts';
import { PageLanguage } from './pages.dto.ts';

const WORDS = { optional: true, min: 0, max: 100, description: 'Part of a name or title' } as const;
const COUNTRY = { optional: true, min: 0, max: 2, pattern: /^([A-Z]{2})?$/ } as const;
const CURSOR = { optional: true, min: 0, max: 1024, description: 'Where to go on' } as const;

/** What the form above the participants sends: every field, also those that were left empty. */
export class ParticipantListQuery {
  @Text(WORDS)
  readonly q?: string;
  @OneOf(['', ...PARTICIPANT_KINDS], { optional: true, description: 'Only of this kind' })
  readonly kind?: ParticipantKind | '';
  @Text(CURSOR)
  readonly cursor?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** What the form above the methodologies sends. */
export class MethodologyListQuery {
  @Text(WORDS)
  readonly q?: string;
  @Text({ ...COUNTRY, form: 'two capital letters', description: 'Only of this partner' })
  readonly country?: string;
  @OneOf(['', ...METHODOLOGY_STATES], { optional: true, description: 'Only in this state' })
  readonly state?: MethodologyState | '';
  @Text(CURSOR)
  readonly cursor?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** What the form above the decisions sends. */
export class DecisionListQuery {
  @Text(WORDS)
  readonly q?: string;
  @OneOf(['', 'awaiting-signatures', 'effective'], { optional: true, description: 'Only these' })
  readonly status?: 'awaiting-signatures' | 'effective' | '';
  @Text(CURSOR)
  readonly cursor?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** A form sends every field of it; those that were left empty ask for nothing. */
export function filled<Query extends object>(query: Query): Partial<Query> {
  const given = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(given) as Partial<Query>;
}

/** The address of another page of a list, with what was asked of it. */
export function pageAddress(path: string, query: object, cursor: string | null): string {
  const parameters = new URLSearchParams({ ...query } as Record<string, string>);
  parameters.delete('cursor');
  if (cursor !== null) parameters.set('cursor', cursor);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
