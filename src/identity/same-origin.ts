import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request can change something: those are never taken from another site by way of a cookie. */
export function changesState({ method }: Pick<FastifyRequest, 'method'>): boolean {
  return !SAFE.has(method);
}

/**
 * Whether a browser says that a page of this very origin made the request. Sec-Fetch-Site where the
 * browser sends it, which no page can forge; else Origin. A request that says neither is not believed.
 */
export function isSameOrigin(
  { headers, host, protocol }: Pick<FastifyRequest, 'headers' | 'host' | 'protocol'>,
  publicUrl: string | null,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return false;
  return origin === (publicUrl ?? `${protocol}://${host}`);
}
