import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { parseLine } from '../audit/log-lines.ts';
import { parseSignedOperatorHead } from '../audit/operator-head.ts';
import type { SignedOperatorHead } from '../audit/operator-head.ts';
import { publicKeyFromText } from '../audit/signing-key.ts';
import { textLines } from '../audit/text-lines.ts';
import { verifyLog } from '../audit/verifier.ts';
import type { Verification } from '../audit/verifier.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

/** Checks a file alone: no database, no network, no trust in whoever made it but for the key. */
export const auditVerify: Command = {
  usage: 'audit verify FILE [--key KEY] [--head FILE]',
  help: [
    'FILE         an export of the log (JSON Lines)',
    "--key KEY    the operator's public key, or a file that holds it, had from elsewhere than FILE",
    '             (without it the first key in FILE is believed, and that is said)',
    '--head FILE  a signed head kept from earlier, which the log must contain',
    '--json       the whole result as JSON',
  ],
  options: {
    key: { type: 'string' },
    head: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    const { size } = await stat(file).catch(() => {
      throw new UsageProblem(`there is no file ${file}`);
    });
    const key = given.text('key');
    const trustedKey = key === undefined ? await firstKeyOf(file, terminal) : await keyIn(key);
    const held = given.text('head');
    const result = await verifyLog(textLines(createReadStream(file)), {
      trustedKey,
      ...(held === undefined ? {} : { heldHead: await headIn(held) }),
      onProgress: ({ lines, bytes }) =>
        terminal.progress(`${lines} lines, ${Math.floor((100 * bytes) / Math.max(size, 1))} %`),
    });
    if (given.flag('json')) terminal.out(JSON.stringify(result, null, 2));
    else tell(result, terminal);
    return result.ok ? EXIT.done : EXIT.failed;
  },
};

async function keyIn(given: string): Promise<Buffer> {
  const fromFile = await readFile(given, 'utf8').catch(() => null);
  return publicKeyFromText(fromFile ?? given);
}

/** Who made the file chose this key: it shows that the file agrees with itself, and no more. */
async function firstKeyOf(file: string, terminal: Terminal): Promise<Buffer> {
  for await (const text of textLines(createReadStream(file))) {
    const line = parseLine(text);
    if (line?.line !== 'key') continue;
    terminal.say(
      `No --key given: believing the first key in the file, ${line.keyId}. Whoever made the file ` +
        'could have made that key too; compare it with one you had from elsewhere.',
    );
    return Buffer.from(line.publicKey, 'hex');
  }
  throw new UsageProblem(`${file} names no key: give one with --key`);
}

async function headIn(file: string): Promise<SignedOperatorHead> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageProblem(`there is no file ${file}`);
  });
  // As it was kept, or inside the answer of /v1/audit/head.
  const content = JSON.parse(text) as { operatorHead?: unknown };
  return parseSignedOperatorHead(JSON.stringify(content.operatorHead ?? content));
}

function tell(result: Verification, terminal: Terminal): void {
  for (const finding of result.findings) terminal.out(JSON.stringify(finding));
  if (result.findingCount > result.findings.length) {
    terminal.out(`… ${result.findingCount} findings in all`);
  }
  const { sealedThrough, unsealedLeaves } = result;
  terminal.out(
    sealedThrough === null
      ? 'No operator head: nothing in this file is signed.'
      : `Signed through operator head ${sealedThrough.number} of ${sealedThrough.at} ` +
          `(${sealedThrough.hash}); ${unsealedLeaves} leaves after it.`,
  );
  terminal.out(result.ok ? 'Nothing is wrong.' : 'THIS LOG IS NOT AS IT WAS WRITTEN.');
}
