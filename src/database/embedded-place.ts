import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseProblem } from './database-problem.ts';
import type { ServerAccount } from './embedded-account.ts';
import { accountToLend, isRoot, mayEnter, ownerOf } from './embedded-account.ts';
import { EmbeddedPostgresUnavailable, binariesFor, locateBinaries } from './embedded-binaries.ts';
import type { Cluster } from './embedded-server.ts';

/** Where root keeps what the unprivileged account could not reach in the checkout. */
const LENT = '/var/lib/jcm-ledger';

/**
 * Decides where the data live and which account serves them.
 *
 * Our own account, in `DATA_DIR/postgres`, is the plain case. Root lends the server to an unprivileged
 * account; where that one cannot reach `DATA_DIR` (a checkout below a closed home, say), the data live in
 * /var/lib/jcm-ledger/<digest of DATA_DIR>. Data made once stay where they were made.
 */
export function placeCluster(dataDir: string): Cluster {
  const inside = join(dataDir, 'postgres');
  if (!isRoot()) {
    return { directory: inside, account: null, binaries: locateBinaries(dataDir) };
  }
  const digest = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const outside = join(LENT, digest, 'postgres');
  const existing = [inside, outside].find((directory) => existsSync(directory));
  const account = existing === undefined ? accountToLend() : ownerOf(existing);
  if (account === null) {
    throw new EmbeddedPostgresUnavailable(
      'PostgreSQL refuses to run as root, and neither an account "postgres" nor "nobody" was found.',
    );
  }
  const directory = existing ?? (mayEnter(account, dataDir) ? inside : outside);
  prepareParent(directory, account, dataDir);
  return { directory, account, binaries: binariesFor(account, locateBinaries(LENT), LENT) };
}

function prepareParent(directory: string, account: ServerAccount, dataDir: string): void {
  const parent = dirname(directory);
  if (parent !== dataDir) {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    writeFileSync(
      join(dataDir, 'postgres-is-elsewhere.txt'),
      `The database of this folder is in ${directory}:\n` +
        'the account that runs it cannot reach this folder. Back up both.\n',
    );
  }
  if (!mayEnter(account, parent)) {
    throw new DatabaseProblem(
      `The account that runs the embedded PostgreSQL (uid ${account.uid}) cannot reach ${directory}. ` +
        `Let it through the folders above (chmod o+x), or set DATA_DIR to another folder.`,
    );
  }
}
