import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '../http/api-notes.ts';
import { ActAnswer, ActResponse, ProblemResponses } from '../http/act-response.ts';
import { ActCall } from '../http/act-call.ts';
import { answerPage, PageQuery, pageOf } from '../http/paging.ts';
import { Permit, Public } from '../identity/permit.ts';
import { parseMonth } from '../kernel/calendar-day.ts';
import { Acts } from './acts.service.ts';
import { BulkActs } from './bulk-acts.service.ts';
import {
  AsOfQuery,
  BulkDto,
  BulkQuery,
  DecisionDto,
  PeriodClosingDto,
  ReversalDto,
  StatementQuery,
} from './ledger.dto.ts';
import { LedgerReads } from './ledger.reads.ts';

/** Accounts, journal entries, trial balances, and the acts that concern any entry. */
@ApiTags('Ledger')
@Controller('v1')
export class LedgerController {
  constructor(
    private readonly acts: Acts,
    private readonly bulk: BulkActs,
    private readonly reads: LedgerReads,
  ) {}

  @Get('accounts/:id')
  @Permit('ledger.read')
  @ProblemResponses(400, 401, 403, 404)
  account(@Param('id') id: string) {
    return this.reads.account(id);
  }

  @Get('accounts/:id/postings')
  @Permit('ledger.read')
  @ProblemResponses(400, 401, 403, 404)
  async postings(@Param('id') id: string, @Query() query: StatementQuery) {
    const page = pageOf(query, 1);
    const after = page.after?.[0];
    const before = typeof after === 'number' ? after : 0;
    const lines = await this.reads.statement(id, {
      order: query.order ?? 'recorded',
      limit: page.limitPlusOne,
      after: before,
    });
    let at = before;
    const numbered = lines.map((line) => ({ line, place: (at += 1) }));
    return answerPage(
      numbered,
      page,
      ({ place }) => [place],
      ({ line }) => line,
    );
  }

  @Get('journal-entries/:id')
  @Public()
  @ProblemResponses(400, 404)
  entry(@Param('id') id: string) {
    return this.reads.entry(id);
  }

  @Post('journal-entries/:id/reversal')
  @Permit('ledger.reverse')
  @ActResponse(ActAnswer)
  reverse(@Param('id') id: string, @Body() body: ReversalDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'reversal', subject: id, body });
  }

  @Get('acts/:id')
  @Permit('ledger.read')
  @ProblemResponses(400, 401, 403, 404)
  act(@Param('id') id: string) {
    return this.reads.act(id);
  }

  @Post('acts/:id/approve')
  @HttpCode(200)
  @Permit('ledger.approve')
  @ActResponse(ActAnswer, { status: 200 })
  approve(@Param('id') id: string, @Body() body: DecisionDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'approval', subject: id, body });
  }

  @Post('acts/:id/decline')
  @HttpCode(200)
  @Permit('ledger.approve')
  @ActResponse(ActAnswer, { status: 200 })
  decline(@Param('id') id: string, @Body() body: DecisionDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'declination', subject: id, body });
  }

  @Get('partner-countries/:iso2/pending-acts')
  @Permit('ledger.read')
  @ProblemResponses(400, 401, 403, 404)
  pending(@Param('iso2') iso2: string, @Query() query: PageQuery) {
    return this.reads.pending(iso2, query);
  }

  @Get('partner-countries/:iso2/trial-balance')
  @Permit('ledger.read')
  @ProblemResponses(400, 401, 403, 404)
  trialBalance(@Param('iso2') iso2: string, @Query() query: AsOfQuery) {
    return this.reads.trialBalance(iso2, query);
  }

  @Get('partner-countries/:iso2/periods')
  @Public()
  @ProblemResponses(400, 404)
  periods(@Param('iso2') iso2: string) {
    return this.reads.periods(iso2);
  }

  @Post('partner-countries/:iso2/periods/:month/close')
  @Permit('ledger.close')
  @ActResponse(ActAnswer)
  close(
    @Param('iso2') iso2: string,
    @Param('month') month: string,
    @Body() body: PeriodClosingDto,
    @ActCall() call: ActCall,
  ) {
    const closing = { ...body, month: parseMonth(month) };
    return this.acts.submit(call, { kind: 'period-closing', country: iso2, body: closing });
  }

  @Post('partner-countries/:iso2/acts')
  @HttpCode(200)
  @Permit('ledger.import')
  @ProblemResponses(400, 401, 403, 404, 413, 503)
  async many(
    @Param('iso2') iso2: string,
    @Query() query: BulkQuery,
    @Body() body: BulkDto,
    @ActCall({ keysInBody: true }) call: ActCall,
  ) {
    const atomic = body.atomic === true || query.atomic === 'true';
    return { items: await this.bulk.submit(call, iso2, { ...body, atomic }) };
  }
}
