import { Controller, Get, Headers, Inject, Param, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { MonitoringReads } from '../monitoring/monitoring.reads.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { ProjectCycleReads } from './project-cycle.reads.ts';
import { ProjectListReads } from './project-list.reads.ts';

/** Pages of the cycle: what waits for whom in a country, and a monitoring report explained. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class CyclePagesController {
  constructor(
    private readonly cycles: ProjectCycleReads,
    private readonly monitoring: MonitoringReads,
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/countries/:iso2/deadlines')
  async deadlines(
    @Param('iso2') given: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const iso2 = given.toUpperCase();
    const deadlines = await this.cycles.deadlinesOf(iso2);
    const [names, waiting] = await Promise.all([
      this.lists.countryNames(iso2),
      this.cycles.waitingIn(iso2 as CountryCode),
    ]);
    const texts = textsFor(reply.request);
    const name = texts.display.name(names);
    const title = texts.t('deadlines.title', { country: name });
    const content = { country: { iso2, name }, deadlines, waiting };
    sendPage(reply, viewIn(texts, this.book, 'deadlines', title, content), ifNoneMatch);
  }

  @Get('/monitoring-reports/:id')
  async monitoringReport(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.monitoring.detail(id);
    const activity = await Promise.all(
      report.activity.map((one) => this.monitoring.activityData(one.id)),
    );
    const texts = textsFor(reply.request);
    const title = texts.t('report.of', { project: report.reference });
    const content = { report, activity };
    sendPage(reply, viewIn(texts, this.book, 'monitoring-report', title, content), ifNoneMatch);
  }
}
