import { erasePerson } from '../identity/erasure.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import { systemClock } from '../kernel/clock.ts';
import { parsePublicId } from '../kernel/ids.ts';
import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase } from './database.ts';

/** Erases name, accounts and second factor of a principal, as the operator. Every proof stays valid. */
export const personErase: Command = {
  usage: 'person erase ID',
  help: ['ID  as /v1/principals gives it: 00-…'],
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const { id } = parsePublicId(given.positionals[0] ?? '');
    await withDatabase(terminal, ({ postingPool }) =>
      erasePerson(
        { pool: postingPool, clock: systemClock },
        { principalId: OPERATOR_ID, request: null },
        id,
      ),
    );
    terminal.say(
      `Erased who ${given.positionals[0] ?? ''} is, and ended their sessions, keys and grants.`,
    );
    return EXIT.done;
  },
};
