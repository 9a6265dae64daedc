import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../../http/api-notes.ts';
import { ActCall } from '../../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../../http/act-response.ts';
import { Text, WholeNumber, WholeNumberText } from '../../http/fields.ts';
import { Permit, Public } from '../../identity/permit.ts';
import { ALPHA_3 } from '../article6.dto.ts';
import { AdjustmentsView, FinalAdjustmentAnswer } from './adjustment.answers.ts';
import { Adjustments } from './adjustments.service.ts';

const YEAR = { min: 2021, max: 2099 } as const;
import { ofPartyInBody } from '../scopes.ts';

/** Whose adjustments, of which year. */
export class AdjustmentQuery {
  @Text({ ...ALPHA_3, description: 'The Party' }) readonly party!: string;
  @WholeNumberText({ ...YEAR, optional: true, description: 'Calendar year; all where left out' })
  readonly year?: string;
  @Text({ max: 40, optional: true, description: 'As far as known at this instant' })
  readonly knownAsOf?: string;
}

/** What is made final, or revised. */
export class FinalAdjustmentDto {
  @Text({ ...ALPHA_3, description: 'The Party' }) readonly party!: string;
  @WholeNumber({ ...YEAR, description: 'Calendar year' }) readonly year!: number;
  @Text({ max: 1000, description: 'The review, or why it is revised' }) readonly reason!: string;
}

/** Corresponding adjustments with their arithmetic; final ones are revised, never changed. */
@ApiTags('Article 6')
@Controller('v1/corresponding-adjustments')
export class AdjustmentController {
  constructor(private readonly adjustments: Adjustments) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Corresponding adjustments and emissions balances of a Party' })
  @ApiOkResponse({ type: AdjustmentsView })
  @ProblemResponses(400, 404)
  list(@Query() { party, year, knownAsOf }: AdjustmentQuery): Promise<AdjustmentsView> {
    return this.adjustments.list(party, year, knownAsOf);
  }

  @Post('finalisations')
  @Permit('article6.report', ofPartyInBody)
  @ApiOperation({ summary: 'Make the adjustment of a year final' })
  @ActResponse(FinalAdjustmentAnswer)
  finalise(@Body() { party, year, reason }: FinalAdjustmentDto, @ActCall() call: ActCall) {
    return this.adjustments.finalise(call, party, year, { reason, isRevision: false });
  }

  @Post('revisions')
  @Permit('article6.report', ofPartyInBody)
  @ApiOperation({ summary: 'Revise a final adjustment, with a reason' })
  @ActResponse(FinalAdjustmentAnswer)
  revise(@Body() { party, year, reason }: FinalAdjustmentDto, @ActCall() call: ActCall) {
    return this.adjustments.finalise(call, party, year, { reason, isRevision: true });
  }
}
