import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { DecisionItemDto } from './joint-committee.dto.ts';
import { VersionView } from './partner-country.answers.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const STATUSES = ['awaiting-signatures', 'effective'] as const;

/** One side's signature. */
export class SignatureView {
  @ApiProperty({ enum: ['japan', 'partner'] }) readonly side!: string;
  @ApiProperty({ description: 'The principal who signed', format: 'uuid' })
  readonly signedBy!: string;
  @ApiProperty({ description: 'When the book learned of it', format: 'date-time' })
  readonly recordedAt!: string;
}

/** A decision of a Joint Committee as it stands now. */
export class DecisionView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ description: 'The partner country', example: 'KZ' }) readonly country!: string;
  @ApiProperty({ enum: ['meeting', 'electronic'] }) readonly mode!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'The day it was decided', format: 'date' })
  readonly decisionOn!: string;
  @ApiProperty({ type: () => [DecisionItemDto] }) readonly items!: readonly object[];
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ description: 'The principal who submitted it', format: 'uuid' })
  readonly submittedBy!: string;
  @ApiProperty({ enum: STATUSES }) readonly status!: string;
  @ApiProperty({ description: 'From which day it is in effect', ...NULLABLE_DAY })
  readonly effectiveOn!: string | null;
  @ApiProperty({ type: () => [SignatureView] }) readonly signatures!: readonly SignatureView[];
  @ApiProperty({ description: 'The sides whose signature is awaited', isArray: true, type: String })
  readonly awaits!: readonly string[];
  @ApiProperty({ description: 'Number of the present version', type: 'integer' })
  readonly version!: number;
}

/** A decision with all versions of its record. */
export class DecisionDetail extends DecisionView {
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class DecisionPage {
  @ApiProperty({ type: () => [DecisionView] }) readonly items!: readonly DecisionView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** A decision as it was just submitted; `status` is the act's. */
export class DecisionAnswer extends ActAnswer {
  @ApiProperty({ format: 'date' }) readonly decisionOn!: string;
  @ApiProperty({ enum: STATUSES }) readonly decisionStatus!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A signature as it was just given; `status` is the act's. */
export class SignatureAnswer extends ActAnswer {
  @ApiProperty(ID) readonly decision!: string;
  @ApiProperty({ enum: ['japan', 'partner'] }) readonly side!: string;
  @ApiProperty({ enum: STATUSES }) readonly decisionStatus!: string;
  @ApiProperty(NULLABLE_DAY) readonly effectiveOn!: string | null;
  @ApiProperty({ description: "Number of the decision's present version", type: 'integer' })
  readonly version!: number;
}
