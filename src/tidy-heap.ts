import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8 gives a young heap back where little was allocated for five seconds between two collections. */
const EVERY_MS = 6_000;
const COLLECTIONS = 2;

/** The part of the time in which a process that rests has something to do. */
const AT_REST = 0.2;

/**
 * Gives back what starting has left behind, as soon as the process rests: a third of the heap is empty or
 * garbage then, and would stay for hours, because nothing fills the heap so far that V8 clears it. Two
 * collections of about a tenth of a second; none while there is work. How the heap grows under load is
 * left as it is.
 */
export function tidyHeapAtRest(): void {
  let before = performance.eventLoopUtilization();
  let left = COLLECTIONS;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > AT_REST) return;
    collectGarbage();
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, EVERY_MS);
  timer.unref();
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
