import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigningKey } from '../../src/audit/signing-key.ts';
import { signOperatorHead, parseOperatorHead } from '../../src/audit/operator-head.ts';
import type { SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { jcmLedger } from '../harness/command-line.ts';
import { compiledProgram } from '../harness/compiled-program.ts';
import { databaseCopy, freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

/*
 * A witness as a stranger runs it: a process of its own that knows an address and keeps a file, watching
 * a real server on a real port; the operator's tricks are played with real databases and keys, or by a proxy that lies.
 */
let database: FreshDatabase;
let backup: FreshDatabase;
let server: RunningApplication;
let file: string;
const scratch = mkdtempSync(join(tmpdir(), 'jcm-ledger-witness-'));
/** One key for all that run on a copy of this book, and heads five times a second. */
const keyFile = join(scratch, 'signing-key.pem');
const environment = { AUDIT_KEY_FILE: keyFile, SEALING_INTERVAL_MS: '200' };

function serverOn(of: FreshDatabase): Promise<RunningApplication> {
  return startApplication({ database: of, environment });
}

beforeAll(async () => {
  await compiledProgram();
  database = await freshDatabase('real');
  server = await startWithReference({ database, environment });
  await sealedAct('first');
  await server.close();
  backup = await databaseCopy(database);
  server = await serverOn(database);
  file = join(scratch, 'heads.jsonl');
}, 120_000);
afterAll(async () => {
  await server?.close();
  await backup?.drop();
  await database?.drop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Does one act and waits until it is signed. */
async function sealedAct(reference: string, at = server): Promise<void> {
  const tranche = await at.request('POST', '/v1/partner-countries/KZ/tranches', {
    body: {
      reference: `KZ-WITNESS-${reference}`,
      title: 'Something to be witnessed',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'USD',
      announcedAmount: '1.00',
      announcedOn: '2025-01-01',
    },
  });
  expect(tranche.status).toBe(201);
  const sequence = Number(tranche.body['auditSequence']);
  for (;;) {
    const latest = await fetch(`${at.url}/v1/audit/heads/latest`);
    if (latest.ok) {
      const { heads } = parseOperatorHead(((await latest.json()) as SignedOperatorHead).body);
      if ((heads.find(({ country }) => country === 'KZ')?.size ?? 0) > sequence) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function watch(url: string, ...more: string[]) {
  const words = ['audit', 'watch', url, '--once', '--file', file, ...more];
  const { code, out, said } = await jcmLedger(words, { database, dataDir: scratch });
  return { code, said: out.trim(), aside: said };
}

/** A server in front of the server that answers some addresses in its own way. */
async function liar(lies: Record<string, (honest: string) => string>): Promise<Server> {
  const proxy = createServer((request, response) => {
    void fetch(`${server.url}${request.url ?? ''}`).then(async (answer) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(lies[path]?.(text) ?? text);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

/** Looks through a lying proxy, with what the file knows of the honest server. */
async function watchLiar(lies: Record<string, (honest: string) => string>) {
  const proxy = await liar(lies);
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const known = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, known.replace(JSON.stringify(server.url), JSON.stringify(url)));
    const { code, said } = await watch(url);
    return { code, said };
  } finally {
    writeFileSync(file, known);
    proxy.close();
  }
}

describe('a witness', () => {
  it('believes the first key it sees, says so, and keeps the head', async () => {
    const look = await watch(server.url);
    expect(look.aside).toContain('No --key given');
    expect(look).toMatchObject({ code: 0, said: expect.stringContaining('1 new, head ') });
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('follows what is added, and takes up again after half a line', async () => {
    await sealedAct('second');
    appendFileSync(file, '{"body":"half a');
    expect((await watch(server.url)).said).toMatch(/ [1-9]\d* new, head /);
    expect((await watch(server.url)).said).toContain(' 0 new, head ');
  });

  it('cries out when an old backup is restored: the last head is gone', async () => {
    const old = await serverOn(backup);
    try {
      const known = readFileSync(file, 'utf8');
      writeFileSync(file, known.replace(JSON.stringify(server.url), JSON.stringify(old.url)));
      expect(await watch(old.url)).toMatchObject({
        code: 1,
        said: expect.stringMatching(/^ALARM WITNESS\.ROLLBACK operator head \d+ of .* was seen/),
      });
      // Working on from it does not help: the chain is another one now.
      for (let at = 0; at < 4; at += 1) await sealedAct(`forked-${at}`, old);
      expect(await watch(old.url)).toMatchObject({
        code: 1,
        said: expect.stringMatching(/^ALARM WITNESS\.FORK operator head \d+ is not the one/),
      });
      writeFileSync(file, known);
    } finally {
      await old.close();
    }
  }, 60_000);

  it('cries out when the heads are signed with a key that nobody endorsed', async () => {
    await sealedAct('third');
    const thief = await createSigningKey(join(scratch, 'thief.pem'));
    const latest = (await (
      await fetch(`${server.url}/v1/audit/heads/latest`)
    ).json()) as SignedOperatorHead;
    const body = { ...parseOperatorHead(latest.body), keyId: thief.keyId };
    const forged = await signOperatorHead(body, thief);
    const look = await watchLiar({
      '/v1/audit/heads/latest': () => JSON.stringify(forged),
      '/v1/audit/heads': (text) => {
        const page = JSON.parse(text) as { items: SignedOperatorHead[]; next: string | null };
        page.items[page.items.length - 1] = forged;
        return JSON.stringify(page);
      },
    });
    expect(look).toEqual({
      code: 1,
      said: expect.stringMatching(/^ALARM WITNESS\.KEY_CHANGED .* which no trusted key endorsed/),
    });
  }, 30_000);

  it('cries out when a tree does not begin with the one that was seen', async () => {
    const look = await watchLiar({
      '/v1/audit/consistency': (text) => text.replace(/"proof":\["[0-9a-f]/, '"proof":["x'),
    });
    expect(look).toEqual({
      code: 1,
      said: expect.stringMatching(/^ALARM WITNESS\.FORK the log of KZ with \d+ leaves/),
    });
  }, 30_000);

  it('takes a new key that the old one signed, and goes on from it', async () => {
    const rotated = await jcmLedger(
      ['audit', 'rotate', '--reason', 'It was time'],
      { database, dataDir: scratch },
      environment,
    );
    expect(rotated).toMatchObject({ code: 0 });
    await sealedAct('after-rotation');
    expect(await watch(server.url)).toMatchObject({ code: 0 });
  }, 30_000);

  it('cries out at silence', async () => {
    const { url } = server;
    await server.close();
    expect(await watch(url)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^ALARM WITNESS\.SILENCE http/),
    });
  }, 60_000);
});
