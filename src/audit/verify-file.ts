import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { LogBalance } from './log-balances.ts';
import type { LogPlace } from './log-places.ts';
import { parseLine } from './log-lines.ts';
import { checkReceipt, parseReceipt } from './receipt.ts';
import type { Receipt, ReceiptCheck } from './receipt.ts';
import { parseSignedOperatorHead } from './operator-head.ts';
import type { SignedOperatorHead } from './operator-head.ts';
import { publicKeyFromText } from './signing-key.ts';
import { textLines } from './text-lines.ts';
import { verifyLog } from './verifier.ts';
import type { Verification } from './verifier.ts';

export interface FileToVerify {
  readonly file: string;
  /** The operator's public key, or a file that holds it; undefined believes the first key in the file. */
  readonly key: string | undefined;
  /** A file with a signed head kept from earlier. */
  readonly head: string | undefined;
  readonly onProgress?: (progress: { readonly lines: number; readonly bytes: number }) => void;
  readonly onBalance?: (balance: LogBalance) => void;
  readonly onPlace?: (place: LogPlace) => void;
  /** Told what the reader should know before the answer. */
  readonly say: (line: string) => void;
}

/** The file, or what was given beside it, is not there or is not what it should be. */
export class FileProblem extends Error {}

/** Checks a file alone: no database, no network, no trust in whoever made it but for the key. */
export async function verifyFile(given: FileToVerify): Promise<Verification> {
  const { file, key, head, say, onProgress, onBalance, onPlace } = given;
  const trustedKey = key === undefined ? await firstKeyOf(file, say) : await keyIn(key);
  return verifyLog(textLines(createReadStream(file)), {
    trustedKey,
    ...(head === undefined ? {} : { heldHead: await headIn(head) }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(onBalance === undefined ? {} : { onBalance }),
    ...(onPlace === undefined ? {} : { onPlace }),
  });
}

/** Checks the receipt of one act alone; `key` as of a file. */
export async function verifyReceipt(
  given: Pick<FileToVerify, 'file' | 'key' | 'say'>,
): Promise<ReceiptCheck & { readonly receipt: Receipt }> {
  const { file, key, say } = given;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new FileProblem(`there is no file ${file}`);
  });
  const receipt = parseReceipt(text);
  if (key === undefined && receipt.publicKey !== null) {
    say(`No --key given: believing the key in the receipt. Compare it with one from elsewhere.`);
  }
  const trusted = key ?? receipt.publicKey;
  const publicKey = trusted === null ? Buffer.alloc(32) : await keyIn(trusted);
  return { ...checkReceipt(receipt, publicKey), receipt };
}

/** What a check of a receipt found, in lines for people. */
export function* receiptInWords({
  ok,
  faults,
  receipt,
}: ReceiptCheck & { readonly receipt: Receipt }): Generator<string> {
  for (const fault of faults) yield `FAULT ${fault}`;
  const { country, sequence, hash, payload } = receipt.leaf;
  yield `Leaf ${sequence} of ${country} (${hash})${payload === null ? ', its text not shown' : ''}.`;
  yield ok ? 'It is in the log that was signed.' : 'THIS RECEIPT DOES NOT HOLD.';
}

/** The answer in lines for people. */
export function* inWords(result: Verification): Generator<string> {
  for (const finding of result.findings) yield JSON.stringify(finding);
  if (result.findingCount > result.findings.length) {
    yield `… ${result.findingCount} findings in all`;
  }
  const { sealedThrough, unsealedLeaves } = result;
  yield sealedThrough === null
    ? 'No operator head: nothing in this file is signed.'
    : `Signed through operator head ${sealedThrough.number} of ${sealedThrough.at} ` +
      `(${sealedThrough.hash}); ${unsealedLeaves} leaves after it.`;
  yield `${result.accounts} accounts added up, ${result.places} runs of serials followed, from the leaves alone.`;
  yield result.ok ? 'Nothing is wrong.' : 'THIS LOG IS NOT AS IT WAS WRITTEN.';
}

async function keyIn(given: string): Promise<Buffer> {
  const fromFile = await readFile(given, 'utf8').catch(() => null);
  return publicKeyFromText(fromFile ?? given);
}

/** Who made the file chose this key: it shows that the file agrees with itself, and no more. */
async function firstKeyOf(file: string, say: (line: string) => void): Promise<Buffer> {
  for await (const text of textLines(createReadStream(file))) {
    const line = parseLine(text);
    if (line?.line !== 'key') continue;
    say(
      `No --key given: believing the first key in the file, ${line.keyId}. Whoever made the file ` +
        'could have made that key too; compare it with one you had from elsewhere.',
    );
    return Buffer.from(line.publicKey, 'hex');
  }
  throw new FileProblem(`${file} names no key: give one with --key`);
}

/** As it was kept, or inside the answer of /v1/audit/head or a receipt. */
async function headIn(file: string): Promise<SignedOperatorHead> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new FileProblem(`there is no file ${file}`);
  });
  return parseSignedOperatorHead(text);
}
