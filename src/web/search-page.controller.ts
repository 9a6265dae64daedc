import { Controller, Get, Headers, Inject, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { isPartOfAWord, SearchReads } from './search.reads.ts';

const LONGEST = 100;

/** One search over everything that has a page. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class SearchPageController {
  constructor(
    private readonly reads: SearchReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/search')
  async search(
    @Query('q') given: unknown,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = textsFor(request);
    const { t } = texts;
    const typed = typeof given === 'string' ? given.slice(0, LONGEST) : '';
    // eslint-disable-next-line no-control-regex -- the database takes no such letter
    const query = typed.replace(/[\u0000-\u001f]/g, ' ').trim();
    const groups = query === '' ? [] : await this.reads.find(query);
    const isShort = query !== '' && !isPartOfAWord(query);
    const title = query === '' ? t('search.title') : t('search.of', { query });
    const html = viewIn(texts, this.book, 'search', title, { query, groups, isShort });
    sendPage(reply, html, ifNoneMatch);
  }
}
