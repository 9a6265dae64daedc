import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import { ActCall } from '../../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../../http/act-response.ts';
import { Permit, Public } from '../../identity/permit.ts';
import { Acts } from '../../ledger/acts.service.ts';
import { ProjectReads } from '../project.reads.ts';
import { ofProject, ofProjectOf } from '../scope.ts';
import {
  DeadlinePage,
  ProjectCycleView,
  ProjectMethodologyAnswer,
  ProjectMethodologyList,
  ProjectResubmissionAnswer,
  ProjectRoleAnswer,
  ProjectRoleList,
  ProjectTransitionAnswer,
} from './cycle.answers.ts';
import {
  DeadlineQuery,
  ProjectMethodologyDto,
  ProjectParticipantEndDto,
  ProjectParticipantRoleDto,
  ProjectResubmissionDto,
  ProjectTransitionDto,
} from './cycle.dto.ts';
import { CycleReads } from './cycle.reads.ts';
import { DeadlineReads } from './deadlines.reads.ts';

/** The cycle of a project, from its idea note to the end of its crediting period. */
@ApiTags('Project cycle')
@Controller()
export class CycleController {
  constructor(
    private readonly acts: Acts,
    private readonly projects: ProjectReads,
    private readonly reads: CycleReads,
    private readonly deadlines: DeadlineReads,
  ) {}

  @Get('/v1/projects/:project/transitions')
  @Public()
  @ApiOperation({ summary: 'Where a project stands, what each step lacks, and whose move it is' })
  @ApiOkResponse({ type: ProjectCycleView })
  @ProblemResponses(404)
  cycle(
    @Param('project') project: string,
    @Req() request: FastifyRequest,
  ): Promise<ProjectCycleView> {
    return this.reads.cycle(project, request.principal);
  }

  @Post('/v1/projects/:project/transitions')
  @Permit('project.transition', ofProject)
  @ApiOperation({ summary: 'Take a step along the cycle; a refusal names what is missing' })
  @ActResponse(ProjectTransitionAnswer)
  async step(
    @Param('project') project: string,
    @Body() body: ProjectTransitionDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    // Of the grants that reach this project; what somebody is elsewhere counts for nothing here.
    const roles = [...new Set(call.grants.map(({ role }) => role))];
    return this.acts.submit(call, {
      kind: 'project-transition',
      subject,
      body: { ...body, roles },
    });
  }

  @Get('/v1/projects/:project/methodologies')
  @Public()
  @ApiOperation({ summary: 'The methodologies that a project is pinned to' })
  @ApiOkResponse({ type: ProjectMethodologyList })
  @ProblemResponses(404)
  async methodologies(@Param('project') project: string): Promise<ProjectMethodologyList> {
    return { items: await this.reads.methodologies(project) };
  }

  @Post('/v1/projects/:project/methodologies')
  @Permit('project.transition', ofProject)
  @ApiOperation({ summary: 'Pin a project to a version of a methodology, or take it back' })
  @ActResponse(ProjectMethodologyAnswer)
  async pin(
    @Param('project') project: string,
    @Body() body: ProjectMethodologyDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    return this.acts.submit(call, { kind: 'project-methodology', subject, body });
  }

  @Get('/v1/projects/:project/participants')
  @Public()
  @ApiOperation({ summary: 'Who has which role in a project, or had it' })
  @ApiOkResponse({ type: ProjectRoleList })
  @ProblemResponses(404)
  async roles(@Param('project') project: string): Promise<ProjectRoleList> {
    return { items: await this.reads.roles(project) };
  }

  @Post('/v1/projects/:project/participants')
  @Permit('project.transition', ofProject)
  @ApiOperation({ summary: 'Give a participant a role in a project' })
  @ActResponse(ProjectRoleAnswer)
  async name(
    @Param('project') project: string,
    @Body() body: ProjectParticipantRoleDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    return this.acts.submit(call, { kind: 'project-participant', subject, body });
  }

  @Post('/v1/project-participants/:id/end')
  @HttpCode(200)
  @Permit('project.transition', ofProjectOf('project_participant'))
  @ApiOperation({ summary: "End a participant's role in a project" })
  @ActResponse(ProjectRoleAnswer, { status: 200 })
  end(
    @Param('id') subject: string,
    @Body() body: ProjectParticipantEndDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'project-participant-end', subject, body });
  }

  @Post('/v1/projects/:project/resubmissions')
  @Permit('project.register', ofProject)
  @ApiOperation({ summary: 'Submit a project again under a new number' })
  @ActResponse(ProjectResubmissionAnswer)
  async resubmit(
    @Param('project') project: string,
    @Body() body: ProjectResubmissionDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    return this.acts.submit(call, { kind: 'project-resubmission', subject, body });
  }

  @Get('/v1/deadlines')
  @Public()
  @ApiOperation({ summary: 'What is expected by which day of projects and methodologies' })
  @ApiOkResponse({ type: DeadlinePage })
  @ProblemResponses(400, 404)
  listDeadlines(@Query() query: DeadlineQuery): Promise<DeadlinePage> {
    return this.deadlines.list(query);
  }
}
