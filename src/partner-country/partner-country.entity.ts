import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CountryNames, DateConfidence } from './acts/partner-country.ts';

/** A partner of the mechanism as it stands now; the schema is made by the migrations alone. */
@Entity('partner_country', { synchronize: false })
export class PartnerCountryEntity {
  /** ISO 3166-1 alpha-2. */
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @Column('uuid') readonly id!: string;
  @Column('char', { length: 3 }) readonly iso3!: string;
  /** Its place in the order of signature. */
  @Column('smallint', { name: 'partner_order' }) readonly order!: number;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  /** The place where it was signed. */
  @Column('text', { name: 'signed_in', nullable: true }) readonly signedIn!: string | null;
  @Column('text', { name: 'signed_on_confidence' }) readonly signedOnConfidence!: DateConfidence;
  @Column('date', { name: 'rules_adopted_on', nullable: true })
  readonly rulesAdoptedOn!: string | null;
  @Column('text', { name: 'time_zone' }) readonly timeZone!: string;
  @Column('text') readonly currency!: string;
  @Column('jsonb') readonly names!: CountryNames;
  @Column('text') readonly source!: string;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('integer') readonly version!: number;
}
