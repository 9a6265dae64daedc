import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SecondFactors } from '../../src/identity/second-factor.service.ts';
import { stepAt, totpCode } from '../../src/identity/totp.ts';
import { parsePublicId } from '../../src/kernel/ids.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';

const NOBODY = '00-01932c5e-7a00-7c3e-9b1a-0242ac120000';

let app: RunningApplication;
let principalId: string;
beforeAll(async () => {
  app = await startApplication({
    identity: {
      publicUrl: 'http://127.0.0.1:9',
      secretsKey: Buffer.alloc(32, 3),
      oidc: {
        // Where nobody answers.
        issuer: 'http://127.0.0.1:9',
        clientId: 'x',
        clientSecret: null,
        audience: null,
        scope: 'jcm-ledger',
        principalClaim: null,
      },
    },
  });
  const { body } = await app.request('POST', '/v1/principals', {
    body: { name: 'Somebody', grants: [] },
  });
  principalId = parsePublicId(body.id).id;
});
afterAll(() => app?.close());

describe('sign-in', () => {
  it('says that a provider does not answer, and where there is none that there is none', async () => {
    const away = await app.request('GET', '/sign-in/oidc', { key: null });
    expect([away.status, away.body.code]).toEqual([503, 'IDENTITY.PROVIDER_UNAVAILABLE']);
    const without = await startApplication();
    try {
      const none = await without.request('GET', '/sign-in/oidc', { key: null });
      expect([none.status, none.body.code]).toEqual([404, 'IDENTITY.PROVIDER_NOT_CONFIGURED']);
      const factors = without.ledger.app.get(SecondFactors, { strict: false });
      await expect(factors.begin(principalId)).rejects.toMatchObject({
        code: 'IDENTITY.SECOND_FACTOR_NOT_OFFERED',
      });
    } finally {
      await without.close();
    }
  });

  it('takes no access token where the settings name no audience', async () => {
    const { status, body } = await app.request('GET', '/v1/me', { key: 'eyJh.eyJz.c2ln' });
    expect([status, body.code]).toEqual([401, 'IDENTITY.KEY_NOT_ACCEPTED']);
  });

  it('knows no link that was never made', async () => {
    const { status, body } = await app.request('POST', `/v1/identity-links/${NOBODY}/end`);
    expect([status, body.code]).toEqual([404, 'IDENTITY.LINK_NOT_FOUND']);
  });
});

describe('a second factor', () => {
  it('is set up once, with a code of its secret, and each code is taken once', async () => {
    const factors = app.ledger.app.get(SecondFactors, { strict: false });
    const refusal = (code: string) => expect.objectContaining({ code });
    await factors.begin(principalId);
    // Begun again before it was confirmed: the first secret counts no more.
    const { secret } = await factors.begin(principalId);
    await expect(factors.confirm(principalId, '000000')).rejects.toEqual(
      refusal('IDENTITY.CODE_NOT_ACCEPTED'),
    );
    const code = totpCode(bytesOf(secret), stepAt(Date.now()));
    expect(await factors.confirm(principalId, code)).toHaveLength(10);
    await expect(factors.begin(principalId)).rejects.toEqual(
      refusal('IDENTITY.SECOND_FACTOR_SET_UP'),
    );
    await expect(factors.check(principalId, code, '127.0.0.1')).rejects.toEqual(
      refusal('IDENTITY.CODE_NOT_ACCEPTED'),
    );
    const next = totpCode(bytesOf(secret), stepAt(Date.now()) + 1);
    await factors.check(principalId, next, '127.0.0.1');
    await expect(factors.check(principalId, next, '127.0.0.1')).rejects.toEqual(
      refusal('IDENTITY.CODE_NOT_ACCEPTED'),
    );
  });
});

function bytesOf(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'));
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((each) => parseInt(each, 2)));
}
