import { ApiProperty } from '../http/api-notes.ts';
import { Day, OneOf, PublicId, Text } from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import { ACCESS_EVENTS } from './access-log.ts';

export class AccessLogQuery extends PageQuery {
  @PublicId({ optional: true, description: 'What this principal did' })
  readonly principal?: string;

  @Day({ optional: true, description: 'On this day, in UTC' })
  readonly day?: string;

  @Text({ optional: true, max: 2, description: 'Reads about this partner', example: 'KZ' })
  readonly country?: string;

  @OneOf(ACCESS_EVENTS, { optional: true, description: 'Of this kind' })
  readonly event?: string;
}

export class AccessLogItem {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ enum: [...ACCESS_EVENTS] })
  readonly event!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where nobody could be named' })
  readonly principal!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null for nobody, or once erased' })
  readonly name!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly apiKey!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly session!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The route as it is declared' })
  readonly route!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the address was about' })
  readonly subject!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The partner it was about' })
  readonly country!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where a sign-in came from' })
  readonly address!: string | null;
}

export class AccessLogPage {
  @ApiProperty({ type: () => [AccessLogItem] })
  readonly items!: readonly AccessLogItem[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  readonly next!: string | null;
}
