import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Identifier } from './identifiers.ts';
import type { ParticipantKind, ParticipantNames } from './participant-record.ts';

/** A participant as it is known now. */
@Entity('participant', { synchronize: false })
export class ParticipantEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('jsonb') readonly names!: ParticipantNames;
  @Column('text') readonly kind!: ParticipantKind;
  @Column('char', { length: 2, name: 'home_country', nullable: true })
  readonly country!: string | null;
  @Column('jsonb') readonly identifiers!: readonly Identifier[];
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('integer') readonly version!: number;
}
