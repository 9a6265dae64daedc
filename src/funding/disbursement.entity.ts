import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A payment out of a commitment, under the id of its entry. */
@Entity('disbursement', { synchronize: false })
export class DisbursementEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'commitment_id' }) readonly commitmentId!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  @Column('numeric') readonly amount!: string;
  /** What can still be given back; zero once the disbursement is reversed. */
  @Column('numeric') readonly refundable!: string;
  /** How many refunds it has had, reversed ones included. */
  @Column('smallint') readonly refunds!: number;
  @Column('date', { name: 'effective_on' }) readonly effectiveOn!: string;
}

/** Money given back out of one disbursement, under the id of its entry. Append-only. */
@Entity('refund', { synchronize: false })
export class RefundEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'disbursement_id' }) readonly disbursementId!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  @Column('numeric') readonly amount!: string;
  /** True where the money could be drawn again. */
  @Column('boolean') readonly reusable!: boolean;
  @Column('date', { name: 'effective_on' }) readonly effectiveOn!: string;
}
