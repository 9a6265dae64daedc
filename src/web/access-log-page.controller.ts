import { Controller, Get, Inject, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { AccessLogQuery } from '../identity/access-log.dto.ts';
import { ACCESS_LOG_DAYS, AccessLogReads } from '../identity/access-log.reads.ts';
import { Permit } from '../identity/permit.ts';
import { byRow } from '../identity/scope.ts';
import { checkedForm } from './forms.ts';
import { sendInLanguage } from './own-page.ts';
import { PageFilter } from './page.filter.ts';

const FILTERS = ['principal', 'day', 'country', 'event', 'cursor'] as const;

/** Who came and who read what, for whoever watches over it. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class AccessLogPageController {
  constructor(
    private readonly reads: AccessLogReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/access-log')
  @Permit('access-log.read', byRow)
  async log(
    @Query() typed: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A field that was left empty is none.
    const given: Record<string, string> = {};
    for (const name of FILTERS) {
      const text = typed[name];
      if (typeof text === 'string' && text.trim() !== '') given[name] = text.trim();
    }
    const query = await checkedForm<AccessLogQuery>(given, AccessLogQuery);
    const page = await this.reads.list(query, request.grants ?? []);
    const next = new URLSearchParams({ ...given, cursor: page.next ?? '' });
    const content = {
      list: page.items,
      given,
      days: ACCESS_LOG_DAYS,
      nextAddress: page.next === null ? null : `/access-log?${next.toString()}`,
    };
    const { book } = this;
    sendInLanguage(request, reply, { book, view: 'access-log', title: 'visits.title', content });
  }
}
