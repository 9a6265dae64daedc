import { Module } from '@nestjs/common';
import { AdjustmentController } from './adjustment/adjustment.controller.ts';
import { Adjustments } from './adjustment/adjustments.service.ts';
import { AefFilings } from './aef/aef-filings.ts';
import { AefController } from './aef/aef.controller.ts';
import { Aefs } from './aef/aef.service.ts';
import { CountryFactsReads } from './aef/country-facts.reads.ts';
import { AuthorisationController } from './authorisation.controller.ts';
import { AuthorisationReads } from './authorisation.reads.ts';
import { ItmoController } from './itmo.controller.ts';
import { ItmoReads } from './itmo.reads.ts';
import { PartyController } from './party.controller.ts';
import { PartyFactsReads } from './party-facts.reads.ts';
import { PartyReads } from './party.reads.ts';

@Module({
  controllers: [
    AuthorisationController,
    ItmoController,
    PartyController,
    AdjustmentController,
    AefController,
  ],
  providers: [
    AuthorisationReads,
    ItmoReads,
    PartyReads,
    PartyFactsReads,
    CountryFactsReads,
    Adjustments,
    Aefs,
    AefFilings,
  ],
  exports: [AuthorisationReads, ItmoReads, PartyReads, Adjustments, Aefs, AefFilings],
})
export class Article6Module {}
