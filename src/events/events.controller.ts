import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import { CLOCK } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import { ProblemResponses } from '../http/act-response.ts';
import { identityErrors } from '../identity/errors.ts';
import { Public } from '../identity/permit.ts';
import type { Clock } from '../kernel/clock.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { eventsFrom } from './event.ts';
import { EventsQuery } from './events.dto.ts';
import { publicSight, sightOf } from './sight.ts';
import type { Sight } from './sight.ts';

/** What happened, from the log itself, for whoever asks; who wants to be told registers a webhook. */
@ApiTags('Events')
@Controller('v1')
export class EventsController {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('events')
  @Public()
  @ApiOperation({ summary: 'What happened in a country, in the order of its log' })
  @ProblemResponses(400, 401, 403)
  async events(@Query() query: EventsQuery, @Req() request: FastifyRequest) {
    const country = parseCountryCode(query.country);
    const sight = this.#sight(query, country, request);
    const limit = parseInt(query.limit ?? '50', 10);
    const from = query.after === undefined ? 0 : parseInt(query.after, 10) + 1;
    const items = await eventsFrom(this.reader.pool, { country, from, limit }, sight);
    const last = items.at(-1);
    return { items, next: items.length === limit && last ? String(last.sequence) : null };
  }

  #sight({ edition = 'public' }: EventsQuery, country: string, request: FastifyRequest): Sight {
    if (edition === 'public') return publicSight;
    const { principal } = request;
    if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_MISSING');
    const { id: principalId, grants } = principal;
    return sightOf(edition, country, { principalId, grants, today: this.clock.now().slice(0, 10) });
  }
}
