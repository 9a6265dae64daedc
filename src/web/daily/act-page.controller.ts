import { Controller, Get, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { Reader } from '../../database/reader.ts';
import { SignedIn } from '../../identity/permit.ts';
import { parsePublicId } from '../../kernel/ids.ts';
import { ledgerErrors } from '../../ledger/errors.ts';
import { render } from '../../reporting/html/templates.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn } from '../language/words.ts';
import { mayIn } from '../may.ts';
import { PageFilter } from '../page.filter.ts';
import { bookOnPage, sendOwnPage } from '../page.ts';

/** What was done, whether or not it moved anything in the books: the receipt of an act. */
@ApiExcludeController()
@Controller()
@SignedIn()
@UseFilters(PageFilter)
export class ActPageController {
  private readonly log: AuditLog;

  constructor(
    private readonly reader: Reader,
    @Inject(BOOK) private readonly book: Book,
  ) {
    this.log = new AuditLog(reader.pool);
  }

  @Get('/acts/:id')
  async act(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { countryCode, id: uuid } = parsePublicId(id);
    const [found] = await this.reader.query(ACT, [countryCode, uuid]);
    if (!found) throw ledgerErrors.refuse('LEDGER.ACT_NOT_FOUND', { act: id });
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const kind = String(found['kind']);
    const receipt = await this.log.receipt(countryCode, found['audit_sequence'] as number);
    const waits = found['pending'] !== null && found['decision'] === null;
    const about = (name: string) => {
      const value = found[name];
      return typeof value === 'string' ? `${countryCode}-${value}` : null;
    };
    const content = {
      t,
      kind,
      id,
      receipt,
      recordedAt: found['recorded_at'],
      status: waits ? 'awaiting-approval' : String(found['decision'] ?? 'posted'),
      country: countryCode,
      links: linksOf(countryCode, {
        waiting: waits && mayIn(request, 'ledger.approve', countryCode) ? id : null,
        entry: about('entry'),
        project: about('project'),
        decision: about('committee_decision'),
      }),
    };
    const page = { title: t('act.title'), language, book: bookOnPage(this.book) };
    sendOwnPage(reply, render('/web/views/act', page, content));
  }
}

/** A signature is asked for by its own id, which is not that of the act. */
const ACT = `
  SELECT a.kind, a.recorded_at, a.audit_sequence, p.id AS pending, d.decision,
         e.id AS entry, coalesce(j.id, s.decision_id) AS committee_decision,
         coalesce(x.id, i.project_id) AS project
    FROM public.act a
    LEFT JOIN public.decision_signature s ON s.country_code = $1 AND s.id = $2
    LEFT JOIN public.pending_act p ON p.country_code = $1 AND p.id = a.id
    LEFT JOIN public.act_decision d ON d.country_code = $1 AND d.id = a.id
    LEFT JOIN public.journal_entry e ON e.country_code = $1 AND e.id = a.id
    LEFT JOIN public.joint_committee_decision j ON j.country_code = $1 AND j.id = a.id
    LEFT JOIN public.project x ON x.country_code = $1 AND x.id = a.id
    LEFT JOIN public.indicator_reading r ON r.country_code = $1 AND r.id = a.id
    LEFT JOIN public.indicator i ON i.country_code = $1 AND i.id = r.indicator_id
   WHERE a.country_code = $1
     AND (a.id = $2 OR (a.principal_id, a.audit_sequence) =
       (SELECT q.signed_by, q.audit_sequence FROM public.decision_signature q
         WHERE q.country_code = $1 AND q.id = $2))`;

function linksOf(
  country: string,
  {
    waiting,
    entry,
    project,
    decision,
  }: {
    readonly waiting: string | null;
    readonly entry: string | null;
    readonly project: string | null;
    readonly decision: string | null;
  },
) {
  return [
    ...(waiting === null
      ? []
      : [{ word: 'waiting.decide' as const, address: `/acts/${waiting}/decide` }]),
    ...(entry === null
      ? []
      : [{ word: 'act.to-entry' as const, address: `/journal-entries/${entry}` }]),
    ...(project === null
      ? []
      : [{ word: 'act.to-project' as const, address: `/projects/${project}` }]),
    ...(decision === null
      ? []
      : [
          {
            word: 'act.to-decision' as const,
            address: `/countries/${country}/decisions/${decision}`,
          },
        ]),
  ];
}
