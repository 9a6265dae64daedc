import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '../../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import { ProblemResponses } from '../../http/act-response.ts';
import { httpErrors } from '../../http/errors.ts';
import { WholeNumberText } from '../../http/fields.ts';
import { RawBody, rawBodyOf } from '../../http/raw-body.ts';
import { Permit } from '../../identity/permit.ts';
import { Reconciliations, type Reconciliation } from './reconciliation.service.ts';

const BYTES_AT_MOST = 8 * 1024 * 1024;

/** How far apart a payment and its line may lie. */
export class ReconciliationQuery {
  @WholeNumberText({
    optional: true,
    min: 0,
    max: 366,
    description: 'Days that a payment and its line may lie apart; 5 where it is left out',
  })
  readonly window?: string;
}

/** Statements from outside, held against the book. */
@ApiTags('Reports')
@Controller()
export class ReconciliationController {
  constructor(private readonly reconciliations: Reconciliations) {}

  @Post('/v1/partner-countries/:iso2/reconciliations')
  @HttpCode(200)
  @RawBody()
  @Permit('ledger.read')
  @ApiOperation({
    summary: 'Hold a statement (CSV or XLSX) against the payments of the book; changes nothing',
  })
  @ApiConsumes('text/csv', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ description: 'Line by line what agrees and what differs' })
  @ProblemResponses(400, 401, 403, 404, 413, 422)
  async reconcile(
    @Param('iso2') iso2: string,
    @Query() query: ReconciliationQuery,
    @Req() request: FastifyRequest,
  ): Promise<Reconciliation> {
    const statement = await received(request);
    return this.reconciliations.of(iso2, statement, parseInt(query.window ?? '5', 10));
  }
}

async function received(request: FastifyRequest): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of rawBodyOf(request) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= BYTES_AT_MOST) pieces.push(piece);
  }
  if (bytes > BYTES_AT_MOST)
    throw httpErrors.refuse('HTTP.BODY_TOO_LARGE', { most: BYTES_AT_MOST });
  return Buffer.concat(pieces);
}
