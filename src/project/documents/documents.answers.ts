import { ApiProperty } from '../../http/api-notes.ts';
import { ActAnswer } from '../../http/act-response.ts';
import { DOCUMENT_FORM_CODES, DOCUMENT_VISIBILITIES } from './forms.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const FORM = { enum: DOCUMENT_FORM_CODES, example: 'PDD' } as const;
const SHA256 = { description: 'SHA-256 of the file, hexadecimal' } as const;
const BYTES = { type: 'integer', description: 'Length of the file' } as const;

/** A filed document, without its file. */
export class DocumentView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty(FORM) readonly form!: string;
  @ApiProperty({ example: 'Project Design Document' }) readonly formName!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: '02.1' }) readonly version!: string;
  @ApiProperty({ enum: DOCUMENT_VISIBILITIES }) readonly visibility!: string;
  @ApiProperty({
    description: 'Its public or its confidential edition; null for none that whoever asks may read',
    type: 'string',
    nullable: true,
  })
  readonly otherEdition!: string | null;
  @ApiProperty(SHA256) readonly sha256!: string;
  @ApiProperty(BYTES) readonly bytes!: number;
  @ApiProperty({ example: 'application/pdf' }) readonly mediaType!: string;
  @ApiProperty({ description: 'Where the file is read' }) readonly content!: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

export class DocumentPage {
  @ApiProperty({ type: () => [DocumentView] }) readonly items!: readonly DocumentView[];
  @ApiProperty({ type: 'string', nullable: true }) readonly next!: string | null;
}

export class DocumentAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty(FORM) readonly form!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: '02.1' }) readonly version!: string;
  @ApiProperty({ enum: DOCUMENT_VISIBILITIES }) readonly visibility!: string;
  @ApiProperty(SHA256) readonly sha256!: string;
  @ApiProperty(BYTES) readonly bytes!: number;
  @ApiProperty({ example: 'application/pdf' }) readonly mediaType!: string;
}
