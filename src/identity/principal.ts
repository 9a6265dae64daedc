import type { Grant } from './grant.ts';
import type { Permission, Role } from './permissions.ts';

/** Who asks: a person, a machine or the operator's own command line, by a key or a session. */
export interface Principal {
  readonly id: string;
  /** The key it asks with; null where it asks by a session or a token. */
  readonly keyId: string | null;
  /** The session it asks by; null or left out where it asks with a key or a token. */
  readonly sessionId?: string | null;
  /** The key by which that session was begun; what it leaves behind ends with the key, as it does. */
  readonly sessionKeyId?: string | null;
  /** A session of a role that must have a second factor, begun without: it carries no grants. */
  readonly lacksSecondFactor?: boolean;
  /** How a person is called on pages; known of sessions alone. */
  readonly name?: string | null;
  /** What it may do and where, by way of what it asks with. */
  readonly grants: readonly Grant[];
  /** The roles of its grants, wherever they hold. */
  readonly roles: readonly Role[];
  /** What it may do somewhere; whether it may do it *there* only the scope gate knows. */
  readonly permissions: ReadonlySet<Permission>;
  /** The countries of its grants; null where one of them holds in all. */
  readonly countries: ReadonlySet<string> | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard before a handler runs; null where nobody said who they are. */
    principal: Principal | null;
    /** The grants by which the route admitted whoever asks; null on a public route. */
    grants: readonly Grant[] | null;
  }
}
