import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Mechanism,
  ProjectParticipant,
  ProjectSite,
  ProjectStatus,
} from './project-record.ts';

/** A project as it stands now; the schema is made by the migrations alone. */
@Entity('project', { synchronize: false })
export class ProjectEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly reference!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly mechanism!: Mechanism;
  @Column('text') readonly sector!: string;
  @Column('text') readonly status!: ProjectStatus;
  @Column('jsonb') readonly sites!: readonly ProjectSite[];
  @Column('jsonb') readonly participants!: readonly ProjectParticipant[];
  @Column('smallint', { name: 'japan_side_participants' }) readonly japanSideParticipants!: number;
  @Column('date', { name: 'starts_on', nullable: true }) readonly startsOn!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) readonly endsOn!: string | null;
  /** Tonnes of CO2 equivalent a year; NUMERIC reaches JS as a string and stays one. */
  @Column('numeric', { name: 'expected_annual_reduction', nullable: true })
  readonly expectedAnnualReduction!: string | null;
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('integer') readonly version!: number;
}
