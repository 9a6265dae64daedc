import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** A file that pages refer to, whole in memory. */
export interface Asset {
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Its address holds a digest of its content: another content has another address. */
  readonly address: string;
}

/** The files that pages refer to; each is small, and there are few. */
export const ASSETS: readonly Asset[] = [
  assetOf('ledger.css', 'text/css; charset=utf-8'),
  assetOf('icon.svg', 'image/svg+xml; charset=utf-8'),
];

export const stylesheetAddress = addressOf('text/css');
export const iconAddress = addressOf('image/svg+xml');

function assetOf(name: string, mediaType: string): Asset {
  const bytes = readFileSync(join(packageRoot(), 'src', 'reporting', 'html', name));
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const point = name.lastIndexOf('.');
  const address = `/assets/${name.slice(0, point)}-${digest}${name.slice(point)}`;
  return { mediaType, bytes, address };
}

function addressOf(mediaType: string): string {
  return ASSETS.find((asset) => asset.mediaType.startsWith(mediaType))?.address ?? '';
}
