import type { ActKind, ConstraintRefusals, ReversalRule } from './act.ts';
import type { Permission } from '../identity/permissions.ts';
import type { ScopeSource } from '../identity/scope.ts';

/** A class whose fields are decorated: what a body of an act may hold. */
export type BodyClass = abstract new () => object;

/** How an act is sent in bulk: what its body is, and who may send it. */
export interface ActBody {
  readonly body: BodyClass;
  readonly permission: Permission;
  /** Where its side, organisation or project is drawn from; as its route declares. */
  readonly scope?: ScopeSource;
  /** What the act acts upon: nothing, a thing by its id, or the country itself. */
  readonly subject: 'none' | 'id';
}

/** What a room brings to the posting queue. */
export interface RoomActs {
  readonly acts: readonly ActKind[];
  readonly constraints: ConstraintRefusals;
  readonly reversals: readonly ReversalRule[];
  /** The acts that can be sent in bulk, by kind. */
  readonly bodies: Readonly<Record<string, ActBody>>;
}
