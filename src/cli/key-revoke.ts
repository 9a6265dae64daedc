import { revokeKey } from '../identity/access-changes.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import { systemClock } from '../kernel/clock.ts';
import { parsePublicId } from '../kernel/ids.ts';
import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase } from './database.ts';

/** Takes a key back as the operator. A running server stops accepting it within five seconds. */
export const keyRevoke: Command = {
  usage: 'key revoke ID',
  help: ['ID  as `key create` and /v1/api-keys give it: 00-…'],
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const { id } = parsePublicId(given.positionals[0] ?? '');
    await withDatabase(terminal, ({ postingPool }) =>
      revokeKey(
        { pool: postingPool, clock: systemClock },
        { principalId: OPERATOR_ID, request: null },
        id,
      ),
    );
    terminal.say(`Revoked ${given.positionals[0] ?? ''}.`);
    return EXIT.done;
  },
};
