import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf, type PageQuery } from '../http/paging.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText } from '../partner-country/partner-country.reads.ts';
import { CommitmentEntity } from './commitment.entity.ts';
import { fundingErrors } from './errors.ts';
import { commitmentFigures, type Moved } from './figures.ts';
import { movedUnderCommitments } from './figures.reads.ts';
import type {
  CommitmentDetail,
  CommitmentFiguresView,
  CommitmentView,
  DisbursementDetail,
  DisbursementView,
  ProjectShareView,
  RefundView,
} from './funding.answers.ts';
import type { CommitmentQuery } from './funding-frame.dto.ts';

/** Commitments and what was paid out of them, for anybody. */
@Injectable()
export class CommitmentReads {
  constructor(
    @InjectRepository(CommitmentEntity)
    private readonly commitments: Repository<CommitmentEntity>,
    private readonly reader: Reader,
  ) {}

  /** The commitments of a tranche with their figures, the oldest first unless asked otherwise. */
  async list(
    countryCode: CountryCode,
    trancheId: string,
    query: CommitmentQuery,
  ): Promise<PageOf<CommitmentView>> {
    const page = pageOf(query, 2);
    const descending = query.sort === '-effectiveOn';
    const select = this.commitments
      .createQueryBuilder('commitment')
      .where('commitment.country_code = :countryCode', { countryCode })
      .andWhere('commitment.tranche_id = :trancheId', { trancheId });
    if (query.q) select.andWhere('commitment.reference ILIKE :q', { q: `%${likeText(query.q)}%` });
    const keyOfLast = cursorOf(page, ['day', 'id']);
    if (keyOfLast) {
      const [after, at] = keyOfLast;
      const next = descending ? '<' : '>';
      const place = '(commitment.effective_on, commitment.id)';
      select.andWhere(`${place} ${next} (:after, :at)`, { after, at });
    }
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await select
      .orderBy('commitment.effective_on', direction)
      .addOrderBy('commitment.id', direction)
      .limit(page.limitPlusOne)
      .getMany();
    const ids = rows.map(({ id }) => id);
    const moved = await movedUnderCommitments(this.reader, countryCode, ids);
    return answerPage(
      rows,
      page,
      (row) => [row.effectiveOn, row.id],
      (row) => viewOf(row, moved.get(row.id) ?? []),
    );
  }

  /** One commitment: agreement, shares, figures and the first page of its disbursements. */
  async detail(text: string): Promise<CommitmentDetail> {
    const row = await this.find(text);
    const { countryCode, id, agreementTitle: title } = row;
    const [moved, projectShares, disbursements] = await Promise.all([
      movedUnderCommitments(this.reader, countryCode, [id]),
      this.shares(countryCode, id),
      this.disbursements(text, {}),
    ]);
    return {
      ...viewOf(row, moved.get(id) ?? []),
      agreement:
        title === null
          ? null
          : { title, signedOn: row.agreementSignedOn, sha256: row.agreementSha256 },
      projectShares,
      disbursements,
    };
  }

  /** What was paid out of a commitment, the oldest first. */
  async disbursements(text: string, query: PageQuery): Promise<PageOf<DisbursementView>> {
    const { countryCode, id } = await this.find(text);
    const page = pageOf(query, 2);
    const [after, at] = cursorOf(page, ['day', 'id']) ?? [null, null];
    const rows = await this.reader.query(
      `${DISBURSEMENTS} WHERE d.country_code = $1 AND d.commitment_id = $2
          AND ($3::date IS NULL OR (d.effective_on, d.id) > ($3::date, $4::uuid))
        ORDER BY d.effective_on, d.id LIMIT $5`,
      [countryCode, id, after, at, page.limitPlusOne],
    );
    return answerPage(
      rows,
      page,
      (row) => [String(row['effective_on']), String(row['id'])],
      disbursementView,
    );
  }

