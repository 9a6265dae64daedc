import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { countryOfAddress, demand, demandCountry } from './access.ts';
import { keyHashIn } from './api-key.ts';
import { identityErrors } from './errors.ts';
import { KeyDirectory } from './key-directory.ts';
import { accessOf } from './permit.ts';
import type { Access } from './permit.ts';
import type { Principal } from './principal.ts';

/**
 * Stands before every route: who asks, may they, in this country. A route that declares nothing is
 * closed; the program does not even start with one.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #accesses = new WeakMap<object, WeakMap<object, Access>>();

  constructor(private readonly directory: KeyDirectory) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.#accessOf(context);
    const header = request.headers.authorization;
    if (header === undefined) {
      if (access === 'public') return true;
      throw identityErrors.refuse('IDENTITY.KEY_MISSING');
    }
    const hash = keyHashIn(header);
    if (hash === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
    const holder = this.directory.holderOf(hash);
    return holder instanceof Promise
      ? holder.then((principal) => admit(request, access, principal))
      : admit(request, access, holder);
  }

  #accessOf(context: ExecutionContext): Access {
    const handler = context.getHandler();
    const controller = context.getClass();
    const known = this.#accesses.get(controller)?.get(handler);
    if (known !== undefined) return known;
    const access = accessOf(handler as never, controller as never);
    if (access === undefined)
      throw new Error(`the route of ${handler.name} declares no permission`);
    const ofController = this.#accesses.get(controller) ?? new WeakMap<object, Access>();
    this.#accesses.set(controller, ofController.set(handler, access));
    return access;
  }
}

function admit(request: FastifyRequest, access: Access, principal: Principal | null): boolean {
  if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
  request.principal = principal;
  if (access === 'public') return true;
  demand(principal, access);
  if (principal.countries !== null) demandCountry(principal, countryOfAddress(request.params));
  return true;
}
