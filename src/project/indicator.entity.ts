import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A physical figure that is followed, of a project or of the country as a whole. */
@Entity('indicator', { synchronize: false })
export class IndicatorEntity {
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'project_id', nullable: true }) readonly projectId!: string | null;
  @Column('text') readonly name!: string;
  @Column('text') readonly unit!: string;
  @Column('text') readonly place!: string;
  @Column('numeric', { name: 'baseline_value', nullable: true })
  readonly baselineValue!: string | null;
  @Column('date', { name: 'baseline_on', nullable: true }) readonly baselineOn!: string | null;
  @Column('jsonb') readonly targets!: readonly { value: string; dueOn: string }[];
  @Column('text', { nullable: true }) readonly source!: string | null;
  @Column('integer') readonly version!: number;
}
