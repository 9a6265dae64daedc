import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  MethodologyAnswer,
  MethodologyDetail,
  MethodologyMoves,
  MethodologyPage,
} from './methodology.answers.ts';
import {
  MethodologyQuery,
  MethodologyTransitionDto,
  MethodologyVersionDto,
  ProposedMethodologyDto,
} from './methodology.dto.ts';
import { MethodologyReads } from './methodology.reads.ts';

/** Methodologies on their way from proposal to approval, and their versions. */
@ApiTags('Methodologies')
@Controller()
export class MethodologyController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: MethodologyReads,
  ) {}

  @Get('/v1/methodologies')
  @Public()
  @ApiOperation({ summary: 'Methodologies, proposed and approved, by number' })
  @ApiOkResponse({ type: MethodologyPage })
  @ProblemResponses(400)
  list(@Query() query: MethodologyQuery): Promise<MethodologyPage> {
    return this.reads.list(query);
  }

  @Post('/v1/methodologies')
  @Permit('methodology.propose')
  @ApiOperation({ summary: 'Propose a methodology, or a revision of an approved one' })
  @ActResponse(MethodologyAnswer)
  propose(@Body() { country, ...body }: ProposedMethodologyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'methodology', country, body });
  }

  @Get('/v1/methodologies/:id')
  @Public()
  @ApiOperation({ summary: 'A methodology by id or number, with its versions and what can follow' })
  @ApiOkResponse({ type: MethodologyDetail })
  @ProblemResponses(404)
  async detail(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MethodologyDetail> {
    const detail = await this.reads.detail(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Get('/v1/methodologies/:id/transitions')
  @Public()
  @ApiOperation({ summary: 'What can follow, what each step lacks, and whose move it is' })
  @ApiOkResponse({ type: MethodologyMoves })
  @ProblemResponses(404)
  moves(@Param('id') id: string): Promise<MethodologyMoves> {
    return this.reads.moves(id);
  }

  @Post('/v1/methodologies/:id/transitions')
  @HttpCode(200)
  @Permit('methodology.decide')
  @ApiOperation({ summary: 'Take a methodology one step further; approval makes a version' })
  @ActResponse(MethodologyAnswer, { status: 200 })
  async move(
    @Param('id') id: string,
    @Body() body: MethodologyTransitionDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.reads.idOf(id);
    return this.acts.submit(call, { kind: 'methodology-transition', subject, body });
  }

  @Post('/v1/methodologies/:id/versions')
  @Permit('methodology.decide')
  @ApiOperation({
    summary: 'The next version of an approved methodology, by a decision on revision',
  })
  @ActResponse(MethodologyAnswer)
  async addVersion(
    @Param('id') id: string,
    @Body() body: MethodologyVersionDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.reads.idOf(id);
    return this.acts.submit(call, { kind: 'methodology-version', subject, body });
  }
}
