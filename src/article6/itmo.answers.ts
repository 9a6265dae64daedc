import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { NULLABLE_TEXT, TONNES_TEXT } from './article6.answers.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NEXT = {
  description: 'Cursor of the next page; null on the last',
  ...NULLABLE_TEXT,
} as const;
const OBJECTS = { type: 'object', isArray: true, additionalProperties: true } as const;

/** A run of ITMOs, as it was identified. */
export class ItmoView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KAZ' }) readonly party!: string;
  @ApiProperty(ID) readonly authorisation!: string;
  @ApiProperty({ type: 'integer' }) readonly authorisationVersion!: number;
  @ApiProperty({ description: 'In the partner’s registry' }) readonly serials!: string;
  @ApiProperty({ example: 'KAZ01' }) readonly registryId!: string;
  @ApiProperty({ description: 'First number' }) readonly firstId!: string;
  @ApiProperty({ description: 'Last number' }) readonly lastId!: string;
  @ApiProperty({
    description: 'First identifier in full; null until CAnnnn is known',
    ...NULLABLE_TEXT,
  })
  readonly firstIdentifier!: string | null;
  @ApiProperty({ description: 'Last identifier in full', ...NULLABLE_TEXT })
  readonly lastIdentifier!: string | null;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty(TONNES_TEXT) readonly tonnes!: string;
  @ApiProperty(TONNES_TEXT) readonly tonnesFirstTransferred!: string;
  @ApiProperty(TONNES_TEXT) readonly tonnesAcquired!: string;
  @ApiProperty({ format: 'date-time' }) readonly identifiedAt!: string;
}

export class ItmoPage {
  @ApiProperty({ type: () => [ItmoView] }) readonly items!: readonly ItmoView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** A run of ITMOs that was first transferred. */
export class FirstTransferView {
  @ApiProperty({ description: 'Id of the act that recorded it', ...ID }) readonly id!: string;
  @ApiProperty({ example: 'KAZ' }) readonly party!: string;
  @ApiProperty(ID) readonly authorisation!: string;
  @ApiProperty() readonly serials!: string;
  @ApiProperty() readonly firstId!: string;
  @ApiProperty() readonly lastId!: string;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty(TONNES_TEXT) readonly tonnes!: string;
  @ApiProperty() readonly basis!: string;
  @ApiProperty(NULLABLE_TEXT) readonly acquiringParty!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly purpose!: string | null;
  @ApiProperty() readonly evidence!: string;
  @ApiProperty({ format: 'date-time' }) readonly transferredAt!: string;
}

export class FirstTransferPage {
  @ApiProperty({ type: () => [FirstTransferView] }) readonly items!: readonly FirstTransferView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** One first transfer, run by run. */
export class FirstTransferDetail {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ type: () => [FirstTransferView] }) readonly runs!: readonly FirstTransferView[];
}

export class ItmoIdentificationAnswer extends ActAnswer {
  @ApiProperty(ID) readonly authorisation!: string;
  @ApiProperty() readonly registryId!: string;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty(OBJECTS) readonly itmos!: readonly object[];
  @ApiProperty(TONNES_TEXT) readonly tonnes!: string;
}

export class FirstTransferAnswer extends ActAnswer {
  @ApiProperty(ID) readonly authorisation!: string;
  @ApiProperty() readonly basis!: string;
  @ApiProperty(NULLABLE_TEXT) readonly acquiringParty!: string | null;
  @ApiProperty(OBJECTS) readonly itmos!: readonly object[];
  @ApiProperty(TONNES_TEXT) readonly tonnes!: string;
}

export class ItmoAcquisitionAnswer extends ActAnswer {
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty(OBJECTS) readonly itmos!: readonly object[];
}
