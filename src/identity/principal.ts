import type { Permission, Role } from './permissions.ts';

/** Who asks: a person, a machine or the operator's own command line, by one of its keys. */
export interface Principal {
  readonly id: string;
  readonly keyId: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  /** The countries the key is limited to; null for all. */
  readonly countries: ReadonlySet<string> | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard before a handler runs; null where no key was sent. */
    principal: Principal | null;
  }
}
