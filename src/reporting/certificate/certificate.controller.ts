import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CertificateView } from '../../carbon-credit/account.answers.ts';
import { ENVIRONMENT } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import { ProblemResponses } from '../../http/act-response.ts';
import { publicOrigin } from '../../http/public-origin.ts';
import { Public } from '../../identity/permit.ts';
import { isNotModified } from '../formats.ts';
import { languageOf } from '../language/language.ts';
import { CertificateQuery } from './certificate.dto.ts';
import { Certificates } from './certificates.service.ts';

/** Certificates of retirements and cancellations, for everybody. */
@ApiTags('Carbon credits')
@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: Certificates,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('/v1/certificates/:id')
  @Public()
  @ApiOperation({
    summary: 'The certificate of a retirement or cancellation, as data or on paper',
    description:
      'The digest of what is sent stands in Repr-Digest; a PDF has the same bytes each time.',
  })
  @ApiExtraModels(CertificateView)
  @ApiOkResponse({
    description: 'What the certificate says',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(CertificateView) } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ProblemResponses(400, 404)
  async certificate(
    @Param('id') id: string,
    @Query() query: CertificateQuery,
    @Headers('accept-language') accepted: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.certificates.view(id);
    if (query.format !== 'pdf') {
      send(
        reply,
        Buffer.from(JSON.stringify(view)),
        'application/json; charset=utf-8',
        ifNoneMatch,
      );
      return;
    }
    const language = languageOf(query.lang, accepted);
    const origin = publicOrigin(this.environment.publicUrl, request);
    const printable = await this.certificates.printable(view, origin);
    const name = `certificate-${view.id}-${language}.pdf`;
    void reply.headers({
      'content-disposition': `inline; filename="${name}"`,
      'content-language': language,
      vary: 'accept-language',
    });
    const bytes = await this.certificates.print(printable, language);
    send(reply, bytes, 'application/pdf', ifNoneMatch);
  }
}

function send(
  reply: FastifyReply,
  bytes: Buffer,
  mediaType: string,
  ifNoneMatch: string | undefined,
): void {
  const digest = createHash('sha256').update(bytes).digest('base64');
  const etag = `"${digest}"`;
  void reply.headers({
    'content-type': mediaType,
    'repr-digest': `sha-256=:${digest}:`,
    etag,
    // A certificate changes once at most: when both sides undo what it certifies.
    'cache-control': 'no-cache',
  });
  if (isNotModified(ifNoneMatch, etag)) void reply.code(304).send();
  else void reply.code(200).send(bytes);
}
