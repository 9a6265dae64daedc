import { readFile } from 'node:fs/promises';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import { Reconciliations } from '../reporting/reconciliation/reconciliation.service.ts';
import type { Command } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';

/** Holds a statement of a funder or a bank against the payments of the book. */
export const reconcile: Command = {
  usage: 'reconcile FILE --country COUNTRY [--window DAYS] [--json]',
  help: [
    'FILE             CSV or XLSX whose header names reference, amount, currency and date',
    '--country        ISO alpha-2 of the partner, e.g. KZ',
    '--window DAYS    how far a payment and its line may lie apart; default: 5',
    '--json           the whole answer as JSON',
    'Changes nothing. Exit code 1 where something differs.',
  ],
  options: {
    country: { type: 'string' },
    window: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const window = given.text('window') ?? '5';
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(window))
      throw new UsageProblem('--window is a number of days');
    const statement = await readFile(given.positionals[0] ?? '');
    const { assembleLedger } = await import('../application.ts');
    const ledger = await assembleLedger({
      environment: readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd()),
      http: readHttpSettings(process.env),
      log: (line) => terminal.progress(line),
    });
    try {
      const found = await ledger.app
        .get(Reconciliations)
        .of(required(given, 'country'), statement, parseInt(window, 10));
      if (given.flag('json')) terminal.out(JSON.stringify(found, null, 2));
      else {
        for (const { outcome, statement: line, book } of found.lines) {
          const theirs = line === null ? '–' : `line ${line.line} ${line.reference} ${line.amount}`;
          const ours = book === null ? '–' : `${book.reference ?? book.id} ${book.amount}`;
          const day = line?.day ?? book?.effectiveOn ?? '';
          const currency = line?.currency ?? book?.currency ?? '';
          terminal.out(`${outcome.padEnd(18)} ${day} ${currency}  ${theirs}  |  ${ours}`);
        }
      }
      const differing = found.lines.filter(({ outcome }) => outcome !== 'matched').length;
      terminal.say(`${found.counts.matched} agree, ${differing} differ`);
      return differing === 0 ? EXIT.done : EXIT.failed;
    } finally {
      await ledger.close();
    }
  },
};
