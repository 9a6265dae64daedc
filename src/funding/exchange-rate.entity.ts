import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An exchange rate as its source gives it now, for display only. */
@Entity('exchange_rate', { synchronize: false })
export class ExchangeRateEntity {
  /** Always 00: a rate belongs to no country. */
  @PrimaryColumn('char', { length: 2, name: 'country_code' }) readonly countryCode!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly base!: string;
  @Column('text') readonly quote!: string;
  /** Units of `quote` for one of `base`: decimal text, with the decimals it was sent with. */
  @Column('numeric') readonly rate!: string;
  @Column('date', { name: 'rate_on' }) readonly rateOn!: string;
  @Column('text') readonly source!: string;
  @Column('integer') readonly version!: number;
}
