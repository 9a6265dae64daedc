import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { CountryList, ListOf, OneOf, PublicIdList, Text } from '../http/fields.ts';
import { SIDES } from './grant.ts';
import type { Side } from './grant.ts';
import { ALL_ROLES } from './permissions.ts';
import type { Role } from './permissions.ts';

/** A role, and where it is to hold; what is left out sets no limit. */
export class GrantDto {
  @OneOf(ALL_ROLES, { description: 'What may be done' })
  readonly role!: Role;

  @CountryList({ optional: true, min: 1, max: 250, description: 'In which partner countries' })
  readonly countries?: readonly string[];

  @OneOf(SIDES, { optional: true, description: 'For which side; a co-chair is of one' })
  readonly side?: Side;

  @PublicIdList({
    optional: true,
    min: 1,
    max: 100,
    description: 'For which participants; each id begins with 00',
  })
  readonly organisations?: readonly string[];

  @PublicIdList({ optional: true, min: 1, max: 1000, description: 'In which projects' })
  readonly projects?: readonly string[];
}

/** Somebody who will sign in, or get keys. */
export class PrincipalDto {
  @Text({ max: 200, description: 'A person or a machine', example: 'Aigerim Sadykova' })
  readonly name!: string;

  @OneOf(['person', 'machine'], { optional: true, description: 'person where it is left out' })
  readonly kind?: 'person' | 'machine';

  @ListOf(() => GrantDto, { max: 20, description: 'What it may do from the start' })
  readonly grants!: readonly GrantDto[];
}

/** Somebody's account at an identity provider. */
export class IdentityLinkDto {
  @Text({ max: 500, description: 'The provider, as its `iss`', example: 'https://id.example.org' })
  readonly issuer!: string;

  @Text({ max: 255, description: 'Who they are there, as `sub`' })
  readonly subject!: string;
}

export class IdentityLinkView {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty()
  readonly issuer!: string;

  @ApiProperty()
  readonly subject!: string;

  @ApiProperty({ format: 'date-time' })
  readonly linkedAt!: string;
}

export class IdentityLinkList {
  @ApiProperty({ type: () => [IdentityLinkView] })
  readonly items!: readonly IdentityLinkView[];

  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

export class IdentityLinkAnswer extends ActAnswer {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly principal!: string;
}

export class ErasureAnswer extends ActAnswer {}

export class SecondFactorResetAnswer extends ActAnswer {}

export class GrantView {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ enum: [...ALL_ROLES] })
  readonly role!: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all countries' })
  readonly countries!: readonly string[] | null;

  @ApiProperty({ enum: [...SIDES], type: String, nullable: true, description: 'Null for both' })
  readonly side!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all participants' })
  readonly organisations!: readonly string[] | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all projects' })
  readonly projects!: readonly string[] | null;

  @ApiProperty({ format: 'date-time' })
  readonly grantedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: string | null;
}

export class PrincipalView {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ enum: ['person', 'machine', 'operator'] })
  readonly kind!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null once it was erased' })
  readonly name!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ type: () => [GrantView] })
  readonly grants!: readonly GrantView[];
}

export class PrincipalPage {
  @ApiProperty({ type: () => [PrincipalView] })
  readonly items!: readonly PrincipalView[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  readonly next!: string | null;
}

export class GrantAnswer extends ActAnswer {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly principal!: string;

  @ApiProperty({ enum: [...ALL_ROLES] })
  readonly role!: string;
}
