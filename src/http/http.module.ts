import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ApiDocument } from './api-document.ts';
import { BodyPipe } from './body.pipe.ts';
import { DocsController } from './docs.controller.ts';
import { ERROR_CATALOGUES } from './error-catalogues.ts';
import type { ErrorCatalogues } from './error-catalogues.ts';
import { HealthController } from './health.controller.ts';
import { ProblemFilter } from './problem.filter.ts';
import { READINESS_CHECKS } from './readiness.ts';
import type { ReadinessCheck } from './readiness.ts';

export interface HttpParts {
  readonly catalogues: ErrorCatalogues;
  readonly readinessChecks: readonly ReadinessCheck[];
}

/** The manners of the interface: what a body must be, how an error is told, docs and health. */
@Module({})
export class HttpModule {
  static of(parts: HttpParts): DynamicModule {
    return {
      module: HttpModule,
      controllers: [HealthController, DocsController],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: BodyPipe },
        { provide: ERROR_CATALOGUES, useValue: parts.catalogues },
        { provide: READINESS_CHECKS, useValue: parts.readinessChecks },
        ApiDocument,
      ],
      exports: [ApiDocument],
    };
  }
}
