import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DatabaseProblem } from './database-problem.ts';

/** Passwords of one embedded server: random, made once, known to nobody but the file. */
export interface EmbeddedPasswords {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
  readonly reader: string;
}

const NAMES = ['superuser', 'owner', 'application', 'reader'] as const;

export function newPasswords(): EmbeddedPasswords {
  const password = (): string => randomBytes(24).toString('hex');
  return {
    superuser: password(),
    owner: password(),
    application: password(),
    reader: password(),
  };
}

/** Reads the file; null where there is none yet. */
export function readPasswords(path: string): EmbeddedPasswords | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new DatabaseProblem(
      `${path} cannot be read (${code}). Start as the account that started the first time, ` +
        'or set DATA_DIR to a folder of your own.',
      { cause: error },
    );
  }
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    if (NAMES.every((name) => typeof read[name] === 'string' && read[name] !== '')) {
      return read as unknown as EmbeddedPasswords;
    }
  } catch {
    // Said below: not JSON is as unusable as JSON without the four passwords.
  }
  throw new DatabaseProblem(
    `${path} does not hold the four passwords it was written with; restore it.`,
  );
}

/** Writes the file whole or not at all, for our own account's eyes only. */
export function writePasswords(path: string, passwords: EmbeddedPasswords): void {
  const unfinished = `${path}.unfinished-${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}
