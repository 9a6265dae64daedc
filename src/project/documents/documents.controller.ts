import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActResponse, ProblemResponses } from '../../http/act-response.ts';
import { RawBody } from '../../http/raw-body.ts';
import { Permit, Public } from '../../identity/permit.ts';
import { MEDIA_TYPES_TAKEN } from './content-type.ts';
import { ofProject } from '../scope.ts';
import { DocumentAnswer, DocumentPage, DocumentView } from './documents.answers.ts';
import { DocumentQuery, DocumentUploadQuery } from './documents.dto.ts';
import { DocumentReads } from './documents.reads.ts';
import { Documents } from './documents.service.ts';
import { reprDigest } from './receiving.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** Documents of projects: filed under the JCM's forms, kept by their digest. */
@ApiTags('Documents')
@Controller()
export class DocumentController {
  constructor(
    private readonly documents: Documents,
    private readonly reads: DocumentReads,
  ) {}

  @Get('/v1/projects/:project/documents')
  @Public()
  @ApiOperation({ summary: "A project's documents; confidential ones for keys that may read them" })
  @ApiOkResponse({ type: DocumentPage })
  @ProblemResponses(400, 404)
  list(
    @Param('project') project: string,
    @Query() query: DocumentQuery,
    @Req() request: FastifyRequest,
  ): Promise<DocumentPage> {
    return this.reads.list(project, query, request.principal);
  }

  @Post('/v1/projects/:project/documents')
  @RawBody()
  @Permit('project.document', ofProject)
  @ApiOperation({ summary: 'File a document; the body is the file itself' })
  @ApiConsumes(...MEDIA_TYPES_TAKEN, 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'Repr-Digest',
    required: false,
    description: 'sha-256=:<base64>: of the file (RFC 9530); a file that differs is refused',
  })
  @ActResponse(DocumentAnswer)
  @ProblemResponses(415)
  file(
    @Param('project') project: string,
    @Query() query: DocumentUploadQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.documents.file(project, query, request, reply);
  }

  @Get('/v1/documents/:id')
  @Public()
  @ApiOperation({ summary: 'What a document is' })
  @ApiOkResponse({ type: DocumentView })
  @ProblemResponses(400, 401, 403, 404)
  document(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DocumentView> {
    return this.reads.document(id, request.principal);
  }

  @Get('/v1/documents/:id/content')
  @Public()
  @ApiOperation({ summary: 'The file of a document, its digest in Repr-Digest' })
  @ApiOkResponse({ description: 'The file', content: { 'application/octet-stream': {} } })
  @ProblemResponses(400, 401, 403, 404, 503)
  async content(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.reads.document(id, request.principal);
    void reply.headers(headersOf(document));
    if (ifNoneMatch === `"${document.sha256}"`) {
      void reply.code(304).send();
      return;
    }
    void reply
      .header('content-length', document.bytes)
      .header('repr-digest', reprDigest(document.sha256))
      .send(await this.documents.open(document));
  }
}

function headersOf(document: DocumentView): Readonly<Record<string, string>> {
  const { mediaType, form, version, sha256, visibility } = document;
  const extension = EXTENSIONS[mediaType] ?? (mediaType.includes('sheet') ? 'xlsx' : 'docx');
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    // Never shown in place: what somebody filed does not act in this server's name.
    'content-disposition': `attachment; filename="${form}-${version}-${sha256.slice(0, 8)}.${extension}"`,
    etag: `"${sha256}"`,
    'cache-control': visibility === 'public' ? 'no-cache' : 'no-store',
  };
}
