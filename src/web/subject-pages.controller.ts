import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Reader } from '../database/reader.ts';
import { fundingErrors } from '../funding/errors.ts';
import { Public } from '../identity/permit.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { ledgerErrors } from '../ledger/errors.ts';
import { journalEntry } from '../ledger/journal.ts';
import { projectErrors } from '../project/errors.ts';
import { PublicRecordReads } from '../project/public-source/public-record.reads.ts';
import { CountryReports } from '../reporting/country-report.service.ts';
import { tranchePanels } from './tranche-chart.ts';
import { entryOnPage } from './entry-view.ts';
import { mayIn } from './may.ts';
import { PageFilter } from './page.filter.ts';
import { OwnerNames, placeOf } from './form/owner-names.reads.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { columnChart } from './column-chart.ts';
import { ProjectCycleReads } from './project-cycle.reads.ts';
import { SubjectReads } from './subject.reads.ts';

const COUNTRY = /^[A-Z]{2}/;

/** Pages of single things: a project, a tranche, a journal entry. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class SubjectPagesController {
  constructor(
    private readonly reports: CountryReports,
    private readonly reads: SubjectReads,
    private readonly publicRecords: PublicRecordReads,
    private readonly cycles: ProjectCycleReads,
    private readonly names: OwnerNames,
    private readonly reader: Reader,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  /** By reference (KZ001) or id; both begin with the country. */
  @Get('/projects/:reference')
  async project(
    @Param('reference') reference: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const absent = projectErrors.refuse('PROJECT.NOT_FOUND', { project: reference.slice(0, 80) });
    const country = COUNTRY.exec(reference)?.[0];
    if (country === undefined) throw absent;
    const report = await this.reports.make(country);
    const project = report.projects.find(
      (one) => one.reference === reference || one.id === reference,
    );
    if (project === undefined) throw absent;
    const indicators = report.indicators.filter((one) => one.project?.id === project.id);
    const { countryCode, id } = parsePublicId(project.id);
    const [versions, readings, publicRecords, way] = await Promise.all([
      this.reads.versions(project.id, 'project'),
      this.reads.readings(report),
      this.publicRecords.ofProjectId(countryCode, id),
      this.cycles.ofProject(project.id),
    ]);
    const commitments = report.tranches.flatMap((tranche) =>
      tranche.commitments
        .filter(({ projectShares }) => projectShares.some((share) => share.project === project.id))
        .map((commitment) => ({ tranche, commitment })),
    );
    const texts = textsFor(request);
    const title = `${project.reference}: ${project.title}`;
    const content = {
      ...{ report, project, indicators, versions, readings, commitments },
      publicRecords,
      way,
      mayMeasure: mayIn(request, 'project.measure', country),
      vintageChart: columnChart(
        way.reductions.vintages.map(({ vintage, tonnesReported }) => ({
          label: String(vintage),
          value: tonnesReported,
        })),
      ),
      chartOf: columnChart,
    };
    sendPage(reply, viewIn(texts, this.book, 'project', title, content), ifNoneMatch);
  }

  @Get('/tranches/:id')
  async tranche(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { countryCode } = parsePublicId(id);
    const report = await this.reports.make(countryCode);
    const tranche = report.tranches.find((one) => one.id === id);
    if (tranche === undefined) throw fundingErrors.refuse('FUNDING.TRANCHE_NOT_FOUND', { id });
    const versions = await this.reads.versions(id, 'tranche');
    const pledges = report.pledges.items.filter((pledge) => pledge.tranche === id);
    const texts = textsFor(request);
    const panels = tranchePanels({ ...report, tranches: [tranche] }, texts);
    const title = `${tranche.reference}: ${tranche.title}`;
    const content = {
      ...{ report, tranche, versions, pledges, panels },
      mayCommit: mayIn(request, 'funding.commit', countryCode),
      mayDisburse: mayIn(request, 'funding.disburse', countryCode),
      mayDecommit: mayIn(request, 'funding.decommit', countryCode),
      mayRepay: mayIn(request, 'funding.repay', countryCode),
      mayAmend: mayIn(request, 'funding.amend', countryCode),
    };
    sendPage(reply, viewIn(texts, this.book, 'tranche', title, content), ifNoneMatch);
  }

  @Get('/journal-entries/:id')
  async entry(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { countryCode, id: uuid } = parsePublicId(id);
    const found = await journalEntry(this.reader.pool, countryCode, uuid);
    if (found === null) throw ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', { entry: id });
    const ownerIds = [...new Set(found.postings.map(({ ownerId }) => ownerId))];
    const [owners, accounts, serials] = await Promise.all([
      this.reads.owners(countryCode, ownerIds),
      this.names.creditAccounts(countryCode, ownerIds),
      this.reads.movedSerials(countryCode, uuid),
    ]);
    const entry = entryOnPage(countryCode, found, owners);
    const texts = textsFor(reply.request);
    const title = texts.t('entry.title', { day: texts.show.day(entry.effectiveOn) });
    const isUndone = entry.reversedBy !== null;
    const content = {
      ...{ entry, country: countryCode, serials },
      // Everybody may know the kind of an account and whose registry it is in; not who holds it.
      accountOf: (owner: string) => {
        const account = accounts.get(owner);
        return account === undefined ? null : placeOf(account, texts.t);
      },
      mayReverse:
        entry.reverses === null && !isUndone && mayIn(reply.request, 'ledger.reverse', countryCode),
      mayRefund:
        entry.kind === 'disbursement' &&
        !isUndone &&
        mayIn(reply.request, 'funding.refund', countryCode),
    };
    sendPage(reply, viewIn(texts, this.book, 'journal-entry', title, content), ifNoneMatch);
  }
}
