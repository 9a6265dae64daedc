import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '../http/api-notes.ts';
import type { Permission } from './permissions.ts';
import type { ScopeSource } from './scope.ts';

/** What a route asks of whoever calls it. */
export type Access = Permission | 'public' | 'signed-in';

const ACCESS = 'jcm-ledger:access';
const SCOPE = 'jcm-ledger:scope';
const SETTING_UP = 'jcm-ledger:while-setting-up';

/**
 * The route is for keys that hold this permission, in the country its address names.
 *
 * @param scope where the side, the organisation or the project is drawn from that a grant may be limited
 *   to. Without it the route is closed to grants that are limited to organisations or projects.
 */
export function Permit(
  permission: Permission,
  scope?: ScopeSource,
): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, permission),
    SetMetadata(SCOPE, scope),
    ApiBearerAuth(),
  );
}

/** The route is for everybody. A key sent along is checked all the same, and known to the handler. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, 'public' satisfies Access);
}

/** The route is for anybody who is somebody: it concerns whoever asks, and nobody else. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, 'signed-in' satisfies Access), ApiBearerAuth());
}

/**
 * The route is there, too, for a session of a role that must have a second factor and has none yet: all
 * that such a session is for. Every other route refuses it, unless it is for everybody.
 */
export function WhileSettingUp(): MethodDecorator {
  return SetMetadata(SETTING_UP, true);
}

export function isWhileSettingUp(handler: Handler): boolean {
  return Reflect.getMetadata(SETTING_UP, handler) === true;
}

type Handler = (...args: never[]) => unknown;
type Controller = abstract new (...args: never[]) => unknown;

/** What a handler declares, else its controller; undefined where neither says anything. */
export function accessOf(handler: Handler, controller: Controller): Access | undefined {
  const own: unknown = Reflect.getMetadata(ACCESS, handler);
  return (own ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
}

/** Where the scope of a handler is drawn from; a handler that declares its access declares this too. */
export function scopeSourceOf(handler: Handler, controller: Controller): ScopeSource | undefined {
  const declares = Reflect.getMetadata(ACCESS, handler) === undefined ? controller : handler;
  return Reflect.getMetadata(SCOPE, declares) as ScopeSource | undefined;
}
