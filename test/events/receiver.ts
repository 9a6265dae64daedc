import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
  readonly accepted: boolean;
}

/** Somebody who is told of events, and does not always listen. */
export interface Receiver {
  readonly url: string;
  readonly all: readonly Received[];
  /** How it answers from now on: the status for each message. */
  answer(status: (message: Received, place: number) => number): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const all: Received[] = [];
  let status: (message: Received, place: number) => number = () => 204;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const of = (name: string) => String(request.headers[name] ?? '');
      const message = {
        id: of('webhook-id'),
        timestamp: of('webhook-timestamp'),
        signature: of('webhook-signature'),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      const code = status({ ...message, accepted: false }, all.length);
      all.push({ ...message, accepted: code >= 200 && code < 300 });
      response.writeHead(code, { location: 'http://169.254.169.254/' }).end('not read');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    all,
    answer: (decide) => (status = decide),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
