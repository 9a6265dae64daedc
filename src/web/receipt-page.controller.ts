import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LeafPayload } from '../audit/leaf.ts';
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
import { leafPlace, Receipts } from '../ledger/receipts.service.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendPage } from './page.ts';
import { qrCode } from '../reporting/qr-code.ts';

interface Shown {
  readonly title: 'receipt.title' | 'receipt.title-act';
  readonly path: string;
  readonly json: string;
  /** The journal entry that it is the receipt of; null for an act by itself. */
  readonly entry: string | null;
}

/** The receipt of an act as people keep it: on paper, with a code that leads back to this page. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class ReceiptPageController {
  constructor(
    private readonly reader: Reader,
    private readonly receipts: Receipts,
    @Inject(BOOK) private readonly book: Book,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('/journal-entries/:id/receipt')
  async receipt(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { countryCode: country, id: uuid } = parsePublicId(id);
    const [entry] = await this.reader.query<{ sequence: number }>(
      `SELECT audit_sequence AS sequence FROM public.journal_entry
        WHERE country_code = $1 AND id = $2`,
      [country, uuid],
    );
    if (!entry) throw ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', { entry: id });
    const path = `/journal-entries/${id}/receipt`;
    const shown: Shown = { title: 'receipt.title', path, json: `/v1${path}`, entry: id };
    const receipt = await this.receipts.of({ country, sequence: entry.sequence }, null);
    this.send(receipt, shown, { request, reply, ifNoneMatch });
  }

  @Get('/acts/:id/receipt')
  async ofAct(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const receipt = await this.receipts.of(await this.receipts.placeOf(id), request.principal);
    const path = `/acts/${id}/receipt`;
    const shown: Shown = { title: 'receipt.title-act', path, json: `/v1${path}`, entry: null };
    this.send(receipt, shown, { request, reply, ifNoneMatch });
  }

  @Get('/audit/receipts/:country/:sequence')
  async ofLeaf(
    @Param('country') country: string,
    @Param('sequence') sequence: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const receipt = await this.receipts.of(leafPlace(country, sequence), request.principal);
    const path = `/audit/receipts/${country}/${sequence}`;
    const shown: Shown = { title: 'receipt.title-act', path, json: `/v1${path}`, entry: null };
    this.send(receipt, shown, { request, reply, ifNoneMatch });
  }

  private send(
    receipt: Receipt,
    { title, path, json, entry }: Shown,
    to: {
      readonly request: FastifyRequest;
      readonly reply: FastifyReply;
      readonly ifNoneMatch: string | undefined;
    },
  ): void {
    const { country, payload } = receipt.leaf;
    const act = payload === null ? null : (JSON.parse(payload) as LeafPayload).act;
    const address = `${publicOrigin(this.environment.publicUrl, to.request)}${path}`;
    const content = {
      id: entry ?? (act === null ? null : `${country}-${act.id}`),
      kind: act?.kind ?? null,
      ...{ entry, country, json, receipt, address },
      ...verdictOf(receipt),
      qr: qrCode(address),
    };
    const texts = textsFor(to.request);
    const html = viewIn(texts, this.book, 'receipt', texts.t(title), content);
    sendPage(to.reply, html, to.ifNoneMatch);
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
