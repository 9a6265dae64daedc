import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MethodologyDocument } from './methodology-record.ts';
import type { MethodologyState } from './methodology-cycle.ts';

/** A methodology as it stands now; the schema is made by the migrations alone. */
@Entity('methodology', { synchronize: false })
export class MethodologyEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  /** KZ_PM001. */
  @Column('text', { name: 'proposal_number' }) readonly proposalNumber!: string;
  /** KZ_AM001. */
  @Column('text', { name: 'approved_number', nullable: true })
  readonly approvedNumber!: string | null;
  /** The approved methodology that it revises. */
  @Column('uuid', { name: 'revises_id', nullable: true }) readonly revisesId!: string | null;
  @Column('text') readonly title!: string;
  /** Sectoral scopes, 1 to 16. */
  @Column('jsonb') readonly scopes!: readonly number[];
  @Column('text', { nullable: true }) readonly proponent!: string | null;
  @Column('text', { nullable: true }) readonly summary!: string | null;
  @Column('text') readonly status!: MethodologyState;
  @Column('jsonb') readonly documents!: readonly MethodologyDocument[];
  @Column('date', { name: 'proposed_on' }) readonly proposedOn!: string;
  @Column('date', { name: 'public_input_from', nullable: true })
  readonly publicInputFrom!: string | null;
  @Column('date', { name: 'public_input_until', nullable: true })
  readonly publicInputUntil!: string | null;
  @Column('date', { name: 'consideration_from', nullable: true })
  readonly considerationFrom!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) readonly decidedOn!: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) readonly decisionId!: string | null;
  /** The version in force. */
  @Column('text', { name: 'current_version', nullable: true })
  readonly currentVersion!: string | null;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('integer') readonly version!: number;
}
