import type { FastifyRequest } from 'fastify';

const HOST = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/;

/** Where others reach this server: as it is set, or as this reader reached it. */
export function publicOrigin(
  publicUrl: string | null,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string {
  if (publicUrl !== null) return publicUrl;
  return HOST.test(host) ? `${protocol}://${host}` : 'http://localhost';
}
