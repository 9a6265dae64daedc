import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { versionsOf } from '../ledger/records.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText, PartnerCountryReads } from '../partner-country/partner-country.reads.ts';
import { CommitmentReads } from './commitment.reads.ts';
import { fundingErrors } from './errors.ts';
import { trancheFigures, type Moved } from './figures.ts';
import { movedUnderTranches } from './figures.reads.ts';
import type {
  PledgeView,
  TrancheDetail,
  TrancheFiguresView,
  TrancheView,
} from './funding.answers.ts';
import type { TrancheQuery } from './funding-frame.dto.ts';
import { PaymentScheduleEntity, PledgeEntity, TrancheEntity } from './tranche.entity.ts';

const SORTS = {
  reference: { column: 'tranche.reference', key: (row: TrancheEntity) => row.reference },
  announcedOn: {
    column: `to_char(tranche.announced_on, 'YYYY-MM-DD')`,
    key: (row: TrancheEntity) => row.announcedOn,
  },
} as const;

/** Tranches with their figures of this moment, for anybody. */
@Injectable()
export class TrancheReads {
  constructor(
    @InjectRepository(TrancheEntity) private readonly tranches: Repository<TrancheEntity>,
    @InjectRepository(PledgeEntity) private readonly pledges: Repository<PledgeEntity>,
    @InjectRepository(PaymentScheduleEntity)
    private readonly schedules: Repository<PaymentScheduleEntity>,
    private readonly commitments: CommitmentReads,
    private readonly countries: PartnerCountryReads,
    private readonly reader: Reader,
  ) {}

  /** The tranches of a partner, by reference unless asked otherwise. Two round trips a page. */
  async list(iso2: string, query: TrancheQuery): Promise<PageOf<TrancheView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 2);
    const descending = query.sort?.startsWith('-') ?? false;
    const { column, key } =
      SORTS[query.sort?.endsWith('announcedOn') ? 'announcedOn' : 'reference'];
    const select = this.tranches
      .createQueryBuilder('tranche')
      .where('tranche.country_code = :countryCode', { countryCode });
    for (const filter of ['status', 'funder', 'instrument', 'currency', 'confidence'] as const) {
      const value = query[filter];
      if (value) select.andWhere(`tranche.${filter} = :${filter}`, { [filter]: value });
    }
    if (query.q) {
      const q = `%${likeText(query.q)}%`;
      select.andWhere('(tranche.reference ILIKE :q OR tranche.title ILIKE :q)', { q });
    }
    const keyOfLast = cursorOf(page, ['text', 'text']);
    if (keyOfLast) {
      const [after, at] = keyOfLast;
      select.andWhere(
        `(${column} COLLATE "C", tranche.reference COLLATE "C")
          ${descending ? '<' : '>'} (:after, :at)`,
        { after, at },
      );
    }
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await select
      .orderBy(`${column} COLLATE "C"`, direction)
      .addOrderBy('tranche.reference COLLATE "C"', direction)
      .limit(page.limitPlusOne)
      .getMany();
    const ids = rows.map(({ id }) => id);
    const moved = await movedUnderTranches(this.reader, countryCode, ids);
    return answerPage(
      rows,
      page,
      (row) => [key(row), row.reference],
      (row) => viewOf(row, moved.get(row.id) ?? []),
    );
  }

  /** One tranche with all that hangs on it. Refuses ID.MALFORMED, FUNDING.TRANCHE_NOT_FOUND. */
  async detail(text: string): Promise<TrancheDetail> {
    const row = await this.find(text);
    const { countryCode, id } = row;
    const [moved, commitments, pledges, schedule, versions] = await Promise.all([
      movedUnderTranches(this.reader, countryCode, [id]),
      this.commitments.list(countryCode as CountryCode, id, {}),
      this.pledges.find({
        where: { countryCode, trancheId: id },
        order: { pledgedOn: 'ASC', id: 'ASC' },
      }),
      this.schedules.findOneBy({ countryCode, id }),
      versionsOf(this.reader.pool, countryCode, 'tranche', id),
    ]);
    return {
      ...viewOf(row, moved.get(id) ?? []),
      commitments,
      pledges: pledges.map(pledgeView),
      schedule: schedule && { payments: schedule.payments, version: schedule.version },
      versions: versions.map(({ version, validFrom, recordedAt, auditSequence, body }) => ({
        version,
        validFrom,
        recordedAt,
        auditSequence,
        body,
      })),
    };
  }

  /** The row of a tranche by its public id. Refuses ID.MALFORMED, FUNDING.TRANCHE_NOT_FOUND. */
  async find(text: string): Promise<TrancheEntity> {
    const { countryCode, id } = parsePublicId(text);
    const row = await this.tranches.findOneBy({ countryCode, id });
    if (row === null) throw fundingErrors.refuse('FUNDING.TRANCHE_NOT_FOUND', { id: text });
    return row;
  }
}

function viewOf(row: TrancheEntity, moved: readonly Moved[]): TrancheView {
  const { countryCode, exponent, facilityId, ...rest } = row;
  const figures = trancheFigures({ code: row.currency, exponent }, moved);
  return {
    ...rest,
    id: publicId(countryCode as CountryCode, row.id),
    facility: facilityId === null ? null : publicId(NO_COUNTRY, facilityId),
    // An amount says itself in JSON: decimal text with all its decimals.
    figures: figures as unknown as TrancheFiguresView,
  };
}

function pledgeView(row: PledgeEntity): PledgeView {
  const { reference, amount, currency, pledgedOn, source } = row;
  const id = publicId(row.countryCode as CountryCode, row.id);
  return { id, reference, amount, currency, pledgedOn, source };
}
