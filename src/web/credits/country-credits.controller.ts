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
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DisclosureReads } from '../../carbon-credit/disclosure.reads.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { Public } from '../../identity/permit.ts';
import { parseCountryCode } from '../../kernel/country-code.ts';
import { PageFilter } from '../page.filter.ts';
import { textsFor, viewIn } from '../page-view.ts';
import { sendPage } from '../page.ts';
import { PageLanguage } from '../pages.dto.ts';
import { OneOf, WholeNumberText } from '../../http/fields.ts';
import { SIDES } from '../../identity/grant.ts';
import type { Language } from '../../reporting/language/language.ts';
import { ProjectListReads } from '../project-list.reads.ts';
import { CountryCreditsReads } from './country-credits.reads.ts';
import { PLACES, sideFigures } from './credit-figures.ts';
import { visibleIn } from './offers.reads.ts';

/** Which figure's entries a page shows. */
export class CreditEntriesQuery {
  @OneOf(SIDES, { optional: true, description: 'Of the registry of this side' })
  readonly side?: string;
  @WholeNumberText({ min: 2000, max: 2999, optional: true, description: 'Of this vintage' })
  readonly vintage?: string;
  @PageLanguage()
  readonly lang?: Language;
}

/** Where the credits of a partner country are, and what its registries disclose. */
@ApiExcludeController()
@Controller('countries/:iso2')
@Public()
@UseFilters(PageFilter)
export class CountryCreditsController {
  constructor(
    private readonly credits: CountryCreditsReads,
    private readonly disclosures: DisclosureReads,
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('credits')
  async country(
    @Param('iso2') given: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = parseCountryCode(given.toUpperCase());
    const seesHolders = visibleIn(request.principal, iso2) === null;
    const [names, rows, holders] = await Promise.all([
      this.lists.countryNames(iso2),
      this.credits.figures(iso2),
      seesHolders ? this.credits.holders(iso2) : null,
    ]);
    const texts = textsFor(request);
    const name = texts.display.name(names);
    const title = texts.t('credits.title', { country: name });
    const content = {
      country: { iso2, name },
      sides: sideFigures(rows),
      places: PLACES,
      holders,
      isSomebody: request.principal !== null,
    };
    sendPage(reply, viewIn(texts, this.book, 'country-credits', title, content), ifNoneMatch);
  }

  /** What stands behind the figures of credits: the entries, each with its postings and its receipt. */
  @Get('credits/entries')
  async entries(
    @Param('iso2') given: string,
    @Query() query: CreditEntriesQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = parseCountryCode(given.toUpperCase());
    const [names, entries] = await Promise.all([
      this.lists.countryNames(iso2),
      this.credits.entries(iso2, query),
    ]);
    const texts = textsFor(reply.request);
    const name = texts.display.name(names);
    const title = texts.t('credits.entries-title', { country: name });
    const content = { country: { iso2, name }, entries, query };
    sendPage(reply, viewIn(texts, this.book, 'credit-entries', title, content), ifNoneMatch);
  }

  @Get('registry')
  async registry(
    @Param('iso2') given: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = parseCountryCode(given.toUpperCase());
    const [names, disclosure] = await Promise.all([
      this.lists.countryNames(iso2),
      this.disclosures.of(iso2),
    ]);
    const texts = textsFor(reply.request);
    const name = texts.display.name(names);
    const title = texts.t('registry.title', { country: name });
    const content = { country: { iso2, name }, disclosure };
    sendPage(reply, viewIn(texts, this.book, 'registry', title, content), ifNoneMatch);
  }
}
