import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Which methods an address would take; none where there is nothing at it. */
    methodsAt?: (url: string) => readonly string[];
  }
}

const SEGMENT_AT_MOST = 200;

/** Lets whoever asked with the wrong verb be told the right ones. */
export function rememberMethods(server: FastifyInstance, registered: ReadonlySet<string>): void {
  server.decorate('methodsAt', (url: string) => {
    const asked = segmentsOf(url.split('?', 1)[0] ?? '');
    const methods = [...registered].flatMap((route) => {
      const [method = '', path = ''] = route.split(' ');
      return leadsTo(segmentsOf(path), asked) ? [method] : [];
    });
    return [...new Set(methods)].sort();
  });
}

/** The methods of the address that a request asked in vain. */
export function possibleMethods(request: FastifyRequest): readonly string[] {
  return request.server?.methodsAt?.(request.url) ?? [];
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

function leadsTo(route: readonly string[], asked: readonly string[]): boolean {
  if (route.at(-1) === '*') return false;
  if (route.length !== asked.length) return false;
  return route.every((segment, at) => {
    const given = asked[at] ?? '';
    if (!segment.startsWith(':')) return segment === given;
    return given.length > 0 && given.length <= SEGMENT_AT_MOST;
  });
}
