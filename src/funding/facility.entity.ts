import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A signed frame that may span countries. Append-only; the schema is made by the migrations alone.
 */
@Entity('facility', { synchronize: false })
export class FacilityEntity {
  /** Always 00: a facility belongs to no country. */
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly reference!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly funder!: string;
  @Column('text', { nullable: true }) readonly currency!: string | null;
  @Column('smallint', { nullable: true }) readonly exponent!: number | null;
  /** Decimal text with the currency's decimals. */
  @Column('numeric', { nullable: true }) readonly amount!: string | null;
  @Column('date', { name: 'signed_on', nullable: true }) readonly signedOn!: string | null;
  /** ISO 3166-1 alpha-2 of the countries that it is open to; none where it does not say. */
  @Column('jsonb') readonly countries!: readonly string[];
  @Column('text') readonly source!: string;
}
