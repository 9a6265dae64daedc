import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../src/database/environment.ts';
import { readHttpSettings } from '../../src/http/settings.ts';
import { readIdentitySettings } from '../../src/identity/settings.ts';
import { ROOT } from '../harness/compiled-program.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Names that the readers of settings ask for, whatever is set. */
function asked(given: Variables): Set<string> {
  const names = new Set<string>();
  const watched = new Proxy(given, {
    get(target, name) {
      names.add(String(name));
      return target[String(name)];
    },
  });
  readEnvironment(watched, '/srv/ledger');
  readHttpSettings(watched);
  readIdentitySettings(watched);
  return names;
}

/** Names that stand in the sources where a variable is read, so that a reader nobody listed is found too. */
function written(): Set<string> {
  const names = new Set<string>();
  const reading =
    /(?:variables|process\.env|values|settings)(?:\.\w+\(|\.|\[)'?([A-Z][A-Z0-9_]{2,})\b/g;
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const [, name] of text.matchAll(reading)) names.add(name ?? '');
  }
  return names;
}

describe('docs/configuration.md', () => {
  it('names every variable that the program reads, and no other', () => {
    const everything = {
      DATABASE_URL: 'postgres://a:b@localhost/c',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'c',
      PUBLIC_URL: 'https://ledger.example',
      METRICS_PORT: '9464',
      BATCH_AT_MOST: '1',
      DOCUMENTS_S3_ENDPOINT: 'https://s3.example',
      DOCUMENTS_S3_BUCKET: 'b',
      DOCUMENTS_S3_ACCESS_KEY_ID: 'a',
      DOCUMENTS_S3_SECRET_ACCESS_KEY: 's',
    };
    const read = new Set([...asked({}), ...asked(everything), ...written()]);
    const page = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name ?? ''),
    );
    expect(named.toSorted()).toEqual([...read].toSorted());
    expect(read.size).toBeGreaterThan(20);
  });
});
