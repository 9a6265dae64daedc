import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { worksIn } from '../../src/database/process-lease.ts';
import { ROOT } from '../harness/compiled-program.ts';

/* A clone in a path with blanks; its packages are those of this checkout. */
const parent = mkdtempSync(join(tmpdir(), 'jcm clone '));
const clone = join(parent, 'jcm ledger');
const cluster = join(clone, 'data', 'postgres');

const LEFT_OUT = /^\/(node_modules|\.git|\.cache|dist|data|coverage|test)(\/|$)/;

beforeAll(() => {
  chmodSync(parent, 0o755);
  cpSync(ROOT, clone, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(path.slice(ROOT.length)),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
});

afterAll(async () => {
  const note = join(cluster, 'postmaster.pid');
  const pid = existsSync(note) ? parseInt(readFileSync(note, 'utf8'), 10) : 0;
  if (pid > 0 && worksIn(pid, cluster)) {
    process.kill(pid, 'SIGQUIT');
    for (let tries = 0; worksIn(pid, cluster) && tries < 200; tries += 1) await pause(50);
  }
  rmSync(parent, { recursive: true, force: true });
});

interface Running {
  /** Where the pages are, once it says so. */
  readonly address: string;
  readonly milliseconds: number;
  end(signal: NodeJS.Signals): Promise<{ code: number | null; said: string }>;
}

function environmentWith(others: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PORT|HOST|DATA_DIR|DATABASE_|DEMONSTRATION|LOG_LEVEL|NODE_|JEST)/.test(name),
  );
  return { ...Object.fromEntries(own), ...others };
}

/** `npm start`, without npm around it. */
function start(others: Record<string, string> = {}): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(clone, 'tools', 'start.mjs')], {
    cwd: clone,
    env: environmentWith({ PORT: '0', ...others }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  return new Promise((resolve, reject) => {
    const listen = (data: Buffer): void => {
      said += data.toString('utf8');
      const address = /Pages\s+(http:\S+?)\/?\s/.exec(said)?.[1];
      if (address === undefined) return;
      resolve({
        address,
        milliseconds: performance.now() - began,
        end(signal) {
          child.kill(signal);
          return ended;
        },
      });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(({ code }) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

// The first start installs packages; whatever else the machine does comes on top.
jest.setTimeout(150_000);

describe('npm start', () => {
  it('makes everything at the first start, and serves', async () => {
    const running = await start();
    expect(await statusOf(`${running.address}/livez`)).toBe(200);
    expect(await statusOf(`${running.address}/readyz`)).toBe(200);
    expect(statSync(join(clone, 'data', 'demonstration-keys.json')).mode & 0o777).toBe(0o600);
    const { code } = await running.end('SIGTERM');
    expect(code).toBe(0);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('is there again without compiling, and needs no hand after it was killed', async () => {
    const again = await start();
    const { said } = await again.end('SIGKILL');
    expect(said).not.toMatch(/compiling|installing|Making a database/);
    const running = await start();
    expect(await statusOf(`${running.address}/readyz`)).toBe(200);
    expect((await running.end('SIGINT')).code).toBe(0);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('says what to do when its port is taken', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const { port } = squatter.address() as { port: number };
    await expect(start({ PORT: `${port}` })).rejects.toThrow(
      new RegExp(`ended with 1[^]*Port ${port} .* is taken[^]*PORT=`),
    );
    await new Promise((resolve) => squatter.close(resolve));
  });

  it('lists every wrong setting at once', async () => {
    await expect(start({ PORT: 'high', DEMONSTRATION: 'no thanks' })).rejects.toThrow(
      /ended with 1[^]*PORT is "high"[^]*DEMONSTRATION is "no thanks"/,
    );
  });

  it('compiles again when a source was changed', async () => {
    appendFileSync(join(clone, 'src', 'main.ts'), '\n// changed\n');
    const running = await start();
    const { said } = await running.end('SIGTERM');
    expect(said).toMatch(/compiling/);
  });

  it('names the fault when a source cannot be compiled', async () => {
    const source = join(clone, 'src', 'main.ts');
    const text = readFileSync(source, 'utf8');
    appendFileSync(source, '\nconst = ;\n');
    await expect(start()).rejects.toThrow(/ended with 1[^]*main\.ts[^]*could not be compiled/);
    rmSync(source);
    appendFileSync(source, text);
  });
});

describe('npm run bench', () => {
  it('says which benches there are', () => {
    const asked = spawnSync(process.execPath, [join(clone, 'tools', 'bench.mjs'), 'nothing'], {
      cwd: clone,
      encoding: 'utf8',
      env: environmentWith({}),
    });
    expect(asked.status).toBe(2);
    expect(asked.stderr).toMatch(/Say which bench to run: npm run bench -- </);
  });
});
