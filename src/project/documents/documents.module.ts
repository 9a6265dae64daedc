import { Module } from '@nestjs/common';
import { CLOCK, ENVIRONMENT } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ProjectModule } from '../project.module.ts';
import { DiskStore } from './disk-store.ts';
import { DocumentController } from './documents.controller.ts';
import { DocumentReads } from './documents.reads.ts';
import { Documents } from './documents.service.ts';
import { S3Store } from './s3-store.ts';
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
        documents.s3 === null ? new DiskStore(documents.dir) : new S3Store(documents.s3, clock),
    },
  ],
  exports: [DocumentReads, DocumentStore],
})
export class DocumentModule {}
