import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const TONNES = { description: 'Whole tonnes of CO2 equivalent', example: '60' } as const;
const SERIALS = {
  description: 'Runs of serials',
  type: 'array',
  items: { type: 'string' },
  example: ['JP-KZ-KZ001-2023-1-60'],
} as const;

/** An act that moved credits, as it was just recorded. */
export class CreditActAnswer extends ActAnswer {
  @ApiProperty({ required: false, description: 'The journal entry behind it', ...ID })
  readonly journalEntry?: string;
  @ApiProperty({ required: false, ...TONNES }) readonly tonnes?: string;
  @ApiProperty({ required: false, ...SERIALS }) readonly serials?: readonly string[];
  @ApiProperty({ required: false, description: 'Where the certificate is read' })
  readonly certificate?: string;
}
