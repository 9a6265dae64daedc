import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DecisionItem, DecisionMode } from './joint-committee.ts';
import type { DecisionRecord } from './joint-committee-record.ts';

/** A decision of a Joint Committee as it stands now. */
@Entity('joint_committee_decision', { synchronize: false })
export class JointCommitteeDecisionEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly mode!: DecisionMode;
  @Column('text') readonly title!: string;
  @Column('date', { name: 'decision_on' }) readonly decisionOn!: string;
  @Column('jsonb') readonly items!: readonly DecisionItem[];
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('uuid', { name: 'submitted_by' }) readonly submittedBy!: string;
  @Column('text') readonly status!: DecisionRecord['status'];
  @Column('date', { name: 'effective_on', nullable: true }) readonly effectiveOn!: string | null;
  @Column('integer') readonly version!: number;
}
