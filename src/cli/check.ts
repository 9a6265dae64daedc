import { checkLaws, ledgerLaws } from '../ledger/laws.ts';
import type { LawCheck } from '../ledger/laws.ts';
import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase } from './database.ts';

/** Every law that a row could break, as each room states it. */
const LAWS: readonly LawCheck[] = [...ledgerLaws];

/** Re-derives everything that is kept beside the ledger, and holds it against what stands there. */
export const check: Command = {
  usage: 'check',
  help: ['Exit code 1 where a law is broken; each breach is named.'],
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    const results = await withDatabase(terminal, ({ readPool }) =>
      checkLaws(readPool, LAWS, (done, of, sentence) =>
        terminal.progress(`${done + 1}/${of} ${sentence}`),
      ),
    );
    for (const { law, sentence, broken, examples } of results) {
      terminal.out(`${broken === 0 ? 'holds ' : 'BROKEN'}  law ${law}: ${sentence}`);
      for (const example of examples) terminal.out(`          ${example}`);
      if (broken > examples.length) terminal.out(`          … ${broken} in all`);
    }
    return results.every(({ broken }) => broken === 0) ? EXIT.done : EXIT.failed;
  },
};
