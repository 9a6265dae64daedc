import { Controller, Get, Headers, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { Adjustments } from '../article6/adjustment/adjustments.service.ts';
import { AefFilings } from '../article6/aef/aef-filings.ts';
import { Aefs } from '../article6/aef/aef.service.ts';
import { AuthorisationReads } from '../article6/authorisation.reads.ts';
import { ItmoReads } from '../article6/itmo.reads.ts';
import { PartyReads } from '../article6/party.reads.ts';
import { BOOK, CLOCK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { WholeNumberText } from '../http/fields.ts';
import { Public } from '../identity/permit.ts';
import type { Clock } from '../kernel/clock.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { PageLanguage } from './pages.dto.ts';
import type { Language } from '../reporting/language/language.ts';

const MOST = { limit: '200' } as const;

/** Which year of a Party a page shows. */
export class Article6PageQuery {
  @WholeNumberText({ min: 2021, max: 2099, optional: true, description: 'Calendar year' })
  readonly year?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** Article 6 pages: the Parties, and one Party's authorisations, transfers, adjustments and AEF. */
@ApiExcludeController()
@Controller('article6')
@Public()
@UseFilters(PageFilter)
export class Article6PagesController {
  constructor(
    private readonly parties: PartyReads,
    private readonly authorisations: AuthorisationReads,
    private readonly itmos: ItmoReads,
    private readonly adjustments: Adjustments,
    private readonly aefs: Aefs,
    private readonly filings: AefFilings,
    @Inject(BOOK) private readonly book: Book,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async first(
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [parties, approaches, transfers] = await Promise.all([
      this.parties.all(),
      this.authorisations.listApproaches(MOST),
      this.itmos.listTransfers(MOST),
    ]);
    const texts = textsFor(reply.request);
    const title = texts.t('page.article6');
    const content = { parties, approaches: approaches.items, transfers: transfers.items };
    sendPage(reply, viewIn(texts, this.book, 'article6', title, content), ifNoneMatch);
  }

  @Get(':party')
  async party(
    @Param('party') given: string,
    @Query() query: Article6PageQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = given.toUpperCase();
    const facts = await this.parties.detail(code);
    const lastYear = parseInt(this.clock.now().slice(0, 4), 10) - 1;
    const year = query.year ?? `${lastYear}`;
    const of = code === 'JPN' ? MOST : { ...MOST, party: code };
    const [approaches, authorisations, itmos, transfers, adjustments, aef, filings] =
      await Promise.all([
        this.authorisations.listApproaches(of),
        this.authorisations.listAuthorisations(of),
        this.itmos.listItmos(of),
        this.itmos.listTransfers(of),
        this.adjustments.list(code, undefined, undefined),
        this.aefs.make(code, year),
        this.filings.list(code, year),
      ]);
    const texts = textsFor(reply.request);
    const title = `${texts.t('page.article6')}: ${code}`;
    const content = {
      facts,
      year,
      years: adjustments.items.map((one) => one.year),
      approaches: approaches.items,
      authorisations: authorisations.items,
      itmos: itmos.items,
      transfers: transfers.items,
      adjustments: adjustments.items,
      aef,
      filings,
    };
    sendPage(reply, viewIn(texts, this.book, 'article6-party', title, content), ifNoneMatch);
  }
}
