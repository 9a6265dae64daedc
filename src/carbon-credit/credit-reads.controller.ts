import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import { ActGrants } from '../http/act-call.ts';
import type { Grant } from '../identity/grant.ts';
import { Permit, Public } from '../identity/permit.ts';
import { byRow } from '../identity/scope.ts';
import {
  AccountPage,
  AccountView,
  DisclosureView,
  StopPage,
  TransferDetail,
  TransferPage,
  UsePage,
} from './account.answers.ts';
import { AccountReads } from './account.reads.ts';
import { BlockDetail, BlockPage, HistoryTree, SerialView } from './block.answers.ts';
import { BlockReads } from './block.reads.ts';
import {
  AccountQuery,
  BlockQuery,
  DisclosureQuery,
  TransferQuery,
  UseQuery,
} from './carbon-credit.query.ts';
import { disclosureCsv, DisclosureReads } from './disclosure.reads.ts';
import { holderOfAccount, holderOfBlock, partiesOfTransfer } from './scopes.ts';
import { TransferReads } from './transfer.reads.ts';
import { UseReads } from './use.reads.ts';

/** Where carbon credits are, how they came there, and what became of them. */
@ApiTags('Carbon credits')
@Controller()
export class CreditReadsController {
  constructor(
    private readonly accounts: AccountReads,
    private readonly blocks: BlockReads,
    private readonly transfers: TransferReads,
    private readonly uses: UseReads,
    private readonly disclosures: DisclosureReads,
  ) {}

  @Get('/v1/credit-accounts')
  @Permit('carbon-credit.read', byRow)
  @ApiOperation({ summary: 'Accounts with what they hold; of a holder, with every partner' })
  @ApiOkResponse({ type: AccountPage })
  @ProblemResponses(400)
  listAccounts(
    @Query() query: AccountQuery,
    @ActGrants() grants: readonly Grant[],
  ): Promise<AccountPage> {
    return this.accounts.list(query, grants);
  }

  @Get('/v1/credit-accounts/:id')
  @Permit('carbon-credit.read', holderOfAccount)
  @ApiOperation({ summary: 'An account with what it holds per class and state' })
  @ApiOkResponse({ type: AccountView })
  @ProblemResponses(400, 404)
  account(@Param('id') id: string): Promise<AccountView> {
    return this.accounts.detail(id);
  }

  @Get('/v1/credit-blocks')
  @Permit('carbon-credit.read', byRow)
  @ApiOperation({ summary: 'Blocks of serials by serial, holder, account, project, vintage' })
  @ApiOkResponse({ type: BlockPage })
  @ProblemResponses(400, 404)
  listBlocks(
    @Query() query: BlockQuery,
    @ActGrants() grants: readonly Grant[],
  ): Promise<BlockPage> {
    return this.blocks.list(query, grants);
  }

  @Get('/v1/credit-blocks/:id')
  @Permit('carbon-credit.read', holderOfBlock)
  @ApiOperation({ summary: 'A block with what it comes from' })
  @ApiOkResponse({ type: BlockDetail })
  @ProblemResponses(400, 404)
  block(@Param('id') id: string): Promise<BlockDetail> {
    return this.blocks.detail(id);
  }

  @Get('/v1/credit-blocks/:id/history')
  @Permit('carbon-credit.read', holderOfBlock)
  @ApiOperation({ summary: "The history of a block's serials, as a tree of movements" })
  @ApiOkResponse({ type: HistoryTree })
  @ProblemResponses(400, 404)
  history(@Param('id') id: string): Promise<HistoryTree> {
    return this.blocks.historyOf(id);
  }

  @Get('/v1/credit-serials/:serial')
  @Public()
  @ApiOperation({ summary: 'Where one serial, or a run of them, is, and how it came there' })
  @ApiOkResponse({ type: SerialView })
  @ProblemResponses(404)
  serial(@Param('serial') serial: string): Promise<SerialView> {
    return this.blocks.serial(serial);
  }

  @Get('/v1/credit-transfers')
  @Permit('carbon-credit.read', byRow)
  @ApiOperation({ summary: 'Transfers and offers of an account, the newest first' })
  @ApiOkResponse({ type: TransferPage })
  @ProblemResponses(400)
  listTransfers(
    @Query() query: TransferQuery,
    @ActGrants() grants: readonly Grant[],
  ): Promise<TransferPage> {
    return this.transfers.list(query, grants);
  }

  @Get('/v1/credit-transfers/:id')
  @Permit('carbon-credit.read', partiesOfTransfer)
  @ApiOperation({ summary: 'A transfer or an offer with its serials' })
  @ApiOkResponse({ type: TransferDetail })
  @ProblemResponses(400, 404)
  transfer(@Param('id') id: string): Promise<TransferDetail> {
    return this.transfers.detail(id);
  }

  @Get('/v1/disposal-stops')
  @Permit('carbon-credit.read', byRow)
  @ApiOperation({ summary: 'What stops disposal, or did' })
  @ApiOkResponse({ type: StopPage })
  @ProblemResponses(400)
  stops(@Query() query: UseQuery, @ActGrants() grants: readonly Grant[]): Promise<StopPage> {
    const { country, ...page } = query;
    return this.transfers.stops(country, page as PageQuery, grants);
  }

  @Get('/v1/credit-retirements')
  @Public()
  @ApiOperation({ summary: 'Retirements of credits, in order of their days' })
  @ApiOkResponse({ type: UsePage })
  @ProblemResponses(400)
  retirements(@Query() query: UseQuery): Promise<UsePage> {
    return this.uses.list('retirement', query);
  }

  @Get('/v1/credit-cancellations')
  @Public()
  @ApiOperation({ summary: 'Cancellations of credits, in order of their days' })
  @ApiOkResponse({ type: UsePage })
  @ProblemResponses(400)
  cancellations(@Query() query: UseQuery): Promise<UsePage> {
    return this.uses.list('cancellation', query);
  }

  @Get('/v1/partner-countries/:iso2/registry-disclosures')
  @Public()
  @ApiOperation({ summary: 'Entity holding accounts, credits per account type, transactions' })
  @ApiOkResponse({
    type: DisclosureView,
    description: 'JSON, or with format=csv one table for spreadsheets',
  })
  @ProblemResponses(400)
  async disclosure(
    @Param('iso2') iso2: string,
    @Query() query: DisclosureQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosureView | string> {
    const disclosure = await this.disclosures.of(iso2);
    if (query.format !== 'csv') return disclosure;
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="registry-${disclosure.country}.csv"`);
    return disclosureCsv(disclosure);
  }
}
