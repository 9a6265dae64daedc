import { parentPort } from 'node:worker_threads';
import type { Language } from '../../language/language.ts';
import { printed, type Printable } from './printed.ts';

/** What the worker is asked, and what it answers under the same number. */
export interface PrintAsked {
  readonly number: number;
  readonly what: Printable;
  readonly language: Language;
}

export type PrintAnswer =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly failure: string };

/** Prints reports and certificates on a thread of its own, one after the other. */
parentPort?.on('message', ({ number, what, language }: PrintAsked) => {
  printed(what, language).then(
    (bytes) => parentPort?.postMessage({ number, bytes } satisfies PrintAnswer),
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ number, failure } satisfies PrintAnswer);
    },
  );
});
