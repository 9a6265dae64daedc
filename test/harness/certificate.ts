import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A certificate with its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Signs certificates; whoever trusts its certificate trusts those. */
export interface Authority {
  readonly certificate: string;
  /** A server's certificate for a name (DNS) or an IPv4 address. */
  issue(name: string): Certificate;
}

/* X.509 v3 in as much DER as a test needs: Node makes keys and signatures, but no certificates. */
const tlv = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128
      ? Buffer.from([length])
      : length < 256
        ? Buffer.from([0x81, length])
        : Buffer.from([0x82, length >> 8, length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), size, content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const TRUE = tlv(0x01, Buffer.from([0xff]));
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));

const nameOf = (text: string): Buffer =>
  sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(text)))));

/** From yesterday to tomorrow: nobody keeps a certificate of a test. */
function validity(): Buffer {
  const day = (shift: number): Buffer => {
    const text = new Date(Date.now() + shift * 86_400_000).toISOString();
    return tlv(0x17, Buffer.from(`${text.replace(/[-:T]/g, '').slice(2, 14)}Z`));
  };
  return sequence(day(-1), day(1));
}

const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(isCritical ? [TRUE] : []), tlv(0x04, value));

function certificateOf(of: {
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly signedBy: KeyObject;
  readonly extensions: readonly Buffer[];
}): string {
  const serial = randomBytes(8);
  serial[0] = 1;
  const publicKey = createPublicKey(of.key).export({ type: 'spki', format: 'der' });
  const content = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    ECDSA_SHA256,
    nameOf(of.issuer),
    validity(),
    nameOf(of.subject),
    publicKey,
    tlv(0xa3, sequence(...of.extensions)),
  );
  const signature = sign('sha256', content, of.signedBy);
  const whole = sequence(content, ECDSA_SHA256, tlv(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

export function newAuthority(name = 'An authority of this test'): Authority {
  const signedBy = newKey();
  const isAuthority = extension('551d13', true, sequence(TRUE));
  const certificate = certificateOf({
    issuer: name,
    subject: name,
    key: signedBy,
    signedBy,
    extensions: [isAuthority],
  });
  return {
    certificate,
    issue(subject) {
      const key = newKey();
      const octets = /^\d+(\.\d+){3}$/.test(subject)
        ? tlv(0x87, Buffer.from(subject.split('.').map((each) => parseInt(each, 10))))
        : tlv(0x82, Buffer.from(subject));
      const extensions = [extension('551d11', false, sequence(octets))];
      return {
        certificate: certificateOf({ issuer: name, subject, key, signedBy, extensions }),
        key: String(key.export({ type: 'pkcs8', format: 'pem' })),
      };
    },
  };
}
