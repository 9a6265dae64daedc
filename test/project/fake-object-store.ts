import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../src/kernel/clock.ts';
import { signedHeaders, type S3Request } from '../../src/project/documents/s3-signature.ts';

export interface FakeObjectStore {
  readonly endpoint: string;
  /** Path → content. */
  readonly objects: Map<string, Buffer>;
  /** Answers everything with this status, where it is set. */
  fault: number | null;
  close(): Promise<void>;
}

export const CREDENTIALS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a secret for a test',
  region: 'eu-central-1',
};

/** A small object store: it holds a request against its signature and digest, as a real one does. */
export async function startFakeObjectStore(): Promise<FakeObjectStore> {
  const objects = new Map<string, Buffer>();
  const store = { objects, fault: null as number | null };
  const server: Server = createServer((request, reply) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      const refused = store.fault ?? faultOf(request, body);
      if (refused !== null) return reply.writeHead(refused).end('<Error/>');
      if (request.method === 'PUT') objects.set(path, body);
      if (request.method === 'DELETE') objects.delete(path);
      const found = objects.get(path);
      if (request.method === 'PUT') return reply.writeHead(200).end();
      if (request.method === 'DELETE') return reply.writeHead(204).end();
      if (found === undefined) return reply.writeHead(404).end();
      reply.writeHead(200, { 'content-length': found.length });
      return request.method === 'HEAD' ? reply.end() : reply.end(found);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function faultOf(request: IncomingMessage, body: Buffer): number | null {
  const digest = String(request.headers['x-amz-content-sha256']);
  if (createHash('sha256').update(body).digest('hex') !== digest) return 400;
  if (request.method === 'PUT' && request.headers['content-length'] === undefined) return 411;
  const moment = String(request.headers['x-amz-date']);
  const at = moment.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z') as Instant;
  const { authorization } = signedHeaders(
    {
      method: request.method as S3Request['method'],
      url: new URL(request.url ?? '', `http://${request.headers.host}`),
      payloadSha256: digest,
    },
    CREDENTIALS,
    at,
  );
  return authorization === request.headers.authorization ? null : 403;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
