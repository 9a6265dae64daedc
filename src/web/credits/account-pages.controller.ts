import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountView } from '../../carbon-credit/account.answers.ts';
import { AccountReads } from '../../carbon-credit/account.reads.ts';
import { BlockReads } from '../../carbon-credit/block.reads.ts';
import { holderOfAccount, partiesOfTransfer } from '../../carbon-credit/scopes.ts';
import { TransferReads } from '../../carbon-credit/transfer.reads.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { CountryIso2 } from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import { Permit } from '../../identity/permit.ts';
import { byRow } from '../../identity/scope.ts';
import { parseCountryCode } from '../../kernel/country-code.ts';
import { render } from '../../reporting/html/templates.ts';
import { OwnerNames, titleOf } from '../form/owner-names.reads.ts';
import { PageFilter } from '../page.filter.ts';
import { bookOnPage, sendOwnPage } from '../page.ts';
import { OfferReads } from './offers.reads.ts';
import { ACCOUNT_CLASS_WORDS } from './words.ts';

export class AccountPageQuery extends PageQuery {
  @CountryIso2({ optional: true, description: 'Of this partner' })
  readonly country?: string;
}

/** What a holder sees of its credits: accounts, blocks, offers, transfers. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class AccountPagesController {
  constructor(
    private readonly accounts: AccountReads,
    private readonly blocks: BlockReads,
    private readonly transfers: TransferReads,
    private readonly offers: OfferReads,
    private readonly names: OwnerNames,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/credit-accounts')
  @Permit('carbon-credit.read', byRow)
  async list(
    @Query() query: AccountPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.accounts.list(query, request.grants ?? []);
    const { next } = page;
    const items = page.items.map(withSum);
    const content = { items, next, query, classWords: ACCOUNT_CLASS_WORDS };
    this.#send(reply, 'credit-accounts', 'Accounts of credits', content);
  }

  @Get('/credit-accounts/:id')
  @Permit('carbon-credit.read', holderOfAccount)
  async account(
    @Param('id') id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.accounts.detail(id);
    const { principal } = request;
    const grants = request.grants ?? [];
    const [blocks, given, taken] = await Promise.all([
      this.blocks.list({ ...query, account: id }, grants),
      this.transfers.list({ account: id, direction: 'out', limit: '20' }, grants),
      this.transfers.list({ account: id, direction: 'in', limit: '20' }, grants),
    ]);
    const others = await this.names.creditAccounts(
      account.country,
      [...given.items, ...taken.items].flatMap(({ from, to }) => [from.slice(3), to.slice(3)]),
    );
    const may = (permission: 'retire' | 'cancel' | 'transfer') =>
      principal?.permissions.has(`carbon-credit.${permission}`) === true &&
      account.class.endsWith('-holding');
    const content = {
      account: withSum(account),
      blocks,
      moves: [
        ...given.items.map((one) => ({ ...one, isIn: false })),
        ...taken.items.map((one) => ({ ...one, isIn: true })),
      ].sort((one, other) => (one.id > other.id ? -1 : 1)),
      nameOf: (other: string) => {
        const known = others.get(other.slice(3));
        return known ? titleOf(known) : other;
      },
      classWords: ACCOUNT_CLASS_WORDS,
      can: { retire: may('retire'), cancel: may('cancel'), transfer: may('transfer') },
    };
    this.#send(reply, 'credit-account', `${account.holderName}, ${account.number}`, content);
  }

  @Get('/credit-offers')
  @Permit('carbon-credit.read', byRow)
  async inbox(
    @Query() query: AccountPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { principal } = request;
    const country = query.country === undefined ? null : parseCountryCode(query.country);
    const offers = await this.offers.open(request.grants ?? [], country);
    const content = {
      waiting: offers.filter(({ canTake }) => canTake),
      given: offers.filter(({ canTakeBack }) => canTakeBack),
      canAccept: principal?.permissions.has('carbon-credit.accept') === true,
      canTakeBack: principal?.permissions.has('carbon-credit.transfer') === true,
    };
    this.#send(reply, 'credit-offers', 'Offers of credits', content);
  }

  @Get('/credit-transfers/:id')
  @Permit('carbon-credit.read', partiesOfTransfer)
  async transfer(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const transfer = await this.transfers.detail(id);
    const country = id.slice(0, 2);
    const accounts = await this.names.creditAccounts(country, [
      transfer.from.slice(3),
      transfer.to.slice(3),
    ]);
    const nameOf = (other: string) => {
      const known = accounts.get(other.slice(3));
      return known ? titleOf(known) : other;
    };
    const title = transfer.expiresOn === null ? 'Transfer of credits' : 'Offer of credits';
    this.#send(reply, 'credit-transfer', title, { transfer, nameOf, country, title });
  }

  #send(reply: FastifyReply, view: string, title: string, content: object): void {
    const page = { title, book: bookOnPage(this.book) };
    sendOwnPage(reply, render(`/web/views/${view}`, page, content));
  }
}

function withSum(account: AccountView) {
  const sumOf = (states: readonly string[]) =>
    account.holdings
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n)
      .toString();
  return {
    ...account,
    held: sumOf(['held']),
    locked: sumOf(['locked']),
    stays: sumOf(['retired', 'cancelled', 'transferred-out']),
  };
}
