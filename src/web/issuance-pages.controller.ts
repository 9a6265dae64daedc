import { Controller, Get, Headers, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { IssuanceHistoryReads } from '../carbon-credit/issuance/history.reads.ts';
import type { IssuanceRequestDetail } from '../carbon-credit/issuance/issuance.answers.ts';
import { IssuanceReads } from '../carbon-credit/issuance/issuance.reads.ts';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Text } from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import { Public } from '../identity/permit.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { PageLanguage } from './pages.dto.ts';
import type { Language } from '../reporting/language/language.ts';
import { without } from '../reporting/without.ts';
import { ProjectListReads } from './project-list.reads.ts';

/** Which requests a page shows. */
export class IssuancePageQuery extends PageQuery {
  @Text({ max: 60, optional: true, description: 'Only of this project, by reference or id' })
  readonly project?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** A row of the vintage × beneficiary table, with a cell for each vintage. */
interface BeneficiaryRow {
  readonly side: string;
  readonly beneficiary: string;
  readonly name: string | null;
  readonly cells: readonly (string | null)[];
  readonly total: string;
}

/** Pages of issuance: the requests of a country beside what is published, and one request explained. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class IssuancePagesController {
  constructor(
    private readonly issuance: IssuanceReads,
    private readonly history: IssuanceHistoryReads,
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/countries/:iso2/issuance')
  async country(
    @Param('iso2') given: string,
    @Query() query: IssuancePageQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = given.toUpperCase();
    const history = await this.history.ofCountry(iso2);
    const asked = without(query, 'lang');
    const [names, list, open, figures] = await Promise.all([
      this.lists.countryNames(iso2),
      this.issuance.list({ country: iso2, ...asked }),
      this.issuance.list({ country: iso2, open: 'true', limit: '200' }),
      this.history.figuresNow(iso2 as CountryCode),
    ]);
    const texts = textsFor(reply.request);
    const name = texts.display.name(names);
    const title = texts.t('issuance.title', { country: name });
    const next = list.next === null ? null : nextAddress(iso2, query, list.next);
    const content = { country: { iso2, name }, query, list, open, history, figures, next };
    sendPage(reply, viewIn(texts, this.book, 'issuance', title, content), ifNoneMatch);
  }

  @Get('/issuance-requests/:id')
  async request(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = await this.issuance.detail(id);
    const iso2 = parsePublicId(request.id).countryCode;
    const texts = textsFor(reply.request);
    const title = texts.t('request.short', { project: request.reference });
    const country = { iso2, name: texts.display.name(await this.lists.countryNames(iso2)) };
    const content = { country, request, rows: rowsOf(request) };
    sendPage(reply, viewIn(texts, this.book, 'issuance-request', title, content), ifNoneMatch);
  }
}

function nextAddress(iso2: string, query: IssuancePageQuery, cursor: string): string {
  const parts = new URLSearchParams(
    query.project ? { project: query.project, cursor } : { cursor },
  );
  return `/countries/${iso2}/issuance?${parts.toString()}`;
}

/** Beneficiaries down, vintages across: a cell that the table does not have is null. */
function rowsOf({ credits, vintages }: IssuanceRequestDetail): readonly BeneficiaryRow[] {
  const keyOf = (one: IssuanceRequestDetail['credits'][number]) =>
    `${one.beneficiary} ${one.participant ?? ''}`;
  const keys = [...new Set(credits.map(keyOf))];
  return keys.flatMap((key): readonly BeneficiaryRow[] => {
    const own = credits.filter((one) => keyOf(one) === key);
    const [first] = own;
    if (!first) return [];
    const { side, beneficiary, name } = first;
    const cells = vintages.map(
      ({ vintage }) => own.find((one) => one.vintage === vintage)?.tonnes ?? null,
    );
    const total = own.reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n).toString();
    return [{ side, beneficiary, name, cells, total }];
  });
}
