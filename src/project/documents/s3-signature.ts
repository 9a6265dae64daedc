import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../kernel/clock.ts';

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Its path is signed as it is: keys here need no escapes. */
  readonly url: URL;
  /** SHA-256 (hex) of the body. */
  readonly payloadSha256: string;
  /** Further headers to sign, with lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/**
 * The headers of a request to an S3-compatible store, signed with its key.
 *
 * @source AWS Signature Version 4, "Authenticating Requests: Using the Authorization Header"
 */
export function signedHeaders(
  request: S3Request,
  credentials: S3Credentials,
  at: Instant,
): Readonly<Record<string, string>> {
  const moment = `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const day = moment.slice(0, 8);
  const headers: Readonly<Record<string, string>> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-content-sha256': request.payloadSha256,
    'x-amz-date': moment,
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    request.url.pathname,
    '',
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    request.payloadSha256,
  ].join('\n');
  const scope = `${day}/${credentials.region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n');
  const key = [day, credentials.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = hmac(key, text).toString('hex');
  return {
    ...headers,
    authorization:
      `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope},` +
      `SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
