import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountView } from '../../carbon-credit/account.answers.ts';
import { AccountReads } from '../../carbon-credit/account.reads.ts';
import { BlockReads } from '../../carbon-credit/block.reads.ts';
import { holderOfAccount, partiesOfTransfer } from '../../carbon-credit/scopes.ts';
import { TransferReads } from '../../carbon-credit/transfer.reads.ts';
import type { Language } from '../../reporting/language/language.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { CountryIso2 } from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import { Permit } from '../../identity/permit.ts';
import { byRow } from '../../identity/scope.ts';
import { parseCountryCode } from '../../kernel/country-code.ts';
import { without } from '../../reporting/without.ts';
import { ProjectListReads } from '../project-list.reads.ts';
import type { Permission } from '../../identity/permissions.ts';
import { isReached, reachIn } from '../../identity/reach.ts';
import { OwnerNames, titleOf } from '../form/owner-names.reads.ts';
import { PageFilter } from '../page.filter.ts';
import { textsFor, viewIn, type PageTexts } from '../page-view.ts';
import { sendOwnPage } from '../page.ts';
import { PageLanguage } from '../pages.dto.ts';
import { OfferReads } from './offers.reads.ts';

export class AccountPageQuery extends PageQuery {
  @CountryIso2({ optional: true, description: 'Of this partner' })
  readonly country?: string;
  @PageLanguage()
  readonly lang?: Language;
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
    private readonly lists: ProjectListReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/credit-accounts')
  @Permit('carbon-credit.read', byRow)
  async list(
    @Query() query: AccountPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = textsFor(request);
    const asked = without(query, 'lang');
    const page = await this.accounts.list(asked, request.grants ?? []);
    const { next } = page;
    const items = page.items.map((one) => withSum(named(one, texts)));
    const content = { items, next, query: asked };
    this.#send(reply, 'credit-accounts', texts.t('accounts.title'), content);
  }

  @Get('/credit-accounts/:id')
  @Permit('carbon-credit.read', holderOfAccount)
  async account(
    @Param('id') id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = textsFor(request);
    const account = named(await this.accounts.detail(id), texts);
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
    // The same question that the form behind a button asks again: may they do it for this very holder?
    const owner = account.holder === 'government' ? null : account.holder.slice(3);
    const may = (permission: 'retire' | 'cancel' | 'transfer') =>
      account.class.endsWith('-holding') &&
      reaches(request, `carbon-credit.${permission}`, account, owner);
    const content = {
      account: withSum(account),
      countryName: await this.#countryName(account.country, texts),
      blocks,
      moves: [
        ...given.items.map((one) => ({ ...one, isIn: false })),
        ...taken.items.map((one) => ({ ...one, isIn: true })),
      ].sort((one, other) => (one.id > other.id ? -1 : 1)),
      nameOf: (other: string) => {
        const known = others.get(other.slice(3));
        return known ? titleOf(known, texts.t) : other;
      },
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
    const country = query.country === undefined ? null : parseCountryCode(query.country);
    const texts = textsFor(request);
    const offers = await this.offers.open(request.principal?.grants ?? [], country, texts.t);
    const content = {
      waiting: offers.filter(({ canTake }) => canTake),
      given: offers.filter(({ canTakeBack }) => canTakeBack),
    };
    this.#send(reply, 'credit-offers', texts.t('offers.title'), content);
  }

  @Get('/credit-transfers/:id')
  @Permit('carbon-credit.read', partiesOfTransfer)
  async transfer(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const texts = textsFor(reply.request);
    const transfer = await this.transfers.detail(id);
    const country = id.slice(0, 2);
    const accounts = await this.names.creditAccounts(country, [
      transfer.from.slice(3),
      transfer.to.slice(3),
    ]);
    const nameOf = (other: string) => {
      const known = accounts.get(other.slice(3));
      return known ? titleOf(known, texts.t) : other;
    };
    const title = texts.t(transfer.expiresOn === null ? 'transfer.title' : 'transfer.offer-title');
    const countryName = await this.#countryName(country, texts);
    const content = { transfer, nameOf, country, countryName, title };
    this.#send(reply, 'credit-transfer', title, content);
  }

  async #countryName(iso2: string, { display }: PageTexts): Promise<string> {
    return display.name(await this.lists.countryNames(iso2));
  }

  #send(reply: FastifyReply, view: string, title: string, content: object): void {
    const texts = textsFor(reply.request);
    sendOwnPage(reply, viewIn(texts, this.book, view, title, content));
  }
}

/** Whether somebody has a permission that reaches the holder of an account. */
function reaches(
  { principal }: FastifyRequest,
  permission: Permission,
  { country, side }: AccountView,
  owner: string | null,
): boolean {
  const reach = reachIn(principal?.grants ?? [], permission, country);
  return isReached(reach, side, owner);
}

/** An account whose holder, where it is a government, is called in the language of the page. */
function named(account: AccountView, { t }: PageTexts): AccountView {
  if (account.holder !== 'government') return account;
  const country = t(account.side === 'japan' ? 'page.japan' : 'page.the-partner');
  return { ...account, holderName: t('page.government', { country }) };
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
