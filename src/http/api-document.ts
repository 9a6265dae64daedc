import { Injectable } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Problem } from './act-response.ts';
import { withApiNotes } from './api-notes.ts';

const DESCRIPTION =
  'The open book of record for the Joint Crediting Mechanism. Amounts are decimal text; days are ' +
  'YYYY-MM-DD; ids begin with their country. Errors are application/problem+json with a stable ' +
  'code, explained at /docs/errors. Every POST that records something needs an Idempotency-Key.';

/** The OpenAPI document of the running program, made when it is first asked for. */
@Injectable()
export class ApiDocument {
  #make: (() => Promise<OpenAPIObject>) | null = null;
  #made: Promise<OpenAPIObject> | null = null;

  /** Tells it which application it documents. */
  of(app: INestApplication, about: { readonly version: string; readonly note: string }): void {
    this.#make = async () => {
      const { DocumentBuilder, SwaggerModule } = await withApiNotes();
      const config = new DocumentBuilder()
        .setOpenAPIVersion('3.1.0')
        .setTitle('JCM Ledger')
        .setDescription(about.note === '' ? DESCRIPTION : `${about.note}\n\n${DESCRIPTION}`)
        .setVersion(about.version)
        .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
        .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: jcm_…' })
        .build();
      return SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
    };
  }

  get(): Promise<OpenAPIObject> {
    if (this.#make === null) throw new Error('the document was not told its application');
    return (this.#made ??= this.#make());
  }
}
