import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tranche as it stands now; its figures are balances, its history is in its versions. */
@Entity('tranche', { synchronize: false })
export class TrancheEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly reference!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly funder!: string;
  @Column('text') readonly instrument!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  /** Decimal text: what is announced now, increases and reductions included. */
  @Column('numeric', { name: 'announced_amount' }) readonly announcedAmount!: string;
  @Column('date', { name: 'announced_on' }) readonly announcedOn!: string;
  @Column('text') readonly status!: 'open' | 'closed';
  @Column('date', { name: 'available_from', nullable: true })
  readonly availableFrom!: string | null;
  @Column('date', { name: 'available_until', nullable: true })
  readonly availableUntil!: string | null;
  @Column('numeric', { name: 'approval_threshold', nullable: true })
  readonly approvalThreshold!: string | null;
  @Column('uuid', { name: 'facility_id', nullable: true }) readonly facilityId!: string | null;
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('text') readonly confidence!: string;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('integer') readonly version!: number;
}

/** An intention to commit. Append-only. */
@Entity('pledge', { synchronize: false })
export class PledgeEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'tranche_id' }) readonly trancheId!: string;
  @Column('text') readonly reference!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  @Column('numeric') readonly amount!: string;
  @Column('date', { name: 'pledged_on' }) readonly pledgedOn!: string;
  @Column('text', { nullable: true }) readonly source!: string | null;
}

/** When a tranche is expected to be paid out, under the tranche's id. */
@Entity('payment_schedule', { synchronize: false })
export class PaymentScheduleEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('jsonb') readonly payments!: readonly {
    readonly dueOn: string;
    readonly amount: string;
  }[];
  @Column('integer') readonly version!: number;
}
