import { openKeyFile, rotateKeyFile } from '../audit/key-file.ts';
import { auditKeys, revokeKey } from '../audit/keys.ts';
import { readEnvironment } from '../database/environment.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import { parseInstant, systemClock } from '../kernel/clock.ts';
import type { Command } from './command.ts';
import { EXIT, required } from './command.ts';
import { withDatabase } from './database.ts';

const ACTOR = { clock: systemClock, principal: OPERATOR_ID };

function keyFile(): string {
  return readEnvironment(process.env, process.cwd()).auditKeyFile;
}

/** Lists the keys that sign, or signed, the heads of the log. */
export const auditKeysList: Command = {
  usage: 'audit keys',
  help: [
    'Publish the public key of the active one where it cannot be changed together with the log.',
  ],
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    const keys = await withDatabase(terminal, ({ readPool }) => auditKeys(readPool));
    for (const { keyId, publicKey, active, revokedAt } of keys) {
      const state = active ? 'active' : revokedAt === null ? 'rotated away' : 'revoked';
      terminal.out(`${keyId}  ${publicKey.toString('hex')}  ${state}`);
    }
    return EXIT.done;
  },
};

/** Hands the signing of the log over to a new key; both keys sign the hand-over. */
export const auditRotate: Command = {
  usage: 'audit rotate --reason TEXT',
  help: [
    '--reason TEXT  why; it stands in the log',
    'A running server takes the new key up by itself.',
  ],
  options: { reason: { type: 'string' } },
  positionals: [0, 0],
  async run(given, terminal) {
    const reason = required(given, 'reason');
    const { from, to } = await withDatabase(terminal, ({ postingPool }) =>
      rotateKeyFile(postingPool, keyFile(), reason, ACTOR),
    );
    terminal.out(`${to.keyId}  ${to.publicKey.toString('hex')}  active, after ${from.keyId}`);
    return EXIT.done;
  },
};

/** Says of a key that was rotated away that it is not to be believed any more. */
export const auditRevoke: Command = {
  usage: 'audit revoke KEY_ID --reason TEXT [--compromised-since INSTANT]',
  help: [
    'KEY_ID               as `audit keys` lists it; the active one is rotated first',
    '--reason TEXT        why; it stands in the log',
    '--compromised-since  when it may have been stolen (RFC 3339)',
  ],
  options: { reason: { type: 'string' }, 'compromised-since': { type: 'string' } },
  positionals: [1, 1],
  async run(given, terminal) {
    const keyId = given.positionals[0] ?? '';
    const since = given.text('compromised-since');
    const change = {
      keyId,
      revoked: null,
      reason: required(given, 'reason'),
      compromisedSince: since === undefined ? null : parseInstant(since),
    };
    await withDatabase(terminal, async ({ postingPool }) => {
      const by = await openKeyFile(postingPool, keyFile());
      await revokeKey(postingPool, { ...change, by }, ACTOR);
    });
    terminal.say(`Revoked ${keyId}.`);
    return EXIT.done;
  },
};
