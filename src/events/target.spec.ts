import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.ts';
import { deliver } from './delivery.ts';
import { isPublicAddress, publicLookup, targetOf } from './target.ts';

const refusalOf = (text: string, allowPrivate = false): unknown => {
  try {
    targetOf(text, allowPrivate);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

describe('the target of a webhook', () => {
  it.each([
    'https://registry.example/jcm',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]:8443/x',
  ])('may be in the public internet: %s', (text) => {
    expect(refusalOf(text)).toBeNull();
  });

  it.each([
    'http://registry.example/',
    'ftp://registry.example/',
    'file:///etc/passwd',
    'https://user:secret@registry.example/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'nothing at all',
  ])('is refused elsewhere: %s', (text) => {
    expect(refusalOf(text)).toBe('EVENTS.TARGET_NOT_ALLOWED');
  });

  it('may be private where the operator said so, and still be no other protocol', () => {
    expect(refusalOf('http://127.0.0.1:8080/', true)).toBeNull();
    expect(refusalOf('file:///etc/passwd', true)).toBe('EVENTS.TARGET_NOT_ALLOWED');
  });

  it('is looked at again when a name is looked up: one that leads inside leads nowhere', async () => {
    const error = await new Promise((resolve) =>
      publicLookup('localhost', {}, (failed) => resolve(failed)),
    );
    expect(String(error)).toContain('leads to an address that is not public');
    const message = { url: 'https://127.0.0.1/', headers: {}, body: '' };
    expect(await deliver(message, false)).toBe('EVENTS.TARGET_NOT_ALLOWED');
  });

  it('is never an address that is none', () => {
    expect(isPublicAddress('registry.example')).toBe(false);
    expect(isPublicAddress('1.1.1.1')).toBe(true);
  });
});
