import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DisclosureReads } from '../../carbon-credit/disclosure.reads.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { Public } from '../../identity/permit.ts';
import { parseCountryCode } from '../../kernel/country-code.ts';
import { render } from '../../reporting/html/templates.ts';
import { PageFilter } from '../page.filter.ts';
import { bookOnPage, sendPage } from '../page.ts';
import { ProjectListReads } from '../project-list.reads.ts';
import { CountryCreditsReads } from './country-credits.reads.ts';
import { PLACES, sideFigures } from './credit-figures.ts';
import { visibleIn } from './offers.reads.ts';
import { ACCOUNT_CLASS_WORDS, MOVEMENT_WORDS, STATE_WORDS } from './words.ts';

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
    const [name, rows, holders] = await Promise.all([
      this.lists.countryName(iso2),
      this.credits.figures(iso2),
      seesHolders ? this.credits.holders(iso2) : null,
    ]);
    const page = { title: `Credits of ${name}`, book: bookOnPage(this.book) };
    const content = {
      country: { iso2, name },
      sides: sideFigures(rows),
      places: PLACES,
      words: STATE_WORDS,
      holders,
      isSomebody: request.principal !== null,
    };
    sendPage(reply, render('/web/views/country-credits', page, content), ifNoneMatch);
  }

  @Get('registry')
  async registry(
    @Param('iso2') given: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = parseCountryCode(given.toUpperCase());
    const [name, disclosure] = await Promise.all([
      this.lists.countryName(iso2),
      this.disclosures.of(iso2),
    ]);
    const page = { title: `Registry disclosures, ${name}`, book: bookOnPage(this.book) };
    const content = {
      country: { iso2, name },
      disclosure,
      classWords: ACCOUNT_CLASS_WORDS,
      movementWords: MOVEMENT_WORDS,
    };
    sendPage(reply, render('/web/views/registry', page, content), ifNoneMatch);
  }
}
