import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GivenFactors } from './formulas/factors.ts';

/** A version of an approved methodology, as it was approved. */
@Entity('methodology_version', { synchronize: false })
export class MethodologyVersionEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'methodology_id' }) readonly methodologyId!: string;
  /** Ver1.0. */
  @Column('text') readonly version!: string;
  @Column('date', { name: 'approved_on' }) readonly approvedOn!: string;
  /** Code of its formula; null where the book has none for it. */
  @Column('text', { nullable: true }) readonly formula!: string | null;
  /** The factors that it fixes, by symbol. */
  @Column('jsonb') readonly factors!: GivenFactors;
  @Column('uuid', { name: 'decision_id' }) readonly decisionId!: string;
  /** The proposal that led to it. */
  @Column('uuid', { name: 'proposal_id', nullable: true }) readonly proposalId!: string | null;
}
