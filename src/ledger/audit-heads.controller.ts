import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '../http/api-notes.ts';
import { AuditLog, headJson } from '../audit/audit-log.ts';
import { auditErrors } from '../audit/errors.ts';
import { parseOperatorHead } from '../audit/operator-head.ts';
import { Reader } from '../database/reader.ts';
import { ProblemResponses } from '../http/act-response.ts';
import { Text, WholeNumberText } from '../http/fields.ts';
import { Public } from '../identity/permit.ts';
import { parseCountryCode } from '../kernel/country-code.ts';

const HEADS_AT_MOST = 200;

class HeadsQuery {
  @WholeNumberText({
    optional: true,
    min: 0,
    max: 2_147_483_647,
    description: 'Heads behind this number; 0 where it is left out',
  })
  readonly after?: string;

  @WholeNumberText({
    optional: true,
    min: 1,
    max: HEADS_AT_MOST,
    description: 'How many at most; 50 where it is left out',
  })
  readonly limit?: string;
}

class ConsistencyQuery {
  @Text({ max: 2, description: 'Country, or 00 for facts of no country' })
  readonly country!: string;

  @WholeNumberText({
    min: 1,
    max: 2_147_483_647,
    description: 'Number of leaves known from earlier',
  })
  readonly from!: string;

  @WholeNumberText({ min: 1, max: 2_147_483_647, description: 'Number of leaves to be shown' })
  readonly to!: string;
}

/** What a witness reads: signed heads at addresses that do not change, keys, and proofs of growth. */
@ApiTags('Audit')
@Controller()
@Public()
export class AuditHeadsController {
  private readonly log: AuditLog;

  constructor(reader: Reader) {
    this.log = new AuditLog(reader.pool);
  }

  @Get('/.well-known/jcm-ledger')
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'Where the log of this ledger can be watched and checked' })
  async wellKnown() {
    const head = await this.log.operatorHead();
    const keys = await this.log.keyStatements();
    const active = keys.find((key) => key.active);
    return {
      format: 1,
      key: active === undefined ? null : { keyId: active.keyId, publicKey: active.publicKey },
      operatorHead: head,
      heads: '/v1/audit/heads',
      latest: '/v1/audit/heads/latest',
      keys: '/v1/audit/keys',
      export: '/v1/audit/export',
    };
  }

  /** The operator's last signed head, alone: the thing to keep. */
  @Get('/v1/audit/heads/latest')
  @Header('cache-control', 'no-cache')
  @ProblemResponses(404)
  async latest() {
    const head = await this.log.operatorHead();
    if (head === null) throw auditErrors.refuse('AUDIT.HEAD_ABSENT', { country: '00' });
    return head;
  }

  /** The operator's signed heads in order, from the first or from behind a number. */
  @Get('/v1/audit/heads')
  @ProblemResponses(400)
  async heads(@Query() query: HeadsQuery) {
    const limit = parseInt(query.limit ?? '50', 10);
    const items = await this.log.operatorHeadsAfter(parseInt(query.after ?? '0', 10), limit);
    const last = items.at(-1);
    const more = items.length === limit && last !== undefined;
    return { items, next: more ? String(parseOperatorHead(last.body).number) : null };
  }

  /** Every key that signed the log, with the statement that introduced it and its signatures. */
  @Get('/v1/audit/keys')
  async keys() {
    return { items: await this.log.keyStatements(), next: null };
  }

  /** Proof that the log of a country with more leaves begins with the one of fewer (RFC 6962 §2.1.2). */
  @Get('/v1/audit/consistency')
  @ProblemResponses(400, 404, 422)
  async consistency(@Query() query: ConsistencyQuery) {
    const country = parseCountryCode(query.country);
    const [from, to] = [parseInt(query.from, 10), parseInt(query.to, 10)];
    const proof = await this.log.consistencyProof(country, from, to);
    const [first, second] = await Promise.all(
      [from, to].map((size) => this.log.headAt(country, { size })),
    );
    if (first?.size !== from || second?.size !== to) {
      throw auditErrors.refuse('AUDIT.HEAD_ABSENT', { country, from, to });
    }
    return {
      first: headJson(first),
      second: headJson(second),
      proof: proof.map((hash) => hash.toString('hex')),
    };
  }
}
