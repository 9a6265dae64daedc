import { Module } from '@nestjs/common';
import { CLOCK, ENVIRONMENT } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ProjectModule } from '../project.module.ts';
import { documentStoreOf } from './document-store-of.ts';
import { DocumentController } from './documents.controller.ts';
import { DocumentReads } from './documents.reads.ts';
import { Documents } from './documents.service.ts';
import { DocumentStore } from './store.ts';

@Module({
  imports: [ProjectModule],
  controllers: [DocumentController],
  providers: [
    Documents,
    DocumentReads,
    {
      provide: DocumentStore,
      inject: [ENVIRONMENT, CLOCK],
      useFactory: ({ documents }: Environment, clock: Clock): DocumentStore =>
        documentStoreOf(documents, clock),
    },
  ],
  exports: [DocumentReads, DocumentStore],
})
export class DocumentModule {}
