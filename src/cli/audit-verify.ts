import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { SignedOperatorHead } from '../audit/operator-head.ts';
import { publicKeyFromText } from '../audit/signing-key.ts';
import { textLines } from '../audit/text-lines.ts';
import { verifyLog } from '../audit/verifier.ts';
import type { Verification } from '../audit/verifier.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';

/** Checks a file alone: no database, no network, no trust in whoever made it but for the key. */
export const auditVerify: Command = {
  usage: 'audit verify FILE --key KEY',
  help: [
    'FILE         an export of the log (JSON Lines)',
    "--key KEY    the operator's public key, or a file that holds it, had from elsewhere than FILE",
    '--held FILE  a signed head kept from earlier, which the log must contain',
    '--json       the whole result as JSON',
  ],
  options: {
    key: { type: 'string' },
    held: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    const trustedKey = await keyIn(required(given, 'key'));
    const held = given.text('held');
    const { size } = await stat(file).catch(() => {
      throw new UsageProblem(`there is no file ${file}`);
    });
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

async function headIn(file: string): Promise<SignedOperatorHead> {
  const content: unknown = JSON.parse(await readFile(file, 'utf8'));
  // As it was kept, or inside the answer of /v1/audit/head.
  const head = (content as { operatorHead?: unknown }).operatorHead ?? content;
  return head as SignedOperatorHead;
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
