import { ApiProperty } from '../../http/api-notes.ts';
import { OneOf } from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import type { PublicRecord } from './record.ts';

/** What a list of public records takes from its address. */
export class PublicRecordQuery extends PageQuery {
  @OneOf(['project', 'issuance'], { optional: true, description: 'Only records of this kind' })
  readonly kind?: PublicRecord['kind'];
}

/** What a public source says; it passed no gate of this book and is the basis of nothing in it. */
export class PublicRecordView {
  @ApiProperty({ example: 'MN-01932c5e-7a00-7c3e-9b1a-0242ac120000' }) readonly id!: string;
  @ApiProperty({ enum: ['project', 'issuance'] }) readonly kind!: PublicRecord['kind'];
  @ApiProperty({
    description: 'A project; several joined by `+`; or what the source calls them together',
    example: 'MN004',
  })
  readonly reference!: string;
  @ApiProperty({ description: 'Which of the issuances it is; 0 for a project', type: 'integer' })
  readonly ordinal!: number;
  @ApiProperty({ description: 'The project in this book', type: 'string', nullable: true })
  readonly project!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({
    description: 'What is said, with its source; what the source does not say is null',
    type: 'object',
    additionalProperties: true,
  })
  readonly body!: PublicRecord;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

export class PublicRecordPage {
  @ApiProperty({ type: () => [PublicRecordView] }) readonly items!: readonly PublicRecordView[];
  @ApiProperty({ description: 'Cursor of the next page', type: 'string', nullable: true })
  readonly next!: string | null;
}

export class PublicRecordList {
  @ApiProperty({ type: () => [PublicRecordView] }) readonly items!: readonly PublicRecordView[];
}
