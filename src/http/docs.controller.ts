import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from './api-notes.ts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import { ApiDocument } from './api-document.ts';
import { docsPage, errorsPage, START_SCRIPT } from './docs-pages.ts';
import { ERROR_CATALOGUES } from './error-catalogues.ts';
import type { ErrorCatalogues } from './error-catalogues.ts';
import { httpErrors } from './errors.ts';

/** Files of Swagger UI that a browser needs, from the package's own folder: no other host is asked. */
const ASSETS: ReadonlyMap<string, string> = new Map([
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['swagger-ui.css', 'text/css; charset=utf-8'],
]);

const HTML = 'text/html; charset=utf-8';

/** The API's document, a page to browse it, and what each error code means. */
@ApiExcludeController()
@Controller()
@Public()
export class DocsController {
  constructor(
    @Inject(ApiDocument) private readonly document: ApiDocument,
    @Inject(ERROR_CATALOGUES) private readonly catalogues: ErrorCatalogues,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/openapi.json')
  openApi(): Promise<OpenAPIObject> {
    return this.document.get();
  }

  @Get('/docs')
  @Header('content-type', HTML)
  page(): string {
    return docsPage(this.book.kind);
  }

  @Get('/docs/errors')
  @Header('content-type', HTML)
  errors(): string {
    return errorsPage(this.catalogues, this.book.kind);
  }

  @Get('/docs/assets/:file')
  @Header('cache-control', 'public, max-age=3600')
  asset(@Param('file') file: string): StreamableFile {
    if (file === 'start.js') {
      return new StreamableFile(Buffer.from(START_SCRIPT), {
        type: 'text/javascript; charset=utf-8',
      });
    }
    const type = ASSETS.get(file);
    if (type === undefined) throw httpErrors.refuse('HTTP.ROUTE_NOT_FOUND');
    return new StreamableFile(createReadStream(fileOfSwaggerUi(file)), { type });
  }
}

/** By way of @nestjs/swagger, whose dependency it is, wherever npm put it. */
function fileOfSwaggerUi(file: string): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return createRequire(swagger).resolve(`swagger-ui-dist/${file}`);
}
