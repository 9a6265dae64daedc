import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf, type PageQuery } from '../http/paging.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { versionsOf } from '../ledger/records.ts';
import { AgreementEntity } from './agreement.entity.ts';
import { cursorOf } from './cursor.ts';
import { partnerCountryErrors } from './errors.ts';
import { HistoricalLoanEntity } from './historical-loan.entity.ts';
import type {
  AgreementView,
  HistoricalLoanView,
  PartnerCountryDetail,
  PartnerCountryView,
} from './partner-country.answers.ts';
import type { AgreementQuery, PartnerCountryQuery } from './partner-country.dto.ts';
import { PartnerCountryEntity } from './partner-country.entity.ts';

const SORTS = {
  order: {
    column: 'country.partner_order',
    type: 'number',
    key: (row: PartnerCountryEntity) => row.order,
  },
  signedOn: {
    column: 'country.signed_on',
    type: 'day',
    key: (row: PartnerCountryEntity) => row.signedOn,
  },
  iso2: {
    column: 'country.country_code',
    type: 'text',
    key: (row: PartnerCountryEntity) => row.countryCode,
  },
} as const;

/** Lists and records of this room, for anybody. A page costs one round trip, a record two. */
@Injectable()
export class PartnerCountryReads {
  constructor(
    @InjectRepository(PartnerCountryEntity)
    private readonly countries: Repository<PartnerCountryEntity>,
    @InjectRepository(AgreementEntity) private readonly agreements: Repository<AgreementEntity>,
    @InjectRepository(HistoricalLoanEntity)
    private readonly loans: Repository<HistoricalLoanEntity>,
    private readonly reader: Reader,
  ) {}

  /** The partners, in the order of signature unless asked otherwise. */
  async list(query: PartnerCountryQuery): Promise<PageOf<PartnerCountryView>> {
    const page = pageOf(query, 2);
    const { sort, descending } = sortOf(query.sort);
    const { column, type, key } = SORTS[sort];
    const after = cursorOf(page, [type, 'text']);
    const select = this.countries.createQueryBuilder('country');
    if (query.confidence) {
      select.andWhere('country.signed_on_confidence = :confidence', {
        confidence: query.confidence,
      });
    }
    if (query.q) {
      select.andWhere(
        `(country.country_code = upper(:exact) OR country.iso3 = upper(:exact) OR
          EXISTS (SELECT FROM jsonb_each_text(country.names) AS known(language, name)
                   WHERE known.name ILIKE :q))`,
        { exact: query.q, q: `%${likeText(query.q)}%` },
      );
    }
    if (after) {
      select.andWhere(`(${column}, country.country_code) ${descending ? '<' : '>'} (:after, :at)`, {
        after: after[0],
        at: after[1],
      });
    }
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await select
      .orderBy(column, direction)
      .addOrderBy('country.country_code', direction)
      .limit(page.limitPlusOne)
      .getMany();
    return answerPage(rows, page, (row) => [key(row), row.countryCode], viewOf);
  }

  /** One partner with the versions of its record. Refuses PARTNER_COUNTRY.NOT_FOUND. */
  async detail(iso2: string): Promise<PartnerCountryDetail> {
    const row = await this.rowOf(iso2);
    const type = 'partner-country';
    const versions = await versionsOf(this.reader.pool, row.countryCode, type, row.id);
    return {
      ...viewOf(row),
      versions: versions.map(({ version, validFrom, recordedAt, auditSequence, body }) => ({
        version,
        validFrom,
        recordedAt,
        auditSequence,
        body,
      })),
    };
  }

  /** The code of a partner, or PARTNER_COUNTRY.NOT_FOUND. */
  async requirePartner(iso2: string): Promise<CountryCode> {
    return parseCountryCode((await this.rowOf(iso2)).countryCode);
  }

  /** The public id of a partner's record, which its changes name. */
  async idOf(iso2: string): Promise<string> {
    const row = await this.rowOf(iso2);
    return publicId(row.countryCode as CountryCode, row.id);
  }

  /** A partner's agreements, in the order in which they were recorded. */
  async listAgreements(iso2: string, query: AgreementQuery): Promise<PageOf<AgreementView>> {
    const countryCode = await this.requirePartner(iso2);
    const page = pageOf(query, 1);
    const select = this.agreements
      .createQueryBuilder('agreement')
      .where('agreement.country_code = :countryCode', { countryCode });
    if (query.kind) select.andWhere('agreement.kind = :kind', { kind: query.kind });
    if (query.q) {
      select.andWhere(
        `(agreement.title ILIKE :q OR
          EXISTS (SELECT FROM jsonb_array_elements(agreement.parties) AS party
                   WHERE party ->> 'name' ILIKE :q))`,
        { q: `%${likeText(query.q)}%` },
      );
    }
    const after = cursorOf(page, ['id']);
    if (after) select.andWhere('agreement.id > :after', { after: after[0] });
    const rows = await select.orderBy('agreement.id').limit(page.limitPlusOne).getMany();
    return answerPage(rows, page, ({ id }) => [id], agreementView);
  }

  /** One agreement of a partner, or null where there is none. */
  async agreement(countryCode: CountryCode, id: string): Promise<AgreementView | null> {
    const row = await this.agreements.findOneBy({ countryCode, id });
    return row && agreementView(row);
  }

  /** Loans of the years before this book, in the order in which they were recorded. */
  async listHistoricalLoans(iso2: string, query: PageQuery): Promise<PageOf<HistoricalLoanView>> {
    const countryCode = await this.requirePartner(iso2);
    const page = pageOf(query, 1);
    const select = this.loans
      .createQueryBuilder('loan')
      .where('loan.country_code = :countryCode', { countryCode });
    const after = cursorOf(page, ['id']);
    if (after) select.andWhere('loan.id > :after', { after: after[0] });
    const rows = await select.orderBy('loan.id').limit(page.limitPlusOne).getMany();
    return answerPage(rows, page, ({ id }) => [id], withPublicId);
  }

  private async rowOf(iso2: string): Promise<PartnerCountryEntity> {
    const countryCode = parseCountryCode(iso2);
    const row = await this.countries.findOneBy({ countryCode });
    if (row === null) {
      throw partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country: countryCode });
    }
    return row;
  }
}

function sortOf(given = 'order'): { sort: keyof typeof SORTS; descending: boolean } {
  const descending = given.startsWith('-');
  return { sort: (descending ? given.slice(1) : given) as keyof typeof SORTS, descending };
}

/** What a reader typed, with nothing in it that LIKE would take for a pattern. */
export function likeText(typed: string): string {
  return typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function viewOf(row: PartnerCountryEntity): PartnerCountryView {
  return {
    id: publicId(row.countryCode as CountryCode, row.id),
    iso2: row.countryCode,
    iso3: row.iso3,
    name: row.names.en,
    names: row.names,
    order: row.order,
    signedOn: row.signedOn,
    signedIn: row.signedIn,
    signedOnConfidence: row.signedOnConfidence,
    rulesAdoptedOn: row.rulesAdoptedOn,
    timeZone: row.timeZone,
    currency: row.currency,
    source: row.source,
    note: row.note,
    version: row.version,
  };
}

function agreementView(row: AgreementEntity): AgreementView {
  return withPublicId(row);
}

/** The row with its id as it goes out, and without the country that the id now carries. */
function withPublicId<Row extends { readonly countryCode: string; readonly id: string }>(
  row: Row,
): Omit<Row, 'countryCode'> {
  const { countryCode, id, ...rest } = row;
  return { id: publicId(countryCode as CountryCode, id), ...rest } as Omit<Row, 'countryCode'>;
}
