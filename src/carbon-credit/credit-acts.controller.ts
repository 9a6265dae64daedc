import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
} from './carbon-credit.dto.ts';

/** What holders and registries do with carbon credits. */
@ApiTags('Carbon credits')
@Controller()
export class CreditActsController {
  constructor(private readonly acts: Acts) {}

  @Post('/v1/credit-accounts')
  @Permit('carbon-credit.open')
  @ApiOperation({ summary: "Open an account in a side's registry" })
  @ActResponse(CreditActAnswer)
  open(@Body() body: CreditAccountDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-account', country: body.country, body });
  }

  @Post('/v1/credit-transfers')
  @Permit('carbon-credit.transfer')
  @ApiOperation({ summary: 'Move credits between two accounts of one holder' })
  @ActResponse(CreditActAnswer)
  transfer(@Body() body: CreditTransferDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-transfer', subject: body.from, body });
  }

  @Post('/v1/credit-retirements')
  @Permit('carbon-credit.retire')
  @ApiOperation({ summary: 'Retire credits towards a nationally determined contribution' })
  @ActResponse(CreditActAnswer)
  retire(@Body() body: CreditRetirementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-retirement', subject: body.account, body });
  }

  @Post('/v1/credit-cancellations')
  @Permit('carbon-credit.cancel')
  @ApiOperation({ summary: 'Cancel credits for another purpose' })
  @ActResponse(CreditActAnswer)
  cancel(@Body() body: CreditCancellationDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-cancellation', subject: body.account, body });
  }
}
