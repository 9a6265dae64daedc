import { ApiProperty, ApiPropertyOptional } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { EVENT_EDITIONS } from './edition.ts';
import type { EventEdition } from './edition.ts';
import { CountryList, OneOf, Text, TextList, WholeNumberText } from '../http/fields.ts';

export class EventsQuery {
  @Text({ max: 2, description: 'Country whose events are read, or 00 for what is of none' })
  readonly country!: string;

  @WholeNumberText({
    optional: true,
    min: 0,
    max: 2_147_483_647,
    description: 'Events behind this `sequence`; from the beginning where it is left out',
  })
  readonly after?: string;

  @WholeNumberText({ optional: true, min: 1, max: 200, description: 'How many at most; 50' })
  readonly limit?: string;

  @OneOf(EVENT_EDITIONS, {
    optional: true,
    description:
      'public (default): what everybody may see; own: what you may see; auditor: every payload',
  })
  readonly edition?: EventEdition;
}

export class WebhookDto {
  @Text({
    max: 2_000,
    description: 'Where events are sent: an https address in the public internet',
    example: 'https://registry.example/jcm-events',
  })
  readonly url!: string;

  @CountryList({
    optional: true,
    min: 1,
    max: 250,
    description: 'All that you may be told of where it is left out',
  })
  readonly countries?: readonly string[];

  @TextList({
    optional: true,
    min: 1,
    max: 100,
    each: { max: 60 },
    description: 'Kinds of acts, such as disbursement; all where it is left out',
  })
  readonly kinds?: readonly string[];

  @OneOf(EVENT_EDITIONS, {
    optional: true,
    description:
      'What is told: public (default), own (what you may see), auditor (needs the permission audit.read)',
  })
  readonly edition?: EventEdition;

  @OneOf(['now', 'beginning'], {
    optional: true,
    description: 'now (default), or the beginning of the log',
  })
  readonly from?: 'now' | 'beginning';
}

export class WebhookAnswer extends ActAnswer {
  @ApiPropertyOptional({
    description: 'Signs every message (HMAC-SHA256), this once; null when the request is repeated',
    type: String,
    nullable: true,
  })
  readonly secret?: string | null;

  @ApiProperty()
  readonly url!: string;
}
