import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './load-client.ts';

const CLIENT = fileURLToPath(new URL('./load-client.js', import.meta.url));

/** A load that runs until it is told to stop. */
export interface RunningLoad {
  stop(): Promise<LoadResult>;
}

/** Puts a load on the server, from a process of its own. @throws where an act was refused */
export async function load(order: Omit<LoadOrder, 'run'>): Promise<LoadResult> {
  return begin(order).result;
}

/** The same, until it is stopped. */
export function loadUntilStopped(order: Omit<LoadOrder, 'run' | 'measureMs'>): RunningLoad {
  const { child, result } = begin({ ...order, measureMs: null });
  return {
    stop() {
      if (child.connected) child.send('stop');
      return result;
    },
  };
}

function begin(order: Omit<LoadOrder, 'run'>) {
  const child = fork(CLIENT, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  child.send({ ...order, run: randomUUID() } satisfies LoadOrder);
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.once('message', (message) => resolve(message as LoadResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the load client ended with ${code}`)));
  }).then((seen) => {
    if (seen.refused === 0) return seen;
    throw new Error(`${seen.refused} acts were refused, the first: ${seen.firstRefusal}`);
  });
  // Whoever waits for it is told; until then it is nobody's fault.
  result.catch(() => undefined);
  return { child, result };
}
