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
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlockView, HistoryNode, HistoryTree } from '../../carbon-credit/block.answers.ts';
import { BlockReads } from '../../carbon-credit/block.reads.ts';
import { grammarOf, readSerial, tonnesOf } from '../../carbon-credit/serial-number.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { Public } from '../../identity/permit.ts';
import { seeOther } from '../forms.ts';
import { holderOf, OwnerNames, placeOf, titleOf } from '../form/owner-names.reads.ts';
import { PageFilter } from '../page.filter.ts';
import { textsFor, viewIn } from '../page-view.ts';
import { sendOwnPage, sendPage } from '../page.ts';
import { ProjectListReads } from '../project-list.reads.ts';
import { visibleIn } from './offers.reads.ts';
import { isReached } from '../../identity/reach.ts';
import { OriginNames } from './origin-names.reads.ts';

/** Search by serial, one serial or a run of them, and one block: where they are and how they came there. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class SerialPagesController {
  constructor(
    private readonly blocks: BlockReads,
    private readonly names: OwnerNames,
    private readonly origins: OriginNames,
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/serials')
  search(
    @Query('serial') given: unknown,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const texts = textsFor(request);
    const typed = typeof given === 'string' ? given.slice(0, 200) : '';
    const serial = typed.trim().replace(/\s+/g, '').replace(/[–—]/g, '-').toUpperCase();
    const partner = serial.split('-')[1] ?? '';
    const fault =
      serial === '' || readSerial(partner, serial) !== null
        ? null
        : texts.t('serials.fault', { typed: typed.slice(0, 80), form: grammarOf(partner).form });
    if (serial !== '' && fault === null) {
      seeOther(reply, `/serials/${encodeURIComponent(serial)}`);
      return;
    }
    const title = texts.t('serials.title');
    const html = viewIn(texts, this.book, 'serial-search', title, { typed, fault });
    if (fault === null) sendPage(reply, html, ifNoneMatch);
    else sendOwnPage(reply, html, 400);
  }

  @Get('/serials/:serial')
  async serial(
    @Param('serial') serial: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const range = readSerial(serial.split('-')[1] ?? '', serial);
    if (range === null) {
      seeOther(reply, `/serials?serial=${encodeURIComponent(serial.slice(0, 200))}`);
      return;
    }
    const found = await this.blocks.serial(serial);
    await this.#show(request, reply, ifNoneMatch, {
      word: range.first === range.last ? 'serial.one' : 'serial.several',
      tonnes: tonnesOf(range).toString(),
      issued: issuedOf(found.blocks, range),
      ...found,
    });
  }

  @Get('/credit-blocks/:id')
  async block(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [block, history] = await Promise.all([this.blocks.detail(id), this.blocks.historyOf(id)]);
    await this.#show(request, reply, ifNoneMatch, {
      word: 'serial.block',
      tonnes: block.tonnes,
      issued: block.tonnes,
      serial: block.serials,
      blocks: [block],
      history,
    });
  }

  async #show(
    request: FastifyRequest,
    reply: FastifyReply,
    ifNoneMatch: string | undefined,
    found: {
      readonly word: 'serial.one' | 'serial.several' | 'serial.block';
      readonly tonnes: string;
      /** How many of them there are. */
      readonly issued: string;
      readonly serial: string;
      readonly blocks: readonly BlockView[];
      readonly history: HistoryTree;
    },
  ): Promise<void> {
    const [first] = found.blocks;
    const country = first?.country ?? found.serial.split('-')[1] ?? '';
    const reach = visibleIn(request.principal, country);
    const ids = [
      ...found.blocks.map(({ account }) => account),
      ...found.history.movements.flatMap(accountsIn),
    ].map((id) => id.slice(3));
    const accounts = await this.names.creditAccounts(country, [...new Set(ids)]);
    const detail = first ? await this.blocks.detail(first.id) : null;
    const texts = textsFor(request);
    const { t } = texts;
    const title = t(found.word, { serial: found.serial });
    const content = {
      ...found,
      title,
      country,
      countryName: texts.display.name(await this.lists.countryNames(country)),
      placeOf: (id: string | null) => {
        const account = id === null ? undefined : accounts.get(id.slice(3));
        if (!account)
          return { name: t('history.issuance'), short: t('history.issuance'), address: null };
        const name = placeOf(account, t);
        return isReached(reach, account.side, account.holderId)
          ? {
              name: titleOf(account, t),
              short: holderOf(account, t),
              address: `/credit-accounts/${account.id}`,
            }
          : { name, short: name, address: null };
      },
      origin:
        detail && first
          ? await this.origins.of(country, first.issuance, detail.comesFrom, texts)
          : null,
    };
    sendPage(reply, viewIn(texts, this.book, 'serial', title, content), ifNoneMatch);
  }
}

/** How many of a run of numbers lie in blocks: those that were issued. */
function issuedOf(
  blocks: readonly BlockView[],
  { first, last }: { readonly first: bigint; readonly last: bigint },
): string {
  const larger = (one: bigint, other: bigint) => (one > other ? one : other);
  const smaller = (one: bigint, other: bigint) => (one < other ? one : other);
  return blocks
    .reduce(
      (sum, block) =>
        sum + smaller(BigInt(block.last), last) - larger(BigInt(block.first), first) + 1n,
      0n,
    )
    .toString();
}

function accountsIn({ from, to, children }: HistoryNode): readonly string[] {
  return [from.account ?? [], to.account ?? [], ...children.map(accountsIn)].flat();
}
