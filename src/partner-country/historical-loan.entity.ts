import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A loan of the years before this book: a fact to cite, never a balance. */
@Entity('historical_loan', { synchronize: false })
export class HistoricalLoanEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly lender!: string;
  /** Decimal text as stored; NUMERIC reaches JS as a string and stays one. */
  @Column('numeric') readonly amount!: string;
  @Column('text') readonly currency!: string;
  @Column('date', { name: 'exchange_of_notes_on', nullable: true })
  readonly exchangeOfNotesOn!: string | null;
  /** The day of the loan agreement. */
  @Column('date', { name: 'signed_on', nullable: true }) readonly signedOn!: string | null;
  @Column('date', { name: 'in_force_on', nullable: true }) readonly inForceOn!: string | null;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('text') readonly source!: string;
  @Column('integer') readonly version!: number;
}
