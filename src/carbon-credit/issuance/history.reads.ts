import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { CountryRules } from '../../ledger/country-rules.ts';
import type { AsOf } from '../../ledger/point-in-time.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import type { PublicRecordView } from '../../project/public-source/public-record.answers.ts';
import { PublicRecordReads } from '../../project/public-source/public-record.reads.ts';
import type { PublicIssuance } from '../../project/public-source/record.ts';
import { publishedTotals } from './history.ts';
import type { IssuanceHistory } from './history.answers.ts';
import type { IssuanceFigures } from './issuance-figures.ts';
import { issuanceFiguresAt } from './issuance-figures.reads.ts';

const NOTE =
  'Published figures are as public sources give them, with their gaps; they passed no gate of this ' +
  'book, no credit of it comes of them, and they are never added to its own figures.';

/** Historical issuance facts beside the book's own figures. */
@Injectable()
export class IssuanceHistoryReads {
  constructor(
    private readonly reader: Reader,
    private readonly partners: PartnerCountryReads,
    private readonly records: PublicRecordReads,
    private readonly countries: CountryRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refuses what asks for no partner country. */
  async ofCountry(iso2: string): Promise<IssuanceHistory> {
    const country = await this.partners.requirePartner(iso2);
    const [records, own] = await Promise.all([this.published(iso2), this.figuresNow(country)]);
    const issuances = records.map(({ body }) => body as PublicIssuance);
    return {
      country,
      note: NOTE,
      published: { ...publishedTotals(issuances), records },
      ledger: { ...own.total, vintages: own.vintages },
    };
  }

  /** The book's own figures of this moment. */
  async figuresNow(country: CountryCode): Promise<IssuanceFigures> {
    const effectiveAsOf = this.countries.latestDay(country, this.clock.now());
    const [tree] = await this.reader.query(
      'SELECT size FROM public.audit_tree WHERE country_code = $1',
      [country],
    );
    const asOf: AsOf = { effectiveAsOf, size: (tree?.['size'] as number | undefined) ?? 0 };
    return issuanceFiguresAt(this.reader.pool, country, asOf);
  }

  /** Every historical issuance of a country, page after page. */
  private async published(iso2: string): Promise<readonly PublicRecordView[]> {
    const found: PublicRecordView[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.records.list(iso2, {
        kind: 'issuance',
        limit: '200',
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...page.items);
      cursor = page.next;
    }
    return found;
  }
}