  /** One disbursement with its refunds. Refuses ID.MALFORMED, FUNDING.DISBURSEMENT_NOT_FOUND. */
  async disbursement(text: string): Promise<DisbursementDetail> {
    const { countryCode, id } = parsePublicId(text);
    const where = 'WHERE d.country_code = $1 AND d.id = $2';
    const [row] = await this.reader.query(`${DISBURSEMENTS} ${where}`, [countryCode, id]);
    if (!row) throw fundingErrors.refuse('FUNDING.DISBURSEMENT_NOT_FOUND', { id: text });
    const refunds = await this.reader.query(
      `SELECT r.country_code, r.id, r.amount, r.effective_on, r.reusable, e.reference,
              x.id AS reversed_by
         FROM public.refund r
         JOIN public.journal_entry e ON e.country_code = r.country_code AND e.id = r.id
         LEFT JOIN public.journal_entry x ON x.country_code = r.country_code AND x.reverses = r.id
        WHERE r.country_code = $1 AND r.disbursement_id = $2 ORDER BY r.id`,
      [countryCode, id],
    );
    return { ...disbursementView(row), refunds: refunds.map(refundView) };
  }

  private async find(text: string): Promise<CommitmentEntity> {
    const { countryCode, id } = parsePublicId(text);
    const row = await this.commitments.findOneBy({ countryCode, id });
    if (row === null) throw fundingErrors.refuse('FUNDING.COMMITMENT_NOT_FOUND', { id: text });
    return row;
  }

  private async shares(countryCode: string, id: string): Promise<readonly ProjectShareView[]> {
    const rows = await this.reader.query(
      `SELECT s.project_id, p.reference, s.amount FROM public.commitment_share s
         JOIN public.project p ON p.country_code = s.country_code AND p.id = s.project_id
        WHERE s.country_code = $1 AND s.commitment_id = $2 ORDER BY s.ordinal`,
      [countryCode, id],
    );
    return rows.map((row) => ({
      project: publicId(countryCode as CountryCode, String(row['project_id'])),
      reference: String(row['reference']),
      amount: String(row['amount']),
    }));
  }
}

const DISBURSEMENTS = `
  SELECT d.country_code, d.id, d.commitment_id, d.amount, d.currency, d.effective_on, d.refundable,
         e.reference, x.id AS reversed_by
    FROM public.disbursement d
    JOIN public.journal_entry e ON e.country_code = d.country_code AND e.id = d.id
    LEFT JOIN public.journal_entry x ON x.country_code = d.country_code AND x.reverses = d.id`;

type ReadRow = Readonly<Record<string, unknown>>;

function idIn(row: ReadRow, column: string): string {
  return publicId(row['country_code'] as CountryCode, String(row[column]));
}

function disbursementView(row: ReadRow): DisbursementView {
  return {
    id: idIn(row, 'id'),
    commitment: idIn(row, 'commitment_id'),
    amount: String(row['amount']),
    currency: String(row['currency']),
    effectiveOn: String(row['effective_on']),
    reference: row['reference'] as string | null,
    refundable: String(row['refundable']),
    reversedBy: row['reversed_by'] === null ? null : idIn(row, 'reversed_by'),
    journalEntry: idIn(row, 'id'),
  };
}

function refundView(row: ReadRow): RefundView {
  return {
    id: idIn(row, 'id'),
    amount: String(row['amount']),
    effectiveOn: String(row['effective_on']),
    reference: row['reference'] as string | null,
    reusable: row['reusable'] === true,
    reversedBy: row['reversed_by'] === null ? null : idIn(row, 'reversed_by'),
  };
}

function viewOf(row: CommitmentEntity, moved: readonly Moved[]): CommitmentView {
  const countryCode = row.countryCode as CountryCode;
  const { reference, amount, currency, effectiveOn } = row;
  const figures = commitmentFigures({ code: currency, exponent: row.exponent }, moved);
  return {
    id: publicId(countryCode, row.id),
    tranche: publicId(countryCode, row.trancheId),
    reference,
    amount,
    currency,
    effectiveOn,
    journalEntry: publicId(countryCode, row.entryId),
    // An amount says itself in JSON: decimal text with all its decimals.
    figures: figures as unknown as CommitmentFiguresView,
  };
}
