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
import { CreditLinesQuery } from '../reporting/credit-lines.dto.ts';
import { CreditLines } from '../reporting/credit-lines.service.ts';
import { render } from '../reporting/html/templates.ts';
import { displayOf } from '../reporting/language/display.ts';
import type { DefinitionTerm } from '../reporting/language/definition-terms.ts';
import { pageLanguage } from './language/page-language.ts';
import { PageFilter } from './page.filter.ts';
import { bookOnPage, sendPage } from './page.ts';

/** What stands behind a figure of credits, for people. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class CreditLinesPageController {
  constructor(
    private readonly lines: CreditLines,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/countries/:iso2/credit-lines')
  async behind(
    @Param('iso2') iso2: string,
    @Query() query: CreditLinesQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.lines.page(iso2.toUpperCase(), query);
    const language = pageLanguage(request);
    const display = displayOf(language);
    const title = display.label(`credit.${found.figure}`);
    const page = { title, language, book: bookOnPage(this.book) };
    const content = {
      found,
      display,
      title,
      subject: Object.entries(found.subject),
      definition: display.definition(termOf(found.figure)),
      firstAddress: query.cursor === undefined ? null : addressOf(iso2, query, null),
      nextAddress: found.next === null ? null : addressOf(iso2, query, found.next),
    };
    sendPage(reply, render('/web/views/credit-lines', page, content), ifNoneMatch);
  }
}

/** Notified and issued mean the same of either side. */
function termOf(figure: string): DefinitionTerm {
  return figure.replace(/(?:Japan|Partner)$/, '') as DefinitionTerm;
}

function addressOf(iso2: string, query: CreditLinesQuery, cursor: string | null): string {
  const parameters = new URLSearchParams({ ...query });
  parameters.delete('cursor');
  if (cursor !== null) parameters.set('cursor', cursor);
  return `/countries/${iso2.toUpperCase()}/credit-lines?${parameters.toString()}`;
}
