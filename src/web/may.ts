import type { FastifyRequest } from 'fastify';
import { holds } from '../identity/grant.ts';
import type { Permission } from '../identity/permissions.ts';

/**
 * Whether a page offers a form to whoever looks: somebody who may do it in this country at all. The form
 * itself is behind the same gate as the interface, which knows sides, organisations and projects too.
 */
export function mayIn(
  { principal }: FastifyRequest,
  permission: Permission,
  country: string,
): boolean {
  return (principal?.grants ?? []).some(
    (grant) =>
      holds(grant, permission) &&
      (grant.scope.countries === null || grant.scope.countries.has(country)),
  );
}
