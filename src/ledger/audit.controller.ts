import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog, headJson } from '../audit/audit-log.ts';
import { exportLog } from '../audit/export.ts';
import { Reader } from '../database/reader.ts';
import { ProblemResponses } from '../http/act-response.ts';
import { CountryIso2, OneOf } from '../http/fields.ts';
import { Public } from '../identity/permit.ts';
import { ScopeGate } from '../identity/scope-gate.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { ledgerRows } from './audit-rows.ts';
import { ledgerErrors } from './errors.ts';
import { leafPlace, Receipts } from './receipts.service.ts';

class HeadQuery {
  @CountryIso2({ optional: true, description: 'Only the head of this country; default: all' })
  readonly country?: string;
}

class ExportQuery {
  @OneOf(['public', 'auditor'], {
    optional: true,
    description: 'public (default): every hash and what is public; auditor: every payload and row',
  })
  readonly edition?: 'public' | 'auditor';
}

const EXPORTS_AT_ONCE = 2;

/** The tamper-evident log for strangers: heads, receipts, and the whole of it for checking offline. */
@ApiTags('Audit')
@Controller('v1')
export class AuditController {
  private readonly log: AuditLog;
  private exporting = 0;

  constructor(
    private readonly reader: Reader,
    private readonly gate: ScopeGate,
    private readonly receipts: Receipts,
  ) {
    this.log = new AuditLog(reader.pool);
  }

  /** The operator's last signed head, and the last head of each country. */
  @Get('audit/head')
  @Public()
  @ProblemResponses(400)
  async head(@Query() query: HeadQuery) {
    const countries = await this.reader.query<{ country_code: string }>(
      `SELECT country_code FROM public.audit_tree
        WHERE size > 0 AND ($1::text IS NULL OR country_code = $1) ORDER BY country_code`,
      [query.country ?? null],
    );
    const heads = await Promise.all(
      countries.map(({ country_code: country }) => this.log.latestHead(country)),
    );
    return {
      operatorHead: await this.log.operatorHead(),
      heads: heads.flatMap((head) => (head === null ? [] : [headJson(head)])),
    };
  }

  /** The log as JSON Lines; `docs/audit-chain.md` says how to check it. */
  @Get('audit/export')
  @Public()
  @ApiOkResponse({ description: 'JSON Lines', content: { 'application/jsonl': {} } })
  @ProblemResponses(400, 401, 403, 503)
  async export(
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const edition = query.edition ?? 'public';
    // The whole log: of every country, so a key that is limited to some does not open it.
    if (edition === 'auditor') await this.requireAuditor(request, NO_COUNTRY);
    void reply.header(
      'content-disposition',
      `attachment; filename="jcm-ledger-audit-${edition}.jsonl"`,
    );
    // Each holds a reading connection for as long as its client reads: others must still be served.
    if (this.exporting >= EXPORTS_AT_ONCE) {
      throw ledgerErrors.refuse('LEDGER.EXPORTS_BUSY', { retryAfterSeconds: 10 });
    }
    this.exporting += 1;
    const lines = exportLog(
      this.reader.pool,
      edition === 'auditor' ? { edition, rows: ledgerRows } : { edition },
    );
    const stream = Readable.from(lines).once('close', () => (this.exporting -= 1));
    return new StreamableFile(stream, { type: 'application/jsonl; charset=utf-8' });
  }

  /**
   * Proof that an entry is in the log: its leaf, the path to a head, and the signed head above it.
   * Whoever keeps it can show later that the entry was there, without trusting the operator.
   */
  @Get('journal-entries/:id/receipt')
  @Public()
  @ProblemResponses(400, 404)
  async receipt(@Param('id') id: string, @Req() request: FastifyRequest) {
    const { countryCode, id: uuid } = parsePublicId(id);
    const [entry] = await this.reader.query<{ audit_sequence: number }>(
      `SELECT audit_sequence FROM public.journal_entry WHERE country_code = $1 AND id = $2`,
      [countryCode, uuid],
    );
    if (!entry) throw ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', { entry: id });
    const leaf = await this.log.leaf(countryCode, entry.audit_sequence);
    if (leaf.visibility === 'auditor') await this.requireAuditor(request, countryCode);
    return this.log.receipt(countryCode, entry.audit_sequence);
  }

  /**
   * Proof that any act is in the log, by the id of the act, its entry or its signature; whether or not it
   * moved anything in the books. What only auditors may read is null for others.
   */
  @Get('acts/:id/receipt')
  @Public()
  @ProblemResponses(400, 404)
  async receiptOfAct(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.receipts.of(await this.receipts.placeOf(id), request.principal);
  }

  /** The same by the place in the log: a country, or 00 for what is of none, and the number of the leaf. */
  @Get('audit/receipts/:country/:sequence')
  @Public()
  @ProblemResponses(400, 404)
  receiptOfLeaf(
    @Param('country') country: string,
    @Param('sequence') sequence: string,
    @Req() request: FastifyRequest,
  ) {
    return this.receipts.of(leafPlace(country, sequence), request.principal);
  }

  private async requireAuditor(request: FastifyRequest, country: string): Promise<void> {
    await this.gate.admit(request.principal, 'audit.read', { country, subject: null, body: null });
  }
}
