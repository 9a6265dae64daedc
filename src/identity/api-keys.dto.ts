import { ApiProperty, ApiPropertyOptional } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import {
  CountryList,
  InstantText,
  OneOf,
  OneOfList,
  PublicId,
  PublicIdList,
  Text,
} from '../http/fields.ts';
import { SIDES } from './grant.ts';
import type { Side } from './grant.ts';
import { ALL_ROLES } from './permissions.ts';

/** A wish for a new key. */
export class ApiKeyDto {
  @Text({
    optional: true,
    max: 200,
    description: 'Whom the key is for: a person or a machine; needed unless `principal` is given',
    example: 'Fund desk, Almaty office',
  })
  readonly name?: string;

  @OneOf(['person', 'machine'], {
    optional: true,
    description: 'What the new principal is; machine where it is left out',
  })
  readonly kind?: 'person' | 'machine';

  @PublicId({
    optional: true,
    description: 'Makes a further key for a principal that there is, instead of a new one',
    example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly principal?: string;

  @OneOfList(ALL_ROLES, { min: 1, max: ALL_ROLES.length, description: 'What the key may do' })
  readonly roles!: readonly string[];

  @CountryList({
    optional: true,
    min: 1,
    max: 250,
    description: 'The countries the key is limited to; all where it is left out',
  })
  readonly countries?: readonly string[];

  @OneOf(SIDES, { optional: true, description: 'The side the key is limited to' })
  readonly side?: Side;

  @PublicIdList({
    optional: true,
    min: 1,
    max: 100,
    description: 'Participants the key is limited to; each id begins with 00',
  })
  readonly organisations?: readonly string[];

  @PublicIdList({ optional: true, min: 1, max: 1000, description: 'Projects it is limited to' })
  readonly projects?: readonly string[];

  @InstantText({ optional: true, description: 'When it ceases to work; never where left out' })
  readonly expiresAt?: string;
}

/** A key as it is listed; the key itself is answered once, when it is made. */
export class ApiKeyItem {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ description: 'Who uses it', example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly principal!: string;

  @ApiProperty({ enum: ['person', 'machine', 'operator'] })
  readonly kind!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null once it was erased' })
  readonly name!: string | null;

  @ApiProperty({ enum: [...ALL_ROLES], isArray: true })
  readonly roles!: readonly string[];

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all countries' })
  readonly countries!: readonly string[] | null;

  @ApiProperty({ enum: [...SIDES], type: String, nullable: true, description: 'Null for both' })
  readonly side!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all participants' })
  readonly organisations!: readonly string[] | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all projects' })
  readonly projects!: readonly string[] | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly expiresAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly revokedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Roughly' })
  readonly lastUsedAt!: string | null;
}

export class ApiKeyPage {
  @ApiProperty({ type: () => [ApiKeyItem] })
  readonly items!: readonly ApiKeyItem[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  readonly next!: string | null;
}

export class ApiKeyAnswer extends ActAnswer {
  @ApiPropertyOptional({
    description: 'The key, this once; null when the same request is repeated',
    type: String,
    nullable: true,
  })
  readonly key?: string | null;

  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly principal!: string;

  @ApiProperty({ enum: [...ALL_ROLES], isArray: true })
  readonly roles!: readonly string[];
}
