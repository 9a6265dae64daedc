import { Refusal } from './refusal.ts';

/** The code a call is refused with; undefined where it is not refused. Other errors pass through. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
