import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { S3Settings } from '../../database/document-settings.ts';
import type { Clock } from '../../kernel/clock.ts';
import { projectErrors } from '../errors.ts';
import { signedHeaders, type S3Request } from './s3-signature.ts';
import { DocumentStore, placeOf, type FileKey, type ReceivedFile } from './store.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SILENCE_AT_MOST_MS = 30_000;

/**
 * Files in a bucket of an S3-compatible store, through its REST interface: `KZ/sha256/ab/abcd…`. The
 * store checks each upload against the signed digest itself. Refuses PROJECT.STORE_UNAVAILABLE.
 */
export class S3Store extends DocumentStore {
  constructor(
    private readonly settings: S3Settings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async keep(country: string, file: ReceivedFile): Promise<void> {
    const key = { country, sha256: file.sha256 };
    if (await this.holds(key)) return;
    const answer = await this.ask('PUT', key, file);
    await discardBody(answer);
    requireStatus(answer, [200, 201, 204]);
  }

  override async holds(key: FileKey): Promise<boolean> {
    const answer = await this.ask('HEAD', key);
    await discardBody(answer);
    requireStatus(answer, [200, 404]);
    return answer.statusCode === 200;
  }

  override async open(key: FileKey): Promise<Readable | null> {
    const answer = await this.ask('GET', key);
    if (answer.statusCode === 200) return answer;
    await discardBody(answer);
    requireStatus(answer, [404]);
    return null;
  }

  override async discard(key: FileKey): Promise<void> {
    const answer = await this.ask('DELETE', key);
    await discardBody(answer);
    requireStatus(answer, [200, 204, 404]);
  }

  private async ask(
    method: S3Request['method'],
    key: FileKey,
    file?: ReceivedFile,
  ): Promise<IncomingMessage> {
    const { endpoint, bucket } = this.settings;
    const url = new URL(`/${bucket}/${placeOf(key)}`, endpoint);
    const payloadSha256 = file?.sha256 ?? EMPTY;
    const signed = signedHeaders({ method, url, payloadSha256 }, this.settings, this.clock.now());
    // The length is not signed: the digest is.
    const headers = file ? { ...signed, 'content-length': String(file.bytes) } : signed;
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        const outgoing = send(url, { method, headers, timeout: SILENCE_AT_MOST_MS }, resolve);
        outgoing.on('error', reject);
        outgoing.on('timeout', () => outgoing.destroy(new Error('the store is silent')));
        if (file) pipeline(createReadStream(file.path), outgoing).catch(reject);
        else outgoing.end();
      });
    } catch {
      throw projectErrors.refuse('PROJECT.STORE_UNAVAILABLE');
    }
  }
}

async function discardBody(answer: IncomingMessage): Promise<void> {
  await finished(answer.resume()).catch(() => undefined);
}

function requireStatus(answer: IncomingMessage, expected: readonly number[]): void {
  if (expected.includes(answer.statusCode ?? 0)) return;
  throw projectErrors.refuse('PROJECT.STORE_UNAVAILABLE', { storeAnswered: answer.statusCode });
}
