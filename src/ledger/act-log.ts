import { Injectable, Logger } from '@nestjs/common';
import type { QueueLog } from './batch-runner.ts';

/** Where the queue says that a batch was repeated or given up. */
@Injectable()
export class ActLog implements QueueLog {
  private readonly logger = new Logger('posting queue');

  warn(message: string, details: Readonly<Record<string, unknown>>): void {
    this.logger.warn({ message, ...details });
  }

  error(message: string, details: Readonly<Record<string, unknown>>): void {
    this.logger.error({ message, ...details });
  }
}
