import { Controller, Get, Inject, Logger, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from './api-notes.ts';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/permit.ts';
import { READINESS_CHECKS } from './readiness.ts';
import type { ReadinessCheck } from './readiness.ts';

/** For whoever watches over the process. Says what is wrong by name alone; the log says more. */
@ApiTags('health')
@Controller()
export class HealthController {
  readonly #log = new Logger('readiness');

  constructor(@Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[]) {}

  @Get('/livez')
  @Public()
  @ApiOperation({ summary: 'The process runs' })
  alive(): { readonly status: string } {
    return { status: 'alive' };
  }

  @Get('/readyz')
  @Public()
  @ApiOperation({ summary: 'Requests can be served: the database answers and is as it has to be' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const checks = await Promise.all(
      this.checks.map(async (each) => ({ name: each.name, ok: await this.#passes(each) })),
    );
    const ready = checks.every(({ ok }) => ok);
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ready' : 'not ready', checks };
  }

  async #passes(check: ReadinessCheck): Promise<boolean> {
    try {
      return await check.check();
    } catch (error) {
      this.#log.warn(`${check.name}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}
