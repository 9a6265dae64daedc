import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COMMANDS } from '../../src/cli/commands.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { compiledProgram } from '../harness/compiled-program.ts';

let dist: string;
let app: RunningApplication;
let folder: string;
beforeAll(async () => {
  dist = await compiledProgram();
  app = await startApplication();
  folder = await mkdtemp(join(tmpdir(), 'jcm ledger cli '));
}, 120_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** `jcm-ledger …` on the database of the running program. */
function run(
  words: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(dist, 'src/cli.js'), ...words], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      DATABASE_URL: app.database.applicationUrl,
      DATABASE_OWNER_URL: app.database.ownerUrl,
      ...others,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => said.push(data));
  return new Promise((resolve) =>
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }),
    ),
  );
}

describe('jcm-ledger', () => {
  it('tells its commands', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`  ${name} `);
    expect((await run([])).code).toBe(2);
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('tells the options of each', async () => {
    for (const [name, { load }] of Object.entries(COMMANDS)) {
      const { usage, options } = await load();
      expect([name, usage.startsWith(name), typeof options]).toEqual([name, true, 'object']);
    }
    for (const name of ['key create', 'report']) {
      const { code, out } = await run([...name.split(' '), '--help']);
      expect([name, code]).toEqual([name, 0]);
      expect(out).toContain(COMMANDS[name]?.summary);
    }
  });

  it.each([
    [['make', 'tea'], 'there is no command "make tea"'],
    [['toString'], 'there is no command'],
    [['key', 'create'], '--role is missing'],
    [['key', 'create', '--role', 'auditor'], '--name is missing'],
    [['key', 'create', '--role', 'root', '--name', 'x'], 'there is no role root'],
    [['key', 'create', '--nmae', 'x'], "Unknown option '--nmae'"],
    [['key', 'revoke'], 'write: jcm-ledger key revoke ID'],
    [['audit', 'verify', 'nothing.jsonl', '--key', 'ab'.repeat(32)], 'there is no file'],
  ])('does not understand %j, and says so', async (words, complaint) => {
    const { code, out, said } = await run(words);
    expect([code, out]).toEqual([2, '']);
    expect(said).toContain(complaint);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('says what to do where the database is not there', async () => {
    const nowhere = 'postgres://a:b@127.0.0.1:1/x';
    const { code, said } = await run(['migrate'], {
      DATABASE_URL: nowhere,
      DATABASE_OWNER_URL: 'postgres://o:b@127.0.0.1:1/x',
    });
    expect(code).toBe(1);
    expect(said).toContain('No PostgreSQL answers at 127.0.0.1:1');
    expect(said).not.toMatch(/\n\s+at /);
    expect((await run(['migrate'], { PORT: 'x' })).said).toContain('PORT');
  });
});

describe('jcm-ledger key', () => {
  it('create prints the key alone to stdout, and the key works', async () => {
    const { code, out, said } = await run([
      'key',
      'create',
      '--role',
      'administrator',
      '--role',
      'auditor',
      '--name',
      'First administrator',
      '--person',
      '--country',
      'KZ',
      '--country',
      '00',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^jcm_[A-Za-z0-9_-]{43}\n$/);
    expect(said).not.toContain('jcm_');
    const { status, body } = await app.request('GET', '/v1/api-keys?limit=1', { key: out.trim() });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      name: 'First administrator',
      kind: 'person',
      roles: ['administrator', 'auditor'],
      countries: ['KZ', '00'],
    });
    expect(said).toContain(body.items[0].id);

    const revoked = await run(['key', 'revoke', body.items[0].id]);
    expect(revoked.code).toBe(0);
    const again = await run(['key', 'revoke', body.items[0].id]);
    expect([again.code, again.said]).toEqual([
      1,
      expect.stringContaining('Refused (IDENTITY.KEY_ALREADY_REVOKED)'),
    ]);
  });

  it('create is refused where the key would be of no use', async () => {
    const words = ['key', 'create', '--role', 'auditor', '--name', 'x', '--expires'];
    const past = await run([...words, '2020-01-01T00:00:00Z']);
    expect([past.code, past.said]).toEqual([1, expect.stringContaining('EXPIRY_NOT_AHEAD')]);
    const malformed = await run([...words, 'tomorrow']);
    expect([malformed.code, malformed.said]).toEqual([
      1,
      expect.stringContaining('INSTANT.MALFORMED'),
    ]);
  });
});

describe('jcm-ledger migrate and check', () => {
  it('find everything as it should be', async () => {
    const migrated = await run(['migrate']);
    expect([migrated.code, migrated.out]).toEqual([
      0,
      expect.stringMatching(/^The database is ready\. Book .*: real\.\n$/),
    ]);
    const checked = await run(['check']);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/^holds {3}law 1: /m);
    expect(checked.out).not.toContain('BROKEN');
  });
});

describe('jcm-ledger audit verify', () => {
  it('finds nothing wrong with an export, and names what was changed in it', async () => {
    const second = await startApplication({ database: app.database });
    await second.request('POST', '/v1/api-keys', {
      key: app.keys['administrator'] ?? '',
      body: { name: 'In the log', roles: ['auditor'] },
    });
    // Stopping seals whatever is not sealed yet.
    await second.close();
    const { text } = await app.request('GET', '/v1/audit/export?edition=auditor', {
      key: app.keys['auditor'] ?? '',
    });
    const superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    const { rows } = await superuser.query<{ key: string }>(
      `SELECT encode(public_key, 'hex') AS key FROM public.audit_key`,
    );
    await superuser.end();
    const key = rows[0]?.key ?? '';
    const file = join(folder, 'log.jsonl');
    await writeFile(file, text);
    const good = await run(['audit', 'verify', file, '--key', key], { DATABASE_URL: '' });
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);

    await writeFile(
      file,
      text
        .replace('"fund-officer"', '"administrator"')
        .replace('\\"fund-officer\\"', '\\"administrator\\"'),
    );
    const forged = await run(['audit', 'verify', file, '--key', key, '--json']);
    expect(forged.code).toBe(1);
    expect(JSON.parse(forged.out)).toMatchObject({ ok: false });
    const other = await run(['audit', 'verify', file, '--key', 'ab'.repeat(32)]);
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('NOT AS IT WAS WRITTEN')]);
  });
});
