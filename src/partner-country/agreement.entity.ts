import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementKind, AgreementParty, AgreementTarget } from './acts/agreement.ts';

/** A memorandum or other agreement as it stands now. */
@Entity('agreement', { synchronize: false })
export class AgreementEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly kind!: AgreementKind;
  @Column('jsonb') readonly parties!: readonly AgreementParty[];
  @Column('date', { name: 'signed_on', nullable: true }) readonly signedOn!: string | null;
  /** The day a government adopted it. */
  @Column('date', { name: 'adopted_on', nullable: true }) readonly adoptedOn!: string | null;
  @Column('text', { nullable: true }) readonly summary!: string | null;
  @Column('jsonb') readonly targets!: readonly AgreementTarget[];
  @Column('text') readonly source!: string;
  @Column('integer') readonly version!: number;
}
