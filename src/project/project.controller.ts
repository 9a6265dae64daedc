import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall, versionOf } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  IndicatorAnswer,
  IndicatorPage,
  IndicatorView,
  ProjectAnswer,
  ProjectDetail,
  ProjectPage,
  ReadingAnswer,
} from './project.answers.ts';
import {
  IndicatorDto,
  IndicatorReadingDto,
  ProjectChangeDto,
  ProjectDto,
  ProjectQuery,
} from './project.dto.ts';
import { ProjectReads } from './project.reads.ts';
import { ofProject, ofProjectOf } from './scope.ts';

/** Decarbonisation projects, and what is counted of them beside money and carbon. */
@ApiTags('Projects')
@Controller()
export class ProjectController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: ProjectReads,
  ) {}

  @Get('/v1/partner-countries/:iso2/projects')
  @Public()
  @ApiOperation({ summary: 'The projects of a partner country' })
  @ApiOkResponse({ type: ProjectPage })
  @ProblemResponses(400, 404)
  list(@Param('iso2') iso2: string, @Query() query: ProjectQuery): Promise<ProjectPage> {
    return this.reads.list(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/projects')
  @Permit('project.register')
  @ApiOperation({ summary: 'Enter a project in the book, under the JCM or outside it' })
  @ActResponse(ProjectAnswer)
  register(@Param('iso2') iso2: string, @Body() body: ProjectDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'project', country: iso2, body });
  }

  @Get('/v1/partner-countries/:iso2/indicators')
  @Public()
  @ApiOperation({ summary: 'What is counted in a partner country, of projects and of the whole' })
  @ApiOkResponse({ type: IndicatorPage })
  @ProblemResponses(400, 404)
  listIndicators(@Param('iso2') iso2: string, @Query() query: PageQuery): Promise<IndicatorPage> {
    return this.reads.listIndicators(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/indicators')
  @Permit('project.register')
  @ApiOperation({ summary: 'Follow a figure of the country as a whole, such as of a roadmap' })
  @ActResponse(IndicatorAnswer)
  followInCountry(
    @Param('iso2') iso2: string,
    @Body() body: IndicatorDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'indicator', country: iso2, body });
  }

  @Get('/v1/projects/:project')
  @Public()
  @ApiOperation({ summary: 'A project by reference or id, with its indicators and its versions' })
  @ApiOkResponse({ type: ProjectDetail })
  @ProblemResponses(404)
  async detail(
    @Param('project') project: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectDetail> {
    const detail = await this.reads.detail(project);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Patch('/v1/projects/:project')
  @HttpCode(200)
  @Permit('project.amend', ofProject)
  @ApiOperation({ summary: 'A new version of a project; what is left out stays as it is' })
  @ActResponse(ProjectAnswer, { status: 200, changes: true })
  async change(
    @Param('project') project: string,
    @Body() body: ProjectChangeDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, {
      kind: 'project-change',
      subject: await this.reads.idOf(project),
      body: { ...body, expectedVersion: versionOf(call) },
    });
  }

  @Post('/v1/projects/:project/indicators')
  @Permit('project.register', ofProject)
  @ApiOperation({ summary: 'Follow a physical figure of a project' })
  @ActResponse(IndicatorAnswer)
  async follow(
    @Param('project') project: string,
    @Body() body: IndicatorDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.reads.idOf(project);
    return this.acts.submit(call, { kind: 'indicator', subject, body });
  }

  @Get('/v1/indicators/:id')
  @Public()
  @ApiOperation({ summary: 'A physical figure with what was counted so far' })
  @ApiOkResponse({ type: IndicatorView })
  @ProblemResponses(400, 404)
  indicator(@Param('id') id: string): Promise<IndicatorView> {
    return this.reads.indicator(id);
  }

  @Post('/v1/indicators/:id/readings')
  @Permit('project.measure', ofProjectOf('indicator'))
  @ApiOperation({ summary: 'Enter what was counted on a day' })
  @ActResponse(ReadingAnswer)
  read(@Param('id') id: string, @Body() body: IndicatorReadingDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'indicator-reading', subject: id, body });
  }
}
