import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { sideInBody } from '../identity/scope.ts';
import { publicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  DecisionAnswer,
  DecisionDetail,
  DecisionPage,
  SignatureAnswer,
} from './joint-committee.answers.ts';
import {
  DecisionQuery,
  DecisionSignatureDto,
  JointCommitteeDecisionDto,
} from './joint-committee.dto.ts';
import { JointCommitteeReads } from './joint-committee.reads.ts';

/** What the Joint Committees decide, and the two signatures by which it takes effect. */
@ApiTags('Joint Committees')
@Controller()
export class JointCommitteeController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: JointCommitteeReads,
  ) {}

  @Get('/v1/partner-countries/:iso2/joint-committee/decisions')
  @Public()
  @ApiOperation({ summary: 'The decisions of the Joint Committee of a partner country' })
  @ApiOkResponse({ type: DecisionPage })
  @ProblemResponses(400, 404)
  list(@Param('iso2') iso2: string, @Query() query: DecisionQuery): Promise<DecisionPage> {
    return this.reads.list(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/joint-committee/decisions')
  @Permit('joint-committee.submit')
  @ApiOperation({ summary: 'Submit a decision for the signatures of both sides' })
  @ActResponse(DecisionAnswer)
  submit(
    @Param('iso2') iso2: string,
    @Body() body: JointCommitteeDecisionDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'joint-committee-decision', country: iso2, body });
  }

  @Get('/v1/partner-countries/:iso2/joint-committee/decisions/:id')
  @Public()
  @ApiOperation({ summary: 'A decision with its signatures, and whose is awaited' })
  @ApiOkResponse({ type: DecisionDetail })
  @ProblemResponses(400, 404)
  detail(@Param('iso2') iso2: string, @Param('id') id: string): Promise<DecisionDetail> {
    return this.reads.detail(iso2, id);
  }

  @Post('/v1/partner-countries/:iso2/joint-committee/decisions/:id/signatures')
  @Permit('joint-committee.sign', sideInBody)
  @ApiOperation({ summary: "Sign for one side; with the second side's it takes effect" })
  @ActResponse(SignatureAnswer)
  sign(
    @Param('iso2') iso2: string,
    @Param('id') text: string,
    @Body() body: DecisionSignatureDto,
    @ActCall() call: ActCall,
  ) {
    const { countryCode, id } = this.reads.placeOf(iso2, text);
    const subject = publicId(countryCode, id);
    return this.acts.submit(call, { kind: 'decision-signature', subject, body });
  }
}
