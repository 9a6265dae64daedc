import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A firm obligation. Append-only: the database refuses UPDATE and DELETE; its figures are balances.
 */
@Entity('commitment', { synchronize: false })
export class CommitmentEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  /** The entry that committed it. */
  @Column('uuid', { name: 'entry_id' }) readonly entryId!: string;
  @Column('uuid', { name: 'tranche_id' }) readonly trancheId!: string;
  @Column('text') readonly reference!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  @Column('numeric') readonly amount!: string;
  @Column('date', { name: 'effective_on' }) readonly effectiveOn!: string;
  @Column('text', { name: 'agreement_title', nullable: true })
  readonly agreementTitle!: string | null;
  @Column('date', { name: 'agreement_signed_on', nullable: true })
  readonly agreementSignedOn!: string | null;
  @Column('text', { name: 'agreement_sha256', nullable: true })
  readonly agreementSha256!: string | null;
  /** What the book is; in a real one the digest is never null. */
  @Column('text', { name: 'book_kind' }) readonly bookKind!: 'real' | 'demonstration';
  @Column('smallint', { name: 'share_count' }) readonly shareCount!: number;
}

/** What part of a commitment is for a project. Append-only. */
@Entity('commitment_share', { synchronize: false })
export class CommitmentShareEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid', { name: 'commitment_id' }) readonly commitmentId!: string;
  @PrimaryColumn('smallint') readonly ordinal!: number;
  @Column('smallint', { name: 'share_count' }) readonly shareCount!: number;
  @Column('uuid', { name: 'project_id' }) readonly projectId!: string;
  @Column('text') readonly currency!: string;
  @Column('smallint') readonly exponent!: number;
  @Column('numeric') readonly amount!: string;
}
