import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublicAddress, publicLookup, TargetNotAllowed, targetOf } from './target.ts';

const ANSWER_WITHIN_MS = 10_000;

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends one message; null where it was taken (any 2xx), else what went wrong in few words. Follows no
 * redirect, reads no answer beyond its status.
 */
export async function deliver(message: Message, allowPrivate: boolean): Promise<string | null> {
  try {
    const status = await send(message, allowPrivate);
    return status >= 200 && status < 300 ? null : `status ${status}`;
  } catch (error) {
    const { code, message: words } = error as { readonly code?: unknown; readonly message: string };
    if (error instanceof TargetNotAllowed) return words.slice(0, 200);
    return (typeof code === 'string' ? code : words).slice(0, 200);
  }
}

function send({ url: text, headers, body }: Message, allowPrivate: boolean): Promise<number> {
  const url = targetOf(text, allowPrivate);
  const host = hostOf(url);
  // An address that is no name is not looked up, so the look-up cannot refuse it.
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) {
    return Promise.reject(new TargetNotAllowed(`${host} is not public`));
  }
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        // No kept connections: each call looks its name up anew.
        agent: false,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}
