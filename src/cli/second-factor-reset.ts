import { OPERATOR_ID } from '../identity/operator.ts';
import { resetSecondFactor } from '../identity/second-factor-reset.ts';
import { systemClock } from '../kernel/clock.ts';
import { parsePublicId } from '../kernel/ids.ts';
import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase } from './database.ts';

/** Takes away a lost second factor, as the operator: also of the only administrator. */
export const secondFactorReset: Command = {
  usage: 'second-factor reset ID',
  help: ['ID  of the principal as /v1/principals gives it: 00-…'],
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const [text = ''] = given.positionals;
    const { id } = parsePublicId(text);
    await withDatabase(terminal, ({ postingPool }) =>
      resetSecondFactor(
        { pool: postingPool, clock: systemClock },
        { principalId: OPERATOR_ID, request: null },
        id,
      ),
    );
    terminal.say(`Took away the second factor of ${text}, and ended their sessions.`);
    return EXIT.done;
  },
};
