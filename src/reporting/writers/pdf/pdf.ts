import { Worker } from 'node:worker_threads';
import type { PrintedCertificate } from '../../certificate/certificate.ts';
import type { ReportDocument } from '../../document/document.ts';
import type { Language } from '../../language/language.ts';
import { onPaper } from './paper.ts';
import type { PrintAnswer, PrintAsked } from './pdf-worker.ts';
import { printed, type Printable } from './printed.ts';

interface Waiting {
  resolve(bytes: Buffer): void;
  reject(error: Error): void;
}

/** A thread is let go when it had nothing to do for so long: its fonts hold some ten megabytes. */
const IDLE_MILLISECONDS = 20_000;

let worker: Worker | null = null;
let asked = 0;
let idle: NodeJS.Timeout | null = null;
const waiting = new Map<number, Waiting>();

/**
 * The report on paper. Laying it out takes a second and more, in which a serving process would answer
 * nobody: so the compiled program prints on a thread of its own, one report after the other.
 */
export function writePdf(document: ReportDocument, language: Language): Promise<Buffer> {
  return printAside({ document: onPaper(document) }, language);
}

/** The certificate on paper; printed as reports are, and where they are. */
export function writeCertificate(
  certificate: PrintedCertificate,
  language: Language,
): Promise<Buffer> {
  return printAside({ certificate }, language);
}

function printAside(what: Printable, language: Language): Promise<Buffer> {
  // Tests run from the sources, which a thread cannot load.
  if (!import.meta.url.endsWith('.js')) return printed(what, language);
  return new Promise((resolve, reject) => {
    asked += 1;
    waiting.set(asked, { resolve, reject });
    const message: PrintAsked = { number: asked, what, language };
    running().postMessage(message);
  });
}

function running(): Worker {
  if (idle !== null) clearTimeout(idle);
  idle = null;
  if (worker !== null) return worker;
  const started = new Worker(new URL('./pdf-worker.js', import.meta.url), {
    // A page is drawn and forgotten: little is there at once, and what is not is soon to be let go.
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 6 },
  });
  started.unref();
  started.on('message', answered);
  started.on('error', (error) => letGo(started, error));
  started.on('exit', () => letGo(started, new Error('The thread that prints reports has ended.')));
  worker = started;
  return started;
}

function answered(answer: PrintAnswer): void {
  const one = waiting.get(answer.number);
  waiting.delete(answer.number);
  if ('bytes' in answer) one?.resolve(Buffer.from(answer.bytes));
  else one?.reject(new Error(answer.failure));
  if (waiting.size > 0) return;
  idle = setTimeout(() => void worker?.terminate(), IDLE_MILLISECONDS);
  idle.unref();
}

/** Whoever waits for a thread that is gone is told; the next report starts another. */
function letGo(ended: Worker, error: Error): void {
  if (worker !== ended) return;
  worker = null;
  const left = [...waiting.values()];
  waiting.clear();
  for (const one of left) one.reject(error);
}
