import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Permission } from './permissions.ts';

/** What a route asks of whoever calls it. */
export type Access = Permission | 'public';

const ACCESS = 'jcm-ledger:access';

/** The route is for keys that hold this permission, in the country its address names. */
export function Permit(permission: Permission): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, permission), ApiBearerAuth());
}

/** The route is for everybody. A key sent along is checked all the same, and known to the handler. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, 'public' satisfies Access);
}

/** What a handler declares, else its controller; undefined where neither says anything. */
export function accessOf(
  handler: (...args: never[]) => unknown,
  controller: abstract new (...args: never[]) => unknown,
): Access | undefined {
  const own: unknown = Reflect.getMetadata(ACCESS, handler);
  return (own ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
}
