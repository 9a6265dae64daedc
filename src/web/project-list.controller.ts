import { Controller, Get, Headers, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { PROJECT_STATUSES } from '../project/project-record.ts';
import type { ProjectQuery } from '../project/project.dto.ts';
import { ProjectReads } from '../project/project.reads.ts';
import { filled, pageAddress } from './directory.dto.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { ProjectListQuery } from './project-list.dto.ts';
import { ProjectListReads } from './project-list.reads.ts';
import { siteMap, type SiteOfProject } from './site-map.ts';

/** The projects of a partner: to be searched, sorted, filtered, and seen on a map. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class ProjectListController {
  constructor(
    private readonly projects: ProjectReads,
    private readonly reads: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/countries/:iso2/projects')
  async list(
    @Param('iso2') given: string,
    @Query() asked: ProjectListQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = given.toUpperCase();
    const query = filled(asked) as ProjectQuery;
    const list = await this.projects.list(iso2, query);
    const ids = list.items.map(({ id }) => id);
    const [names, known] = await Promise.all([
      this.reads.countryNames(iso2),
      this.reads.fromPublicSources(iso2 as CountryCode, ids),
    ]);
    const sites = list.items.flatMap(({ reference, sites: own }) =>
      (own as readonly Omit<SiteOfProject, 'reference'>[]).map((site) => ({ ...site, reference })),
    );
    const placed = sites.filter(({ latitude }) => latitude !== null);
    const withPlace = new Set(placed.map(({ reference }) => reference));
    const texts = textsFor(reply.request);
    const name = texts.display.name(names);
    const title = texts.t('projects.title', { country: name });
    const content = {
      country: { iso2, name },
      list,
      query,
      known,
      statuses: PROJECT_STATUSES,
      map: siteMap(placed),
      unplaced: list.items.filter(({ reference }) => !withPlace.has(reference)).length,
      nextAddress: list.next === null ? null : addressOf(iso2, query, list.next),
      firstAddress: query.cursor === undefined ? null : addressOf(iso2, query, null),
    };
    sendPage(reply, viewIn(texts, this.book, 'projects', title, content), ifNoneMatch);
  }
}

function addressOf(iso2: string, query: ProjectQuery, cursor: string | null): string {
  return pageAddress(`/countries/${iso2}/projects`, query, cursor);
}
