import {
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import { ParticipantReads } from '../participant/participant.reads.ts';
import { PARTICIPANT_KINDS } from '../participant/participant-record.ts';
import type { ParticipantQuery } from '../participant/participant.dto.ts';
import type { DecisionQuery } from '../partner-country/joint-committee.dto.ts';
import { JointCommitteeReads } from '../partner-country/joint-committee.reads.ts';
import { DecisionListQuery, filled, pageAddress, ParticipantListQuery } from './directory.dto.ts';
import { DirectoryReads } from './directory.reads.ts';
import { mayIn } from './may.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn, type PageTexts } from './page-view.ts';
import { sendPage } from './page.ts';
import { ProjectListReads } from './project-list.reads.ts';

/** Who takes part in the mechanism, and what the Joint Committees have decided and who has signed. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class DirectoryPagesController {
  constructor(
    private readonly participants: ParticipantReads,
    private readonly decisions: JointCommitteeReads,
    private readonly reads: DirectoryReads,
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/participants')
  async listParticipants(
    @Query() asked: ParticipantListQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = filled(asked);
    const list = await this.participants.list(query as ParticipantQuery);
    const content = {
      ...{ list, query, kinds: PARTICIPANT_KINDS },
      ...addresses('/participants', query, list.next),
    };
    const texts = textsFor(reply.request);
    this.send(reply, texts, 'participants', texts.t('nav.participants'), content, ifNoneMatch);
  }

  @Get('/participants/:id')
  async participant(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const participant = await this.participants.detail(id);
    const projects = await this.reads.projectsOf(id);
    const content = { participant, projects };
    this.send(
      reply,
      textsFor(reply.request),
      'participant',
      participant.name,
      content,
      ifNoneMatch,
    );
  }

  @Get('/countries/:iso2/decisions')
  async listDecisions(
    @Param('iso2') given: string,
    @Query() asked: DecisionListQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = given.toUpperCase();
    const query = filled(asked);
    const list = await this.decisions.list(iso2, query as DecisionQuery);
    const texts = textsFor(reply.request);
    const name = texts.display.name(await this.lists.countryNames(iso2));
    const content = {
      ...{ list, query, country: { iso2, name } },
      ...addresses(`/countries/${iso2}/decisions`, query, list.next),
    };
    const title = texts.t('decisions.committee', { country: name });
    this.send(reply, texts, 'decisions', title, content, ifNoneMatch);
  }

  @Get('/countries/:iso2/decisions/:id')
  async decision(
    @Param('iso2') given: string,
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = given.toUpperCase();
    const decision = await this.decisions.detail(iso2, id);
    const texts = textsFor(reply.request);
    const name = texts.display.name(await this.lists.countryNames(iso2));
    const maySign =
      decision.status === 'awaiting-signatures' && mayIn(request, 'joint-committee.sign', iso2);
    const content = { decision, country: { iso2, name }, maySign };
    this.send(reply, texts, 'decision', decision.title, content, ifNoneMatch);
  }

  private send(
    reply: FastifyReply,
    texts: PageTexts,
    view: string,
    title: string,
    content: object,
    ifNoneMatch: string | undefined,
  ): void {
    sendPage(reply, viewIn(texts, this.book, view, title, content), ifNoneMatch);
  }
}

/** Where the rest of a list is, and its beginning. */
function addresses(
  path: string,
  query: { readonly cursor?: string },
  next: string | null,
): { readonly nextAddress: string | null; readonly firstAddress: string | null } {
  return {
    nextAddress: next === null ? null : pageAddress(path, query, next),
    firstAddress: query.cursor === undefined ? null : pageAddress(path, query, null),
  };
}
