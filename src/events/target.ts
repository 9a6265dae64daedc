import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { eventErrors } from './errors.ts';

/** The target of a webhook lies where this program must not reach into. */
export class TargetNotAllowed extends Error {}

/**
 * Networks that are not the public internet: whoever may register a webhook must not be able to ask
 * machines beside this one through it (server-side request forgery).
 *
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries
 */
const CLOSED: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const blocked = new BlockList();
for (const [address, bits] of CLOSED) {
  blocked.addSubnet(address, bits, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether an address is of the public internet. An IPv4 address in an IPv6 one counts as itself. */
export function isPublicAddress(address: string): boolean {
  const inner = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const ip = inner ?? address;
  const family = isIP(ip);
  if (family === 0) return false;
  if (family === 6 && /^::ffff:/i.test(ip)) return false;
  return !blocked.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Reads the address of a webhook by its form alone; names are looked up when it is called.
 * Refuses EVENTS.TARGET_NOT_ALLOWED.
 */
export function targetOf(text: string, allowPrivate: boolean): URL {
  const refused = (reason: string): Error =>
    eventErrors.refuse('EVENTS.TARGET_NOT_ALLOWED', { reason });
  if (!URL.canParse(text)) throw refused('it is no address');
  const url = new URL(text);
  const isHttp = url.protocol === 'http:' && allowPrivate;
  if (url.protocol !== 'https:' && !isHttp) throw refused('it is not https');
  if (url.username !== '' || url.password !== '') throw refused('it holds a name or password');
  const host = hostOf(url);
  const isName = isIP(host) === 0;
  if (!allowPrivate && !isName && !isPublicAddress(host)) throw refused('it is no public address');
  if (
    !allowPrivate &&
    isName &&
    /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(host)
  ) {
    throw refused('it is a name of a private network');
  }
  return url;
}

/** The host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Looks a name up and lets only public addresses through, at the very moment of connecting: a name that
 * leads elsewhere a moment later (DNS rebinding) leads nowhere.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = (addresses as LookupAddress[] | undefined) ?? [];
    const allowed = found.every(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (error !== null || first === undefined) {
      callback(error ?? new Error(`${hostname} has no address`), '', 4);
    } else if (!allowed) {
      callback(new TargetNotAllowed(`${hostname} leads to an address that is not public`), '', 4);
    } else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
