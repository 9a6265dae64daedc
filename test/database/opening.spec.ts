import { afterEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/all.ts';
import { readEnvironment } from '../../src/database/environment.ts';
import type { OpenedDatabase } from '../../src/database/opening.ts';
import { openDatabase } from '../../src/database/opening.ts';
import { emptyDatabase, freshDatabase } from '../harness/database.ts';

const undoing: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of undoing.splice(0).reverse()) await undo();
});

function open(variables: Record<string, string>): Promise<OpenedDatabase> {
  return openDatabase(readEnvironment(variables, tmpdir()), MIGRATIONS, () => undefined);
}

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jcm data '));
  chmodSync(folder, 0o755);
  undoing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the database that the settings name', () => {
  it('is the embedded one where none is named: a demonstration, and for ever', async () => {
    const DATA_DIR = dataFolder();
    const opened = await open({ DATA_DIR });
    expect(opened).toMatchObject({ embedded: true, book: { kind: 'demonstration' } });
    await opened.close();

    await expect(open({ DATA_DIR, DEMONSTRATION: '0' })).rejects.toThrow(/and always will/);
    const again = await open({ DATA_DIR, DEMONSTRATION: '1' });
    expect(again.book).toEqual(opened.book);
    await again.close();
  });

  it('may be an embedded one with a real book, if that is said when it is made', async () => {
    const DATA_DIR = dataFolder();
    const opened = await open({ DATA_DIR, DEMONSTRATION: '0' });
    expect(opened.book.kind).toBe('real');
    await opened.close();
    await expect(open({ DATA_DIR, DEMONSTRATION: '1' })).rejects.toThrow(/holds a real book/);
    const again = await open({ DATA_DIR });
    expect(again.book).toEqual(opened.book);
    await again.close();
  });

  it('is real where it is somebody’s own, unless DEMONSTRATION=1 finds it empty', async () => {
    const one = await emptyDatabase();
    const other = await emptyDatabase();
    undoing.push(one.drop, other.drop);
    const real = await open({
      DATABASE_URL: one.applicationUrl,
      DATABASE_OWNER_URL: one.ownerUrl,
    });
    expect(real).toMatchObject({ embedded: false, book: { kind: 'real' } });
    expect(real.readerUrl).toBe(one.applicationUrl);
    const demonstration = await open({
      DATABASE_URL: other.applicationUrl,
      DATABASE_OWNER_URL: other.ownerUrl,
      DATABASE_READER_URL: other.readerUrl,
      DEMONSTRATION: '1',
    });
    expect(demonstration.book.kind).toBe('demonstration');
    expect(demonstration.readerUrl).toBe(other.readerUrl);
  });

  it('needs the owner’s address only while something is left to migrate', async () => {
    const migrated = await freshDatabase();
    const empty = await emptyDatabase();
    undoing.push(migrated.drop, empty.drop);
    expect((await open({ DATABASE_URL: migrated.applicationUrl })).book.kind).toBe('real');
    await expect(open({ DATABASE_URL: empty.applicationUrl })).rejects.toThrow(
      /Set DATABASE_OWNER_URL/,
    );
  });
});
