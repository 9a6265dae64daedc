import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { countryOfAddress, subjectOfAddress } from './access.ts';
import { keyHashIn } from './api-key.ts';
import { identityErrors } from './errors.ts';
import type { Grant } from './grant.ts';
import { KeyDirectory } from './key-directory.ts';
import { accessOf, scopeSourceOf } from './permit.ts';
import type { Access } from './permit.ts';
import type { Principal } from './principal.ts';
import type { ScopeGate } from './scope-gate.ts';
import type { ScopeSource } from './scope.ts';

/** What a route declares. */
interface Declared {
  readonly access: Access;
  readonly scope: ScopeSource | undefined;
}

/**
 * Stands before every route: who asks, may they, in this country. A route that declares nothing is
 * closed; the program does not even start with one.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #declared = new WeakMap<object, WeakMap<object, Declared>>();

  constructor(
    private readonly directory: KeyDirectory,
    private readonly gate: ScopeGate,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const declared = this.#declaredBy(context);
    const header = request.headers.authorization;
    if (header === undefined) {
      if (declared.access === 'public') return true;
      throw identityErrors.refuse('IDENTITY.KEY_MISSING');
    }
    const hash = keyHashIn(header);
    if (hash === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
    const holder = this.directory.holderOf(hash);
    return holder instanceof Promise
      ? holder.then((principal) => this.#admit(request, declared, principal))
      : this.#admit(request, declared, holder);
  }

  #admit(
    request: FastifyRequest,
    { access, scope }: Declared,
    principal: Principal | null,
  ): boolean | Promise<boolean> {
    if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
    request.principal = principal;
    if (access === 'public') return true;
    const { params, body } = request;
    const asked = { country: countryOfAddress(params), subject: subjectOfAddress(params), body };
    const grants = this.gate.admit(principal, access, asked, scope);
    if (grants instanceof Promise) {
      return grants.then((admitted) => {
        request.grants = admitted;
        return true;
      });
    }
    request.grants = grants as readonly Grant[];
    return true;
  }

  #declaredBy(context: ExecutionContext): Declared {
    const handler = context.getHandler();
    const controller = context.getClass();
    const known = this.#declared.get(controller)?.get(handler);
    if (known !== undefined) return known;
    const access = accessOf(handler as never, controller as never);
    if (access === undefined)
      throw new Error(`the route of ${handler.name} declares no permission`);
    const declared = { access, scope: scopeSourceOf(handler as never, controller as never) };
    const ofController = this.#declared.get(controller) ?? new WeakMap<object, Declared>();
    this.#declared.set(controller, ofController.set(handler, declared));
    return declared;
  }
}
