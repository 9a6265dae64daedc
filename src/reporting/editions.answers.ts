import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';

const NULLABLE_TEXT = { type: 'string', nullable: true } as const;

/** An edition as it was just begun, agreed or published. */
export class EditionAnswer extends ActAnswer {
  @ApiProperty({ type: 'integer', description: 'Counts from one by country' })
  readonly number!: number;
  @ApiProperty({ enum: ['draft', 'agreed', 'published'] })
  readonly editionStatus!: string;
  @ApiProperty({ description: 'Digest of the model, once published', ...NULLABLE_TEXT })
  readonly digest!: string | null;
  @ApiProperty({ type: 'integer' })
  readonly version!: number;
}

/** An edition of a country report. */
export class EditionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly number!: number;
  @ApiProperty({ enum: ['draft', 'agreed', 'published'] }) readonly status!: string;
  @ApiProperty({ example: 'FY2025' }) readonly period!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveAsOf!: string;
  @ApiProperty({ type: 'integer', description: "Size of the country's log" })
  readonly knownAsOf!: number;
  @ApiProperty({ type: 'integer', description: 'Size of the log of no country' })
  readonly sharedKnownAsOf!: number;
  @ApiProperty(NULLABLE_TEXT) readonly displayCurrency!: string | null;
  @ApiProperty({ description: 'The decision by which both sides agreed', ...NULLABLE_TEXT })
  readonly decision!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly digest!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** One file of a published edition. */
export class EditionFileView {
  @ApiProperty() readonly format!: string;
  @ApiProperty({ description: 'Empty for files for machines' }) readonly language!: string;
  @ApiProperty({ description: 'Whose side an IATI file tells' }) readonly view!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly sha256!: string;
  @ApiProperty({ type: 'integer' }) readonly bytes!: number;
  @ApiProperty() readonly address!: string;
}

/** An edition with its files. */
export class EditionDetail extends EditionView {
  @ApiProperty({ type: [EditionFileView] }) readonly files!: readonly EditionFileView[];
}

/** A page of editions. */
export class EditionPage {
  @ApiProperty({ type: [EditionView] }) readonly items!: readonly EditionView[];
  @ApiProperty(NULLABLE_TEXT) readonly next!: string | null;
}
