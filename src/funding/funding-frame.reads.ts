import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText } from '../partner-country/partner-country.reads.ts';
import { fundingErrors } from './errors.ts';
import { ExchangeRateEntity } from './exchange-rate.entity.ts';
import { FacilityEntity } from './facility.entity.ts';
import type { ExchangeRateView, FacilityView } from './funding.answers.ts';
import type { ExchangeRateQuery, FacilityQuery } from './funding-frame.dto.ts';

/** Facilities and exchange rates: facts of no country, for anybody. */
@Injectable()
export class FundingFrameReads {
  constructor(
    @InjectRepository(FacilityEntity) private readonly facilities: Repository<FacilityEntity>,
    @InjectRepository(ExchangeRateEntity) private readonly rates: Repository<ExchangeRateEntity>,
  ) {}

  /** Facilities by reference. */
  async listFacilities(query: FacilityQuery): Promise<PageOf<FacilityView>> {
    const page = pageOf(query, 1);
    const select = this.facilities
      .createQueryBuilder('facility')
      .where('facility.country_code = :country', { country: NO_COUNTRY });
    if (query.funder) select.andWhere('facility.funder = :funder', { funder: query.funder });
    if (query.country) {
      select.andWhere('facility.countries @> :open', { open: JSON.stringify([query.country]) });
    }
    if (query.q) {
      const q = `%${likeText(query.q)}%`;
      select.andWhere('(facility.reference ILIKE :q OR facility.title ILIKE :q)', { q });
    }
    const last = cursorOf(page, ['text']);
    if (last) select.andWhere('facility.reference COLLATE "C" > :after', { after: last[0] });
    const rows = await select
      .orderBy('facility.reference COLLATE "C"')
      .limit(page.limitPlusOne)
      .getMany();
    return answerPage(rows, page, (row) => [row.reference], facilityView);
  }

  /** One facility. Refuses ID.MALFORMED, FUNDING.FACILITY_NOT_FOUND. */
  async facility(text: string): Promise<FacilityView> {
    const row = await this.facilities.findOneBy(keyOf(text));
    if (row === null) throw fundingErrors.refuse('FUNDING.FACILITY_NOT_FOUND', { id: text });
    return facilityView(row);
  }

  /** Exchange rates by day, the newest first unless asked otherwise. */
  async listRates(query: ExchangeRateQuery): Promise<PageOf<ExchangeRateView>> {
    const page = pageOf(query, 2);
    const ascending = query.sort === 'rateOn';
    const select = this.rates
      .createQueryBuilder('rate')
      .where('rate.country_code = :country', { country: NO_COUNTRY });
    if (query.base) select.andWhere('rate.base = :base', { base: query.base });
    if (query.quote) select.andWhere('rate.quote = :quote', { quote: query.quote });
    if (query.from) select.andWhere('rate.rate_on >= :from', { from: query.from });
    if (query.until) select.andWhere('rate.rate_on <= :until', { until: query.until });
    const keyOfLast = cursorOf(page, ['day', 'id']);
    if (keyOfLast) {
      const [after, at] = keyOfLast;
      const next = ascending ? '>' : '<';
      select.andWhere(`(rate.rate_on, rate.id) ${next} (:after, :at)`, { after, at });
    }
    const direction = ascending ? 'ASC' : 'DESC';
    const rows = await select
      .orderBy('rate.rate_on', direction)
      .addOrderBy('rate.id', direction)
      .limit(page.limitPlusOne)
      .getMany();
    return answerPage(rows, page, (row) => [row.rateOn, row.id], rateView);
  }

  /** One exchange rate. Refuses ID.MALFORMED, FUNDING.EXCHANGE_RATE_NOT_FOUND. */
  async rate(text: string): Promise<ExchangeRateView> {
    const row = await this.rates.findOneBy(keyOf(text));
    if (row === null) throw fundingErrors.refuse('FUNDING.EXCHANGE_RATE_NOT_FOUND', { id: text });
    return rateView(row);
  }
}

function keyOf(text: string): { readonly countryCode: string; readonly id: string } {
  const { countryCode, id } = parsePublicId(text);
  return { countryCode, id };
}

function facilityView(row: FacilityEntity): FacilityView {
  const { reference, title, funder, currency, amount, signedOn, countries, source } = row;
  const id = publicId(NO_COUNTRY, row.id);
  return { id, reference, title, funder, currency, amount, signedOn, countries, source };
}

function rateView(row: ExchangeRateEntity): ExchangeRateView {
  const { base, quote, rate, rateOn, source, version } = row;
  return { id: publicId(NO_COUNTRY, row.id), base, quote, rate, rateOn, source, version };
}
