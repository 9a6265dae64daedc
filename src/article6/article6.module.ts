import { Module } from '@nestjs/common';
import { AuthorisationController } from './authorisation.controller.ts';
import { AuthorisationReads } from './authorisation.reads.ts';
import { PartyController } from './party.controller.ts';
import { PartyReads } from './party.reads.ts';

@Module({
  controllers: [AuthorisationController, PartyController],
  providers: [AuthorisationReads, PartyReads],
  exports: [AuthorisationReads, PartyReads],
})
export class Article6Module {}
