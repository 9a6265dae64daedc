import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse } from '../http/act-response.ts';
import { Permit } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import { CreditActAnswer } from './carbon-credit.answers.ts';
import {
  CreditAccountDto,
  CreditCancellationDto,
  CreditRetirementDto,
  CreditTransferDto,
  DisposalStopDto,
  DisposalStopEndDto,
  RegistryReversalDto,
  SettlementDto,
} from './carbon-credit.dto.ts';
import {
  giverOfTransfer,
  giverOfUse,
  holderOfAccountIn,
  registryInBody,
  registryOfStop,
  registryOfStopById,
  takerOfTransfer,
} from './scopes.ts';

/** What holders and registries do with carbon credits. */
@ApiTags('Carbon credits')
@Controller()
export class CreditActsController {
  constructor(private readonly acts: Acts) {}

  @Post('/v1/credit-accounts')
  @Permit('carbon-credit.open', registryInBody)
  @ApiOperation({ summary: "Open an account in a side's registry" })
  @ActResponse(CreditActAnswer)
  open(@Body() body: CreditAccountDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-account', country: body.country, body });
  }

  @Post('/v1/credit-transfers')
  @Permit('carbon-credit.transfer', holderOfAccountIn('from'))
  @ApiOperation({ summary: 'Move credits within one holder, or offer them to another' })
  @ActResponse(CreditActAnswer)
  transfer(@Body() body: CreditTransferDto, @ActCall() call: ActCall) {
    const kind = body.expiresOn === undefined ? 'credit-transfer' : 'credit-offer';
    return this.acts.submit(call, { kind, subject: body.from, body });
  }

  @Post('/v1/credit-transfers/:id/accept')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @ApiOperation({ summary: 'Take credits that are offered' })
  @ActResponse(CreditActAnswer)
  accept(@Param('id') id: string, @Body() body: SettlementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'offer-acceptance', subject: id, body });
  }

  @Post('/v1/credit-transfers/:id/decline')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @ApiOperation({ summary: 'Decline credits that are offered' })
  @ActResponse(CreditActAnswer)
  decline(@Param('id') id: string, @Body() body: SettlementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'offer-decline', subject: id, body });
  }

  @Post('/v1/credit-transfers/:id/cancel')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  @ApiOperation({ summary: 'Take an offer back' })
  @ActResponse(CreditActAnswer)
  takeBack(@Param('id') id: string, @Body() body: SettlementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'offer-cancellation', subject: id, body });
  }

  @Post('/v1/credit-transfers/:id/expire')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  @ApiOperation({ summary: 'Release an offer whose last day is over' })
  @ActResponse(CreditActAnswer)
  expire(@Param('id') id: string, @Body() body: SettlementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'offer-expiry', subject: id, body });
  }

  @Post('/v1/credit-retirements')
  @Permit('carbon-credit.retire', holderOfAccountIn('account'))
  @ApiOperation({ summary: 'Retire credits towards a nationally determined contribution' })
  @ActResponse(CreditActAnswer)
  retire(@Body() body: CreditRetirementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-retirement', subject: body.account, body });
  }

  @Post('/v1/credit-cancellations')
  @Permit('carbon-credit.cancel', holderOfAccountIn('account'))
  @ApiOperation({ summary: 'Cancel credits for another purpose' })
  @ActResponse(CreditActAnswer)
  cancel(@Body() body: CreditCancellationDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-cancellation', subject: body.account, body });
  }

  @Post('/v1/certificates/:id/reversal')
  @Permit('carbon-credit.reverse', giverOfUse)
  @ApiOperation({
    summary: 'Give back the whole of what was retired or cancelled, by decision of both sides',
  })
  @ActResponse(CreditActAnswer)
  reverse(@Param('id') id: string, @Body() body: RegistryReversalDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'registry-reversal', subject: id, body });
  }

  @Post('/v1/disposal-stops')
  @Permit('carbon-credit.stop', registryOfStop)
  @ApiOperation({ summary: 'Stop disposal of an account, a project or a run of serials' })
  @ActResponse(CreditActAnswer)
  stop(@Body() body: DisposalStopDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'disposal-stop', country: body.country, body });
  }

  @Post('/v1/disposal-stops/:id/end')
  @Permit('carbon-credit.stop', registryOfStopById)
  @ApiOperation({ summary: 'Lift a stop of disposal' })
  @ActResponse(CreditActAnswer)
  endStop(@Param('id') id: string, @Body() body: DisposalStopEndDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'disposal-stop-end', subject: id, body });
  }
}
