import { createHash } from 'node:crypto';
import { readdir, truncate } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF, PNG, TABLE, WORKBOOK } from './sample-files.ts';
import { reprDigest } from '../../src/project/documents/receiving.ts';
import type { Answered, RequestOptions, RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CREDENTIALS, startFakeObjectStore, type FakeObjectStore } from './fake-object-store.ts';

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);

let application: RunningApplication;
let kept: string;

beforeAll(async () => {
  application = await startWithReference({ environment: { DOCUMENT_MEBIBYTES_AT_MOST: '1' } });
  kept = join(application.dataDir, 'documents');
  await enterProject(application, 'KZ-DOCUMENTS');
});
afterAll(() => application?.close());

async function enterProject(on: RunningApplication, reference: string): Promise<void> {
  const body = { reference, title: 'Documents', mechanism: 'NONE', sector: 'energy' };
  const made = await on.request('POST', '/v1/partner-countries/KZ/projects', { body });
  expect(made.status).toBe(201);
}

interface Filing extends RequestOptions {
  readonly project?: string;
  readonly type?: string;
  readonly on?: RunningApplication;
}

function file(query: string, body: Buffer, filing: Filing = {}): Promise<Answered> {
  const { project = 'KZ-DOCUMENTS', type = 'application/pdf', headers, on, ...more } = filing;
  return (on ?? application).request('POST', `/v1/projects/${project}/documents?${query}`, {
    ...more,
    body,
    headers: { 'content-type': type, ...headers },
  });
}

