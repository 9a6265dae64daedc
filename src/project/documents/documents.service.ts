import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { CLOCK, ENVIRONMENT, POSTING_POOL } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import { fileCallOf } from '../../http/act-call.ts';
import { rawBodyOf } from '../../http/raw-body.ts';
import { millisecondsOf, type Clock } from '../../kernel/clock.ts';
import { parsePublicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { JsonObject } from '../../ledger/act.ts';
import { Acts } from '../../ledger/acts.service.ts';
import type { DocumentBody } from '../acts/document.ts';
import { projectErrors } from '../errors.ts';
import { ProjectReads } from '../project.reads.ts';
import type { DocumentView } from './documents.answers.ts';
import type { DocumentUploadQuery } from './documents.dto.ts';
import { receiveFile, statedDigest, sweepIncoming, type CheckedFile } from './receiving.ts';
import { DocumentStore } from './store.ts';

/**
 * Takes files in and gives them out. A file is kept before its document is filed, and again if need be
 * after, so that no document is without its file; and a refused one is thrown away.
 */
@Injectable()
export class Documents implements OnModuleInit {
  private readonly incoming: string;

  constructor(
    private readonly store: DocumentStore,
    private readonly projects: ProjectReads,
    private readonly acts: Acts,
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.incoming = join(environment.documents.dir, 'incoming');
  }

  async onModuleInit(): Promise<void> {
    await sweepIncoming(this.incoming, millisecondsOf(this.clock.now()));
  }

  /** Receives the body of a request as a file, checks it, keeps it and files it. */
  async file(
    project: string,
    query: DocumentUploadQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<JsonObject> {
    const stream = rawBodyOf(request);
    const said = {
      form: query.form,
      title: query.title,
      visibility: query.visibility ?? 'public',
      ...(query.editionOf === undefined ? {} : { editionOf: query.editionOf }),
    } as const;
    const version = query.version ?? null;
    // Whoever forgot the key learns it before the file has travelled.
    fileCallOf(request, reply, { ...said, version });
    const subject = await this.projects.idOf(project);
    const sha256 = statedDigest(request.headers['repr-digest']);
    const file = await receiveFile(
      stream,
      { mediaType: request.headers['content-type'], bytes: lengthOf(request), sha256 },
      { incoming: this.incoming, bytesAtMost: this.environment.documents.bytesAtMost },
    );
    try {
      const { bytes, mediaType } = file;
      const body: DocumentBody = { ...said, version, sha256: file.sha256, bytes, mediaType };
      const call = fileCallOf(request, reply, { ...said, version, sha256: file.sha256 });
      return await this.kept(parsePublicId(subject).countryCode, file, () =>
        this.acts.submit(call, { kind: 'document', subject, body }),
      );
    } finally {
      await file.remove();
    }
  }

  /** The bytes of a document; they break off before the end where they are not what was filed. */
  async open({ id, sha256 }: DocumentView): Promise<Readable> {
    const { countryCode: country } = parsePublicId(id);
    const stream = await this.store.open({ country, sha256 });
    if (stream === null) throw projectErrors.refuse('PROJECT.STORE_UNAVAILABLE', { lacks: sha256 });
    return Readable.from(checked(stream, sha256), { objectMode: false });
  }

  /**
   * Keeps a file while an act refers to it. Two requests with the same file may cross: one that is
   * refused throws the file away, and looks again whether the other was filed; one that is filed looks
   * whether the file is there. Whichever comes last sees the other, and both still hold the file.
   */
  private async kept<T>(country: string, file: CheckedFile, act: () => Promise<T>): Promise<T> {
    await this.store.keep(country, file);
    try {
      const answer = await act();
      await this.store.keep(country, file);
      return answer;
    } catch (error) {
      // Where it is not known whether the act was recorded, the file stays.
      if (error instanceof Refusal && error.kind !== 'unavailable') {
        await this.discard(country, file);
      }
      throw error;
    }
  }

  private async discard(country: string, file: CheckedFile): Promise<void> {
    const { sha256 } = file;
    if (await this.isFiled(country, sha256)) return;
    await this.store.discard({ country, sha256 });
    if (await this.isFiled(country, sha256)) await this.store.keep(country, file);
  }

  /** Asked where acts are written: a standby might not know of the latest. */
  private async isFiled(country: string, sha256: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'SELECT FROM public.document WHERE country_code = $1 AND sha256 = $2 LIMIT 1',
      [country, sha256],
    );
    return rowCount === 1;
  }
}

function lengthOf(request: FastifyRequest): number | null {
  const length = request.headers['content-length'];
  return length === undefined ? null : parseInt(length, 10);
}

/** Passes bytes on, but the last of them only when all of them are what they were. */
async function* checked(source: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`the kept file ${sha256} has changed`);
  if (held !== null) yield held;
}
