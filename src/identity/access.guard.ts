import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { countryOfAddress, subjectOfAddress } from './access.ts';
import { keyHashIn } from './api-key.ts';
import { identityErrors } from './errors.ts';
import type { Grant } from './grant.ts';
import { KeyDirectory } from './key-directory.ts';
import { accessOf, isWhileSettingUp, scopeSourceOf } from './permit.ts';
import type { Access } from './permit.ts';
import type { Principal } from './principal.ts';
import type { ScopeGate } from './scope-gate.ts';
import type { ScopeSource } from './scope.ts';
import { changesState } from './same-origin.ts';

/** What a route declares. */
interface Declared {
  readonly access: Access;
  readonly scope: ScopeSource | undefined;
  /** Whether a session that lacks its second factor gets in. */
  readonly whileSettingUp: boolean;
}

/** The ways to ask beside an API key, and what is noted of who asks. */
export interface OtherWays {
  /** Null where the request carries no session; a promise of null where it carries one that ended. */
  bySession(request: FastifyRequest): Promise<Principal | null> | null;
  byToken(authorization: string, request: FastifyRequest): Promise<Principal | null> | null;
  isSameOrigin(request: FastifyRequest): boolean;
  noteRead(request: FastifyRequest, principal: Principal): void;
}

const NO_OTHER_WAYS: OtherWays = {
  bySession: () => null,
  byToken: () => null,
  isSameOrigin: () => false,
  noteRead: () => undefined,
};

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
    private readonly others: OtherWays = NO_OTHER_WAYS,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const declared = this.#declaredBy(context);
    const header = request.headers.authorization;
    if (header === undefined) return this.#bySession(request, declared);
    const hash = keyHashIn(header);
    const holder =
      hash === null ? this.others.byToken(header, request) : this.directory.holderOf(hash);
    if (holder instanceof Promise) {
      return holder.then((principal) => this.#admitKnown(request, declared, principal));
    }
    return this.#admitKnown(request, declared, holder);
  }

  #admitKnown(
    request: FastifyRequest,
    declared: Declared,
    principal: Principal | null,
  ): boolean | Promise<boolean> {
    if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
    return this.#admit(request, declared, principal);
  }

  /** Without a key or token: by the cookie of a session, if there is one. */
  #bySession(request: FastifyRequest, declared: Declared): boolean | Promise<boolean> {
    const holder = this.others.bySession(request);
    if (holder === null) return this.#admitNobody(declared);
    return holder.then((principal) => {
      if (principal === null) return this.#admitNobody(declared);
      if (changesState(request) && !this.others.isSameOrigin(request)) {
        // A cookie comes along whoever made the request: another site's page gets nothing by it.
        if (declared.access === 'public') return true;
        throw identityErrors.refuse('IDENTITY.CROSS_SITE');
      }
      return this.#admit(request, declared, principal);
    });
  }

  #admitNobody({ access }: Declared): boolean {
    if (access === 'public') return true;
    throw identityErrors.refuse(
      access === 'signed-in' ? 'IDENTITY.NOT_SIGNED_IN' : 'IDENTITY.KEY_MISSING',
    );
  }

  #admit(
    request: FastifyRequest,
    { access, scope, whileSettingUp }: Declared,
    principal: Principal,
  ): boolean | Promise<boolean> {
    request.principal = principal;
    if (principal.lacksSecondFactor === true && access !== 'public' && !whileSettingUp) {
      throw identityErrors.refuse('IDENTITY.SECOND_FACTOR_DEMANDED');
    }
    if (access === 'public' || access === 'signed-in') return true;
    const { params, body } = request;
    const asked = { country: countryOfAddress(params), subject: subjectOfAddress(params), body };
    const grants = this.gate.admit(principal, access, asked, scope);
    if (grants instanceof Promise) {
      return grants.then((admitted) => this.#admitted(request, principal, admitted));
    }
    return this.#admitted(request, principal, grants as readonly Grant[]);
  }

  #admitted(request: FastifyRequest, principal: Principal, grants: readonly Grant[]): boolean {
    request.grants = grants;
    if (!changesState(request)) this.others.noteRead(request, principal);
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
    const scope = scopeSourceOf(handler as never, controller as never);
    const declared = { access, scope, whileSettingUp: isWhileSettingUp(handler as never) };
    const ofController = this.#declared.get(controller) ?? new WeakMap<object, Declared>();
    this.#declared.set(controller, ofController.set(handler, declared));
    return declared;
  }
}
