import type { Refusal } from '../kernel/refusal.ts';
import { ledgerErrors } from './errors.ts';

/**
 * One gate of a life cycle: what must be there before something may move on.
 *
 * @typeParam Situation what is known when the move is asked for: documents, decisions, days
 */
export interface Guard<Situation> {
  /** Whose move it is, in words: `Joint Committee`, `third-party entity`. */
  readonly by: string;
  /** What is missing, in words that follow "lacks": `a positive validation report`; null for nothing. */
  lacks(situation: Situation): string | null;
}

/**
 * A life cycle as data: from which state one may come to which, and through which gates.
 *
 * The table is the whole rule. A state that names no other is final.
 */
export interface LifeCycle<State extends string, GuardName extends string, Situation> {
  /** What goes through it, in words: `methodology`. */
  readonly of: string;
  readonly moves: Readonly<Record<State, Readonly<Partial<Record<State, readonly GuardName[]>>>>>;
  readonly guards: Readonly<Record<GuardName, Guard<Situation>>>;
}

/** One thing that a move still lacks, and whose move it is to bring it. */
export interface Lack {
  readonly guard: string;
  readonly lacks: string;
  readonly by: string;
}

/** A move that the table has, with what it still lacks: nothing where it can be made now. */
export interface Move<State extends string> {
  readonly to: State;
  readonly possible: boolean;
  readonly lacks: readonly Lack[];
}

/** Every move out of a state, in the order of the table. */
export function possibleMoves<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
  from: State,
  situation: Situation,
): readonly Move<State>[] {
  return statesAfter(cycle, from).map((to) => {
    const lacks = lacksOf(cycle, from, to, situation);
    return { to, possible: lacks.length === 0, lacks };
  });
}

/**
 * Refuses a move that the table does not have, or that lacks something. Null where it can be made.
 *
 * Refuses, in this order: LEDGER.MOVE_NOT_POSSIBLE (facts: of, state, to, possible, and whose moves these
 * are), LEDGER.MOVE_LACKS (facts: of, state, to, lacks with what and by whom).
 *
 * @param from where it stands, from a row that the act holds locked for update
 */
export function refuseMove<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
  from: State,
  to: string,
  situation: Situation,
): Refusal | null {
  const state = from;
  const possible = statesAfter(cycle, from);
  const target = possible.find((name) => name === to);
  if (target === undefined) {
    const moves = possible.map((next) => ({ to: next, by: whoseMove(cycle, from, next) }));
    const facts = { of: cycle.of, state, to, possible, moves };
    return ledgerErrors.refuse('LEDGER.MOVE_NOT_POSSIBLE', facts);
  }
  const lacks = lacksOf(cycle, from, target, situation);
  if (lacks.length === 0) return null;
  return ledgerErrors.refuse('LEDGER.MOVE_LACKS', { of: cycle.of, state, to, lacks });
}

/** The states that can follow a state; none after a final one. */
export function statesAfter<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
  from: State,
): readonly State[] {
  // A state that the table does not know leads nowhere: it was not written by this program.
  return Object.keys(cycle.moves[from] ?? {}) as State[];
}

/** All states of a life cycle, in the order of the table. */
export function statesOf<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
): readonly State[] {
  return Object.keys(cycle.moves) as State[];
}

/** Whoever has to bring something for a move, each once. */
function whoseMove<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
  from: State,
  to: State,
): readonly string[] {
  return [...new Set((cycle.moves[from][to] ?? []).map((guard) => cycle.guards[guard].by))];
}

function lacksOf<State extends string, GuardName extends string, Situation>(
  cycle: LifeCycle<State, GuardName, Situation>,
  from: State,
  to: State,
  situation: Situation,
): readonly Lack[] {
  const names = cycle.moves[from][to] ?? [];
  return names.flatMap((guard) => {
    const { by, lacks } = cycle.guards[guard];
    const missing = lacks(situation);
    return missing === null ? [] : [{ guard, lacks: missing, by }];
  });
}
