import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.ts';
import { parseOperatorHead } from '../audit/operator-head.ts';
import { checkReceipt } from '../audit/receipt.ts';
import type { Receipt } from '../audit/receipt.ts';
import { BOOK, ENVIRONMENT } from '../database/database.module.ts';
import type { Environment } from '../database/environment.ts';
import type { Book } from '../database/migrator.ts';
import { Reader } from '../database/reader.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { Public } from '../identity/permit.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { ledgerErrors } from '../ledger/errors.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { qrCode } from '../reporting/qr-code.ts';

/** The receipt of an entry as people keep it: on paper, with a code that leads back to this page. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class ReceiptPageController {
  private readonly log: AuditLog;

  constructor(
    private readonly reader: Reader,
    @Inject(BOOK) private readonly book: Book,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.log = new AuditLog(reader.pool);
  }

  @Get('/journal-entries/:id/receipt')
  async receipt(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { countryCode, id: uuid } = parsePublicId(id);
    const [entry] = await this.reader.query<{ sequence: number }>(
      `SELECT audit_sequence AS sequence FROM public.journal_entry
        WHERE country_code = $1 AND id = $2`,
      [countryCode, uuid],
    );
    if (!entry) throw ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', { entry: id });
    const receipt = await this.log.receipt(countryCode, entry.sequence);
    const address = `${publicOrigin(this.environment.publicUrl, request)}/journal-entries/${id}/receipt`;
    const texts = textsFor(request);
    const content = { id, country: countryCode, receipt, ...verdictOf(receipt), address };
    const title = texts.t('receipt.title');
    const html = viewIn(texts, this.book, 'receipt', title, { ...content, qr: qrCode(address) });
    sendPage(reply, html, ifNoneMatch);
  }
}

/** The check that anybody can make again, and what the operator's head says. */
function verdictOf(receipt: Receipt) {
  const { operatorHead, publicKey } = receipt;
  if (operatorHead === null || publicKey === null) return { faults: null, seal: null };
  const { faults } = checkReceipt(receipt, Buffer.from(publicKey, 'hex'));
  const { number, at, keyId } = parseOperatorHead(operatorHead.body);
  return { faults, seal: { number, at, keyId, hash: operatorHead.hash, publicKey } };
}
