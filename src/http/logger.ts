import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's own lines through fastify's logger. What Nest calls a log is of interest when debugging. */
export class ServerLog implements LoggerService {
  constructor(private readonly lines: FastifyBaseLogger) {}

  log = (message: unknown, ...about: unknown[]): void => this.#write('debug', message, about);
  debug = this.log;
  verbose = this.log;
  warn = (message: unknown, ...about: unknown[]): void => this.#write('warn', message, about);
  error = (message: unknown, ...about: unknown[]): void => this.#write('error', message, about);
  fatal = (message: unknown, ...about: unknown[]): void => this.#write('fatal', message, about);

  #write(level: 'debug' | 'warn' | 'error' | 'fatal', message: unknown, about: unknown[]): void {
    const from = about.filter((each) => each !== undefined);
    if (message instanceof Error)
      this.lines[level]({ from, stack: message.stack }, message.message);
    else if (typeof message === 'object') this.lines[level]({ from, ...message });
    else this.lines[level]({ from }, String(message));
  }
}
