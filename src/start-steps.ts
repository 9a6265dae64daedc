import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from './database/environment.ts';
import type { Book } from './database/migrator.ts';

/** What a step may use: the program is whole, but nobody is served yet. */
export interface StartContext {
  readonly app: NestFastifyApplication;
  readonly book: Book;
  readonly environment: Environment;
  readonly log: (line: string) => void;
}

/** Something done at every start before the first request, so that it must be quick when repeated. */
export interface StartStep {
  readonly name: string;
  run(context: StartContext): Promise<void>;
}

/** In this order: facts with their sources, then, in a demonstration, its scenario. */
export const START_STEPS: readonly StartStep[] = [];
