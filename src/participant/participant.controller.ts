import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall, versionOf } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import { DuplicateReads } from './duplicates.reads.ts';
import {
  DuplicateProposals,
  ParticipantAnswer,
  ParticipantDetail,
  ParticipantPage,
  TpeDesignationAnswer,
  TpeDesignationPage,
} from './participant.answers.ts';
import {
  ParticipantChangeDto,
  ParticipantDto,
  ParticipantQuery,
  TpeDesignationDto,
  TpeDesignationQuery,
} from './participant.dto.ts';
import { ParticipantReads } from './participant.reads.ts';

/** Governments, agencies, companies and third-party entities, and who designated the last. */
@ApiTags('Participants')
@Controller()
export class ParticipantController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: ParticipantReads,
    private readonly duplicates: DuplicateReads,
  ) {}

  @Get('/v1/participants')
  @Public()
  @ApiOperation({ summary: 'The participants, by name' })
  @ApiOkResponse({ type: ParticipantPage })
  @ProblemResponses(400)
  list(@Query() query: ParticipantQuery): Promise<ParticipantPage> {
    return this.reads.list(query);
  }

  @Post('/v1/participants')
  @Permit('participant.register')
  @ApiOperation({ summary: 'Register a participant' })
  @ActResponse(ParticipantAnswer)
  register(@Body() body: ParticipantDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'participant', country: NO_COUNTRY, body });
  }

  @Get('/v1/participants/:id')
  @Public()
  @ApiOperation({ summary: 'A participant, with its names through time' })
  @ApiOkResponse({ type: ParticipantDetail })
  @ProblemResponses(400, 404)
  async detail(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ParticipantDetail> {
    const detail = await this.reads.detail(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Patch('/v1/participants/:id')
  @HttpCode(200)
  @Permit('participant.amend')
  @ApiOperation({ summary: 'A new version of a participant: renamed, identified' })
  @ActResponse(ParticipantAnswer, { status: 200, changes: true })
  async change(
    @Param('id') text: string,
    @Body() body: ParticipantChangeDto,
    @ActCall() call: ActCall,
  ) {
    const { id } = await this.reads.find(text);
    return this.acts.submit(call, {
      kind: 'participant-change',
      subject: publicId(NO_COUNTRY, id),
      body: { ...body, expectedVersion: versionOf(call) },
    });
  }

  @Get('/v1/participants/:id/duplicates')
  @Public()
  @ApiOperation({ summary: 'Other records that may be of the same participant: proposals' })
  @ApiOkResponse({ type: DuplicateProposals })
  @ProblemResponses(400, 404)
  async duplicatesOf(@Param('id') id: string): Promise<DuplicateProposals> {
    return { items: await this.duplicates.of(id) };
  }

  @Get('/v1/partner-countries/:iso2/tpe-designations')
  @Public()
  @ApiOperation({ summary: 'Third-party entities that a Joint Committee designated' })
  @ApiOkResponse({ type: TpeDesignationPage })
  @ProblemResponses(400, 404)
  listDesignations(
    @Param('iso2') iso2: string,
    @Query() query: TpeDesignationQuery,
  ): Promise<TpeDesignationPage> {
    return this.reads.listDesignations(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/tpe-designations')
  @Permit('participant.register')
  @ApiOperation({ summary: 'Enter a designation that the Joint Committee has decided' })
  @ActResponse(TpeDesignationAnswer)
  designate(
    @Param('iso2') iso2: string,
    @Body() body: TpeDesignationDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'tpe-designation', country: iso2, body });
  }
}
