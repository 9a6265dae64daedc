import { Module } from '@nestjs/common';
import { AuthorisationController } from './authorisation.controller.ts';
import { AuthorisationReads } from './authorisation.reads.ts';
import { ItmoController } from './itmo.controller.ts';
import { ItmoReads } from './itmo.reads.ts';
import { PartyController } from './party.controller.ts';
import { PartyReads } from './party.reads.ts';

@Module({
  controllers: [AuthorisationController, ItmoController, PartyController],
  providers: [AuthorisationReads, ItmoReads, PartyReads],
  exports: [AuthorisationReads, ItmoReads, PartyReads],
})
export class Article6Module {}
