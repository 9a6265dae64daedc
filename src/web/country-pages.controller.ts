import {
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import { sendReport } from '../reporting/country-report.controller.ts';
import { CountryReportQuery } from '../reporting/country-report.dto.ts';
import { CountryReports } from '../reporting/country-report.service.ts';
import { FigureEntries } from '../reporting/figure-entries.service.ts';
import { tranchePanels } from './tranche-chart.ts';
import { ReportFiles } from '../reporting/report-files.ts';
import { countryPanels } from './dashboard.ts';
import { DashboardReads } from './dashboard.reads.ts';
import { HomeReads } from './home.reads.ts';
import { pageLanguage } from './language/page-language.ts';
import { mayIn } from './may.ts';
import { PageFilter } from './page.filter.ts';
import type { Label } from '../reporting/language/labels.ts';
import type { Word } from './language/words.ts';
import { textsFor, viewIn } from './page-view.ts';
import { reportOnPage, sendPage } from './page.ts';
import { FigureEntriesQuery } from './pages.dto.ts';

/** Pages of the partners: the list, a country, its report, the entries behind a figure. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class CountryPagesController {
  constructor(
    private readonly reports: CountryReports,
    private readonly files: ReportFiles,
    private readonly entries: FigureEntries,
    private readonly home: HomeReads,
    private readonly dashboard: DashboardReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/')
  async first(
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [partners, operatorHead] = await Promise.all([
      this.home.partners(),
      this.home.operatorHead(),
    ]);
    const standings = await this.dashboard.standings(partners);
    const attention = await this.dashboard.attention(request.principal, partners, standings);
    const texts = textsFor(request);
    const panels = countryPanels(standings, texts.t, texts.display);
    const content = { partners, operatorHead, standings, attention, panels };
    sendPage(reply, viewIn(texts, this.book, 'home', texts.t('home.title'), content), ifNoneMatch);
  }

  @Get('/countries/:iso2')
  async country(
    @Param('iso2') iso2: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.make(iso2.toUpperCase());
    const texts = textsFor(request);
    const panels = tranchePanels(report, texts);
    const { iso2: code, names } = report.country;
    const content = {
      ...{ report, panels },
      mayRegister: mayIn(request, 'project.register', code),
      maySubmit: mayIn(request, 'joint-committee.submit', code),
    };
    sendPage(
      reply,
      viewIn(texts, this.book, 'country', texts.display.name(names), content),
      ifNoneMatch,
    );
  }

  @Get('/countries/:iso2/report')
  async report(
    @Param('iso2') iso2: string,
    @Query() query: CountryReportQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      format: query.format ?? 'html',
      language: pageLanguage(request),
    };
    const file = await this.files.make(iso2.toUpperCase(), query, asked);
    const { file: page, caching } = reportOnPage(file, reply);
    sendReport(reply, page, ifNoneMatch, caching);
  }

  @Get('/countries/:iso2/entries')
  async behind(
    @Param('iso2') iso2: string,
    @Query() query: FigureEntriesQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.entries.page(iso2.toUpperCase(), query);
    const texts = textsFor(reply.request);
    const title = texts.t('figures.title', { name: found.subject.name });
    const definition = found.report.definitions.find(({ term }) => term === found.figure);
    const content = {
      found,
      definition,
      subjectWord: SUBJECT_WORDS[found.subject.kind] ?? 'column.tranche',
      // Ids as they go out: the list has them as the books do.
      entryAddress: (id: string) => `/journal-entries/${found.report.country.iso2}-${id}`,
      nextAddress: found.next === null ? null : nextAddress(iso2, query, found.next),
      firstAddress: query.cursor === undefined ? null : nextAddress(iso2, query, null),
    };
    sendPage(reply, viewIn(texts, this.book, 'entries', title, content), ifNoneMatch);
  }
}

/** What a figure is of. */
const SUBJECT_WORDS: Readonly<Record<string, Word | Label>> = {
  Tranche: 'column.tranche',
  Commitment: 'column.commitment',
  'All tranches in': 'figures.all-tranches',
};

function nextAddress(iso2: string, query: FigureEntriesQuery, cursor: string | null): string {
  const parameters = new URLSearchParams({ ...query });
  parameters.delete('cursor');
  if (cursor !== null) parameters.set('cursor', cursor);
  return `/countries/${iso2}/entries?${parameters.toString()}`;
}
