import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  JPEG,
  PDF,
  PNG,
  TABLE,
  TEXT_DOCUMENT,
  WORKBOOK,
  zipOf,
} from '../../../test/project/sample-files.ts';
import {
  receiveFile,
  reprDigest,
  statedDigest,
  sweepIncoming,
  type FileClaims,
} from './receiving.ts';

let incoming: string;
beforeAll(async () => {
  incoming = await mkdtemp(join(tmpdir(), 'jcm-ledger-incoming-'));
});
afterAll(() => rm(incoming, { recursive: true, force: true }));

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function receive(bytes: Buffer | readonly Buffer[], claims: Partial<FileClaims> = {}, most = 4096) {
  const chunks = Buffer.isBuffer(bytes) ? [bytes] : [...bytes];
  return receiveFile(
    Readable.from(chunks),
    { mediaType: undefined, bytes: null, sha256: null, ...claims },
    { incoming, bytesAtMost: most },
  );
}

describe('a file that arrives', () => {
  it.each<[string, Buffer, string | undefined, string]>([
    ['a PDF', PDF, 'application/pdf', 'application/pdf'],
    ['a PDF of which nothing is said', PDF, undefined, 'application/pdf'],
    ['a PDF sent as bytes', PDF, 'application/octet-stream', 'application/pdf'],
    ['a workbook', WORKBOOK, XLSX, XLSX],
    ['a workbook sent as an archive', WORKBOOK, 'application/zip', XLSX],
    ['an archive', zipOf('a.txt'), 'application/zip', 'application/zip'],
    ['a table', TABLE, 'text/csv; charset=utf-8', 'text/csv'],
    ['text of which nothing is said', TABLE, undefined, 'text/plain'],
    ['a PNG', PNG, 'image/png', 'image/png'],
    ['a JPEG', JPEG, 'IMAGE/JPEG', 'image/jpeg'],
  ])('is taken for what it is: %s', async (_, bytes, declared, mediaType) => {
    const file = await receive(bytes, { mediaType: declared });
    expect(file).toMatchObject({ mediaType, bytes: bytes.length, sha256: sha(bytes) });
    expect(await readFile(file.path)).toEqual(bytes);
    await file.remove();
    expect(await readdir(incoming)).toEqual([]);
  });

  it('is taken in pieces of any size', async () => {
    const pieces = [...TABLE].map((byte) => Buffer.from([byte]));
    const file = await receive(pieces, { mediaType: 'text/csv' });
    expect(file).toMatchObject({ mediaType: 'text/csv', sha256: sha(TABLE) });
    await file.remove();
  });

  it.each<[string, string, Buffer, Partial<FileClaims>, number]>([
    ['PROJECT.FILE_TOO_LARGE', 'as it says itself', PDF, { bytes: 4097 }, 4096],
    ['PROJECT.FILE_TOO_LARGE', 'as it turns out', PDF, {}, PDF.length - 1],
    ['PROJECT.FILE_EMPTY', 'no byte', Buffer.alloc(0), {}, 4096],
    ['PROJECT.FILE_DIGEST_DIFFERS', 'another digest', PDF, { sha256: sha(PNG) }, 4096],
    ['PROJECT.FILE_TYPE_NOT_TAKEN', 'a program', Buffer.from('7f454c46', 'hex'), {}, 4096],
    ['PROJECT.FILE_TYPE_NOT_TAKEN', 'Latin-1', Buffer.from('caf\xe9', 'latin1'), {}, 4096],
    ['PROJECT.FILE_TYPE_NOT_TAKEN', 'half a letter', TABLE.subarray(0, -2), {}, 4096],
    ['PROJECT.FILE_TYPE_NOT_TAKEN', 'a NUL', Buffer.from('a\u0000b'), {}, 4096],
    ['PROJECT.FILE_TYPE_NOT_TAKEN', 'half an archive', WORKBOOK.subarray(0, -5), {}, 4096],
    ['PROJECT.FILE_TYPE_DIFFERS', 'text as a PDF', TABLE, { mediaType: 'application/pdf' }, 4096],
    ['PROJECT.FILE_TYPE_DIFFERS', 'a page', TABLE, { mediaType: 'text/html' }, 4096],
    [
      'PROJECT.FILE_TYPE_DIFFERS',
      'a document as a workbook',
      TEXT_DOCUMENT,
      { mediaType: XLSX },
      4096,
    ],
    [
      'PROJECT.FILE_TYPE_DIFFERS',
      'an archive as a workbook',
      zipOf('a'),
      { mediaType: XLSX },
      4096,
    ],
  ])('is refused with %s, and nothing is kept: %s', async (code, _, bytes, claims, most) => {
    await expect(receive(bytes, claims, most)).rejects.toMatchObject({ code });
    expect(await readdir(incoming)).toEqual([]);
  });

  it('is refused where the connection ends before it', async () => {
    const broken = Readable.from(
      (async function* () {
        yield await Promise.resolve(PDF);
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    const claims = { mediaType: undefined, bytes: null, sha256: null };
    await expect(
      receiveFile(broken, claims, { incoming, bytesAtMost: 4096 }),
    ).rejects.toMatchObject({ code: 'PROJECT.FILE_BROKEN_OFF', facts: { received: PDF.length } });
    expect(await readdir(incoming)).toEqual([]);
  });

  it('leaves nothing of a killed program behind for long, and nothing of today is touched', async () => {
    const now = Date.UTC(2026, 10, 23);
    await writeFile(join(incoming, 'old'), 'a');
    await writeFile(join(incoming, 'new'), 'b');
    await utimes(join(incoming, 'old'), now / 1000 - 90_000, now / 1000 - 90_000);
    await utimes(join(incoming, 'new'), now / 1000 - 80_000, now / 1000 - 80_000);
    await sweepIncoming(incoming, now);
    expect(await readdir(incoming)).toEqual(['new']);
    await sweepIncoming(join(incoming, 'nowhere'), now);
  });
});

describe('a stated digest', () => {
  it('is read among others, and written in the same form', () => {
    const header = reprDigest(sha(PDF));
    expect(statedDigest(header)).toBe(sha(PDF));
    expect(statedDigest(`sha-512=:AAAA:, ${header}`)).toBe(sha(PDF));
    expect(statedDigest(undefined)).toBeNull();
  });

  it.each(['', 'sha-512=:AAAA:', 'sha-256=:AAAA:', 'sha-256=abc', `sha-256=:${'A'.repeat(44)}:`])(
    'is refused where it cannot be compared: %s',
    (header) => {
      expect(() => statedDigest(header)).toThrow(
        expect.objectContaining({ code: 'PROJECT.DIGEST_MALFORMED' }),
      );
    },
  );
});
