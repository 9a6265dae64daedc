import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { VersionView } from '../partner-country/partner-country.answers.ts';
import { IdentifierDto } from './participant.dto.ts';

const ID = { example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const NEXT = { description: 'Cursor of the next page; null on the last' } as const;
const NAMES = { type: 'object', additionalProperties: { type: 'string' } } as const;
const SCOPES = { type: 'integer', isArray: true } as const;

/** A participant as it is known now. */
export class ParticipantView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Its name by language: en, ja, kk, ru, fr', ...NAMES })
  readonly names!: object;
  @ApiProperty({ example: 'company' }) readonly kind!: string;
  @ApiProperty({ description: 'Where it is established', example: 'JP', ...NULLABLE_TEXT })
  readonly country!: string | null;
  @ApiProperty({ type: () => [IdentifierDto] }) readonly identifiers!: readonly object[];
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ description: 'Number of the present version', type: 'integer' })
  readonly version!: number;
}

/** What it was called, from which version and day. */
export class NameHistoryView {
  @ApiProperty() readonly name!: string;
  @ApiProperty(NAMES) readonly names!: object;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ format: 'date' }) readonly validFrom!: string;
}

/** A participant with its names through time, its designations, and all versions of its record. */
export class ParticipantDetail extends ParticipantView {
  @ApiProperty({ type: () => [NameHistoryView] })
  readonly nameHistory!: readonly NameHistoryView[];
  @ApiProperty({ type: () => [TpeDesignationView] })
  readonly designations!: readonly TpeDesignationView[];
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class ParticipantPage {
  @ApiProperty({ type: () => [ParticipantView] }) readonly items!: readonly ParticipantView[];
  @ApiProperty({ ...NEXT, ...NULLABLE_TEXT }) readonly next!: string | null;
}

/** Why two records may be of one participant. */
export class DuplicateReason {
  @ApiProperty({ enum: ['identifier', 'name'] }) readonly kind!: string;
  @ApiProperty({ description: 'The register, where it is an identifier', ...NULLABLE_TEXT })
  readonly scheme!: string | null;
  @ApiProperty({ description: 'The identifier, or the name as the other record has it' })
  readonly value!: string;
  @ApiProperty({ description: 'Whether both records say so now; else one of them did formerly' })
  readonly current!: boolean;
}

/** Another record that may be of the same participant: a proposal, never a merger. */
export class DuplicateProposal {
  @ApiProperty({ type: () => ParticipantView }) readonly participant!: ParticipantView;
  @ApiProperty({ type: () => [DuplicateReason] }) readonly reasons!: readonly DuplicateReason[];
}

export class DuplicateProposals {
  @ApiProperty({ type: () => [DuplicateProposal] }) readonly items!: readonly DuplicateProposal[];
}

/** A participant as it was just written. */
export class ParticipantAnswer extends ActAnswer {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ example: 'company' }) readonly kind!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A designation of a third-party entity. */
export class TpeDesignationView {
  @ApiProperty({ example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }) readonly id!: string;
  @ApiProperty({ description: 'Whose Joint Committee designated it', example: 'KZ' })
  readonly country!: string;
  @ApiProperty({ description: 'The third-party entity', ...ID }) readonly participant!: string;
  @ApiProperty({ description: 'Its present name' }) readonly name!: string;
  @ApiProperty(SCOPES) readonly validationScopes!: readonly number[];
  @ApiProperty(SCOPES) readonly verificationScopes!: readonly number[];
  @ApiProperty({ description: 'The decision that designates it' }) readonly decision!: string;
  @ApiProperty({ format: 'date' }) readonly designatedOn!: string;
  @ApiProperty(NULLABLE_DAY) readonly until!: string | null;
}

export class TpeDesignationPage {
  @ApiProperty({ type: () => [TpeDesignationView] })
  readonly items!: readonly TpeDesignationView[];
  @ApiProperty({ ...NEXT, ...NULLABLE_TEXT }) readonly next!: string | null;
}

/** A designation as it was just entered. */
export class TpeDesignationAnswer extends ActAnswer {
  @ApiProperty({ description: 'The third-party entity', ...ID }) readonly participant!: string;
  @ApiProperty(SCOPES) readonly validationScopes!: readonly number[];
  @ApiProperty(SCOPES) readonly verificationScopes!: readonly number[];
  @ApiProperty() readonly decision!: string;
  @ApiProperty({ format: 'date' }) readonly designatedOn!: string;
  @ApiProperty(NULLABLE_DAY) readonly until!: string | null;
}