/** Every file that is kept, and every one that is on its way. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function download(path: string, key: string | null = null) {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const answer = await fetch(`${application.url}${path}`, { headers });
  const bytes = await answer.arrayBuffer().then(Buffer.from, () => null);
  return { status: answer.status, headers: answer.headers, bytes };
}

describe('a document', () => {
  it('is filed, told in the log by its digest, and read back to the byte without a key', async () => {
    const bytes = pdf('the first design');
    const filed = await file('form=PDD&title=Design+document&version=02.1', bytes, {
      headers: { 'repr-digest': reprDigest(sha(bytes)) },
    });
    expect(filed).toMatchObject({
      status: 201,
      body: {
        form: 'PDD',
        title: 'Design document',
        version: '02.1',
        visibility: 'public',
        sha256: sha(bytes),
        bytes: bytes.length,
        mediaType: 'application/pdf',
        status: 'posted',
      },
    });
    const location = filed.headers.get('location') ?? '';
    const read = await application.request('GET', location, { key: null });
    expect(read.body).toMatchObject({
      id: filed.body.id,
      form: 'PDD',
      formName: 'Project Design Document',
      content: `${location}/content`,
      auditSequence: filed.body.auditSequence,
    });
    const got = await download(read.body.content);
    expect(got.bytes).toEqual(bytes);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'repr-digest': reprDigest(sha(bytes)),
      etag: `"${sha(bytes)}"`,
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="PDD-02\.1-.*\.pdf"$/),
    });
    const again = await fetch(`${application.url}${read.body.content}`, {
      headers: { 'if-none-match': `"${sha(bytes)}"` },
    });
    expect(again.status).toBe(304);
    const log = await application.request('GET', '/v1/audit/export', { key: null });
    expect(log.text).toContain(sha(bytes));
    expect(await filesIn(kept)).toContain(sha(bytes));
  });

  it('takes the next whole number as its version, by form and edition', async () => {
    const first = await file('form=PIN&title=Idea', pdf('idea 1'));
    const second = await file('form=PIN&title=Idea', pdf('idea 2'));
    const confidential = await file('form=PIN&title=Idea&visibility=confidential', pdf('idea 3'));
    expect([first, second, confidential].map(({ body }) => body.version)).toEqual(['1', '2', '1']);
    const list = await application.request('GET', '/v1/projects/KZ-DOCUMENTS/documents?form=PIN', {
      key: null,
    });
    expect(list.body.items.map((one: { version: string }) => one.version)).toEqual(['1', '2']);
  });

  it('that is confidential is for keys that may read it, and the public log is silent on it', async () => {
    const bytes = pdf('what only the committee sees');
    const filed = await file('form=Val_Rep&title=Zhasyryn&visibility=confidential', bytes);
    const path = `/v1/documents/${filed.body.id}`;
    const { keys } = application;
    for (const address of [path, `${path}/content`]) {
      expect((await download(address)).status).toBe(401);
      expect((await download(address, keys['fund-officer'])).status).toBe(403);
    }
    const roles = ['registry-officer'] as const;
    const elsewhere = await application.makeKey({ roles, countries: ['MN'] });
    expect((await download(`${path}/content`, elsewhere)).status).toBe(403);
    const list = '/v1/projects/KZ-DOCUMENTS/documents?form=Val_Rep';
    for (const [key, count] of [
      [null, 0],
      [elsewhere, 0],
      [keys['third-party-entity'] ?? '', 1],
    ] as const) {
      expect((await application.request('GET', list, { key })).body.items).toHaveLength(count);
    }
    expect((await download(`${path}/content`, keys['auditor'])).bytes).toEqual(bytes);
    const log = await application.request('GET', '/v1/audit/export', { key: null });
    expect(log.text).not.toContain(sha(bytes));
    expect(log.text).not.toContain('Zhasyryn');
  });

  it('and its other edition name each other, to whom may read both', async () => {
    const first = await file(
      'form=Mon_Rep&title=Report&version=03.0&visibility=confidential',
      pdf('m1'),
    );
    const named = `form=Mon_Rep&title=Report+for+all&editionOf=${first.body.id}`;
    const second = await file(named, pdf('m2'));
    expect(second).toMatchObject({
      status: 201,
      body: { version: '03.0', visibility: 'public', otherEdition: first.body.id },
    });
    const ofBoth = async (key: string | null) =>
      (
        await application.request('GET', '/v1/projects/KZ-DOCUMENTS/documents?form=Mon_Rep', {
          key,
        })
      ).body.items;
    const auditor = application.keys['auditor'] ?? '';
    expect(await ofBoth(auditor)).toMatchObject([
      { id: first.body.id, otherEdition: second.body.id },
      { id: second.body.id, otherEdition: first.body.id },
    ]);
    expect(await ofBoth(null)).toMatchObject([{ id: second.body.id, otherEdition: null }]);
    const alone = `/v1/documents/${second.body.id}`;
    expect((await application.request('GET', alone, { key: null })).body.otherEdition).toBeNull();
    expect((await application.request('GET', alone, { key: auditor })).body).toMatchObject({
      otherEdition: first.body.id,
    });
    const again = { body: { code: 'PROJECT.NOT_THE_OTHER_EDITION' } };
    expect(await file(named, pdf('m3'))).toMatchObject(again);
    for (const [query, because] of [
      [`form=PDD&title=a&editionOf=${first.body.id}`, 'it is of the form Mon_Rep'],
      [`form=Mon_Rep&title=a&editionOf=${second.body.id}`, 'it is public itself'],
      [`form=Mon_Rep&title=a&version=04.0&editionOf=${first.body.id}`, 'its version is 03.0'],
      [`form=Mon_Rep&title=a&editionOf=${first.body.id}`, 'it has its other edition already'],
      [
        `form=Mon_Rep&title=a&visibility=confidential&editionOf=${second.body.id}`,
        'it has its other edition already',
      ],
      [
        'form=Mon_Rep&title=a&editionOf=MN-01932c5e-7a00-7c3e-9b1a-0242ac120000',
        'the project has no',
      ],
    ]) {
      const refused = await file(query ?? '', pdf('m4'));
      expect(refused).toMatchObject({ status: 422, ...again });
      expect(refused.body.because).toContain(because);
    }
    expect(await filesIn(kept)).not.toContain(sha(pdf('m4')));
  });

  it('has one other edition, whoever comes first of twenty', async () => {
    const first = await file('form=Mon_Rep&title=Report&visibility=confidential', pdf('e0'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        file(`form=Mon_Rep&title=Public&editionOf=${first.body.id}`, pdf(`e ${at}`)),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const codes = answers.flatMap(({ status, body }) => (status === 201 ? [] : [body.code]));
    expect(new Set(codes)).toEqual(new Set(['PROJECT.NOT_THE_OTHER_EDITION']));
  });

  it.each<[number, string, string, Buffer, Filing]>([
    [401, 'IDENTITY.KEY_MISSING', 'form=PDD&title=a', PDF, { key: null }],
    [400, 'HTTP.IDEMPOTENCY_KEY_MISSING', 'form=PDD&title=a', PDF, { idempotencyKey: null }],
    [400, 'HTTP.QUERY_INVALID', 'form=XYZ&title=a', PDF, {}],
    [400, 'HTTP.QUERY_INVALID', 'form=PDD', PDF, {}],
    [400, 'HTTP.QUERY_INVALID', 'form=PDD&title=a&version=final', PDF, {}],
    [404, 'PROJECT.NOT_FOUND', 'form=PDD&title=a', PDF, { project: 'KZ-NOWHERE' }],
    [
      415,
      'HTTP.MEDIA_TYPE_UNSUPPORTED',
      'form=PDD&title=a',
      Buffer.from('{}'),
      { type: 'application/json' },
    ],
    [
      400,
      'PROJECT.DIGEST_MALFORMED',
      'form=PDD&title=a',
      PDF,
      { headers: { 'repr-digest': 'md5' } },
    ],
    [413, 'PROJECT.FILE_TOO_LARGE', 'form=PDD&title=a', Buffer.alloc(1_048_577, 'a'), {}],
    [400, 'PROJECT.FILE_EMPTY', 'form=PDD&title=a', Buffer.alloc(0), {}],
    [
      422,
      'PROJECT.FILE_DIGEST_DIFFERS',
      'form=PDD&title=a',
      PDF,
      { headers: { 'repr-digest': reprDigest(sha(PNG)) } },
    ],
    [422, 'PROJECT.FILE_TYPE_NOT_TAKEN', 'form=PDD&title=a', Buffer.from('MZ\u0000'), {}],
    [422, 'PROJECT.FILE_TYPE_DIFFERS', 'form=PDD&title=a', PNG, {}],
    [409, 'PROJECT.DOCUMENT_VERSION_USED', 'form=PDD&title=a&version=02.1', PDF, {}],
    [409, 'PROJECT.DOCUMENT_FILED_ALREADY', 'form=PDD&title=a', pdf('the first design'), {}],
  ])(
    'is refused with %s %s, and nothing is kept: %s',
    async (status, code, query, body, filing) => {
      const before = await filesIn(kept);
      const refused = await file(query, body, filing);
      expect(refused).toMatchObject({ status, body: { code } });
      expect([...(await filesIn(kept))].sort()).toEqual([...before].sort());
    },
  );

  it('may be as long as the limit, and no route but this takes such a body', async () => {
    const longest = Buffer.concat([PDF, Buffer.alloc(1_048_576 - PDF.length, ' ')]);
    expect((await file('form=other&title=Long', longest)).status).toBe(201);
    const elsewhere = await application.request('POST', '/v1/partner-countries/KZ/projects', {
      body: PDF,
      headers: { 'content-type': 'application/pdf' },
    });
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'HTTP.MEDIA_TYPE_UNSUPPORTED' } });
  });

  it('leaves nothing behind where the connection breaks off', async () => {
    const before = await filesIn(kept);
    const { hostname, port } = new URL(application.url);
    const socket = connect(parseInt(port, 10), hostname);
    socket.on('error', () => undefined);
    socket.write(
      `POST /v1/projects/KZ-DOCUMENTS/documents?form=PDD&title=a HTTP/1.1\r\nhost: a\r\n` +
        `authorization: Bearer ${application.keys['administrator'] ?? ''}\r\n` +
        `idempotency-key: broken\r\ncontent-type: application/pdf\r\ncontent-length: 1000\r\n\r\n` +
        '%PDF-1.7 half',
    );
    await until(async () => (await filesIn(kept)).length > before.length);
    socket.destroy();
    await until(async () => (await filesIn(kept)).length === before.length);
  });

  it('is filed once by a repeated key; another file under the same key is refused and not kept', async () => {
    const bytes = pdf('repeated');
    const idempotencyKey = 'filing-once';
    const query = 'form=SDIP&title=Plan';
    const first = await file(query, bytes, { idempotencyKey });
    const repeated = await file(query, bytes, { idempotencyKey });
    expect(repeated).toMatchObject({ status: 201, body: first.body });
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    const other = pdf('another');
    const refused = await file(query, other, { idempotencyKey });
    expect(refused).toMatchObject({ status: 422, body: { code: 'LEDGER.KEY_REUSED' } });
    expect(await filesIn(kept)).not.toContain(sha(other));
    expect((await download(`/v1/documents/${first.body.id}/content`)).bytes).toEqual(bytes);
  });

  it('keeps its file whatever crosses it: twenty filings of one file at once, of which one stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bytes = pdf(`crossing ${round}`);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => file('form=Crd_Allc&title=Shares', bytes)),
      );
      const filed = answers.filter(({ status }) => status === 201);
      expect(filed).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
      const content = `/v1/documents/${filed[0]?.body.id}/content`;
      expect((await download(content)).bytes).toEqual(bytes);
    }
    expect(await filesIn(join(kept, 'incoming'))).toEqual([]);
  });

  it.each([
    ['is not given out', 10],
    ['breaks off before its end where it is long', 300_000],
  ])('whose file was changed on the disk %s', async (_, length) => {
    const bytes = pdf('a'.repeat(length));
    const filed = await file(`form=other&title=Changed+${length}`, bytes);
    await truncate(join(kept, 'KZ/sha256', sha(bytes).slice(0, 2), sha(bytes)), length - 5);
    const got = await download(`/v1/documents/${filed.body.id}/content`);
    if (got.status === 200) expect(got.bytes).toBeNull();
    else expect(got.status).toBe(500);
  });

  it('is not found under an id that was never given', async () => {
    const none = '/v1/documents/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000/content';
    const answer = await application.request('GET', none, { key: null });
    expect(answer).toMatchObject({ status: 404, body: { code: 'PROJECT.DOCUMENT_NOT_FOUND' } });
  });
});

describe('documents in an object store', () => {
  let store: FakeObjectStore;
  let remote: RunningApplication;

  beforeAll(async () => {
    store = await startFakeObjectStore();
    remote = await startWithReference({
      environment: {
        DOCUMENTS_S3_ENDPOINT: store.endpoint,
        DOCUMENTS_S3_BUCKET: 'jcm-documents',
        DOCUMENTS_S3_REGION: CREDENTIALS.region,
        DOCUMENTS_S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        DOCUMENTS_S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      },
    });
    await enterProject(remote, 'KZ-REMOTE');
  });
  afterAll(async () => {
    await remote?.close();
    await store?.close();
  });

  const remotely = (query: string, body: Buffer, more: Filing = {}) =>
    file(query, body, { project: 'KZ-REMOTE', on: remote, ...more });

  it('are kept under their digest, read back, and are nowhere on the disk', async () => {
    const filed = await remotely('form=Imp_Rep&title=Table', TABLE, { type: 'text/csv' });
    expect(filed.status).toBe(201);
    const digest = sha(TABLE);
    expect([...store.objects.keys()]).toEqual([
      `/jcm-documents/KZ/sha256/${digest.slice(0, 2)}/${digest}`,
    ]);
    const path = `${remote.url}/v1/documents/${filed.body.id}/content`;
    const answer = await fetch(path);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(TABLE);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await filesIn(join(remote.dataDir, 'documents'))).toEqual([]);
    store.objects.clear();
    const gone = await fetch(path);
    expect(await gone.json()).toMatchObject({ status: 503, code: 'PROJECT.STORE_UNAVAILABLE' });
    store.objects.set(`/jcm-documents/KZ/sha256/${digest.slice(0, 2)}/${digest}`, TABLE);
  });

  it('that are refused are thrown away there too', async () => {
    const again = await remotely('form=Imp_Rep&title=Again&version=1', WORKBOOK, {
      type: 'application/zip',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'PROJECT.DOCUMENT_VERSION_USED' } });
    expect(store.objects.size).toBe(1);
  });

  it('are not filed while it does not answer as it should', async () => {
    store.fault = 500;
    const filed = await remotely('form=PDD&title=Design', PDF);
    expect(filed).toMatchObject({
      status: 503,
      body: { code: 'PROJECT.STORE_UNAVAILABLE', storeAnswered: 500 },
    });
    store.fault = null;
    const list = await remote.request('GET', '/v1/projects/KZ-REMOTE/documents?form=PDD');
    expect(list.body.items).toEqual([]);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await pause(25);
  }
  throw new Error('it did not come to pass');
}
