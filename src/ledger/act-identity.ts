import type { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { Act, ActRequest } from './act.ts';

/** A request with its identity: the id of the act, and of what it makes. */
export function actOf(request: ActRequest<unknown>, clock: Clock): Act<unknown> {
  return { ...request, id: newId(clock), approved: false };
}
