import { stat } from 'node:fs/promises';
import {
  FileProblem,
  inWords,
  receiptInWords,
  verifyFile,
  verifyReceipt,
} from '../audit/verify-file.ts';
import type { Command } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

/** Checks a file alone: no database, no network, no trust in whoever made it but for the key. */
export const auditVerify: Command = {
  usage: 'audit verify FILE [--key KEY] [--head FILE]',
  help: [
    'FILE         an export of the log (JSON Lines)',
    "--key KEY    the operator's public key, or a file that holds it, had from elsewhere than FILE",
    '             (without it the first key in FILE is believed, and that is said)',
    '--head FILE  a signed head kept from earlier, which the log must contain',
    '--balances   also every account with what the leaves alone add up to, one JSON line each',
    '--places     also every run of serials with the account where the leaves alone put it',
    '--receipt    FILE is the receipt of one act (JSON), as /v1/acts/ID/receipt gives it',
    '--json       the whole result as JSON',
    'The same without this program: node tools/verify-log.mjs, or python3 tools/verify_log.py',
  ],
  options: {
    key: { type: 'string' },
    head: { type: 'string' },
    balances: { type: 'boolean' },
    places: { type: 'boolean' },
    receipt: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    const { size } = await stat(file).catch(() => {
      throw new UsageProblem(`there is no file ${file}`);
    });
    try {
      if (given.flag('receipt')) {
        const say = (line: string): void => terminal.say(line);
        const checked = await verifyReceipt({ file, key: given.text('key'), say });
        for (const line of receiptInWords(checked)) terminal.out(line);
        return checked.ok ? EXIT.done : EXIT.failed;
      }
      const result = await verifyFile({
        file,
        key: given.text('key'),
        head: given.text('head'),
        say: (line) => terminal.say(line),
        onProgress: ({ lines, bytes }) =>
          terminal.progress(`${lines} lines, ${Math.floor((100 * bytes) / Math.max(size, 1))} %`),
        ...(given.flag('balances')
          ? { onBalance: (balance) => terminal.out(JSON.stringify(balance)) }
          : {}),
        ...(given.flag('places')
          ? { onPlace: (place) => terminal.out(JSON.stringify(place)) }
          : {}),
      });
      if (given.flag('json')) terminal.out(JSON.stringify(result, null, 2));
      else for (const line of inWords(result)) terminal.out(line);
      return result.ok ? EXIT.done : EXIT.failed;
    } catch (error) {
      if (error instanceof FileProblem) throw new UsageProblem(error.message);
      throw error;
    }
  },
};
