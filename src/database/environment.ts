import { join, resolve } from 'node:path';
import { readDocumentSettings } from './document-settings.ts';
import type { DocumentSettings } from './document-settings.ts';

/** Everything the program takes from outside, read once at its start. */
export interface Environment {
  /** Where pages and interface are served; port 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** The address under which others reach this ledger; null takes that of each request. */
  readonly publicUrl: string | null;
  /** Folder of what this installation keeps: embedded database, keys. Absolute. */
  readonly dataDir: string;
  /** Null where the embedded PostgreSQL is to be used. */
  readonly database: DatabaseAddresses | null;
  /** What the book has to be; null where nothing was said. */
  readonly demonstration: boolean | null;
  /** The private key that signs the audit log's heads. Absolute. */
  readonly auditKeyFile: string;
  /** How often the heads of all countries are sealed under the operator's signature. */
  readonly sealingIntervalMs: number;
  readonly logLevel: LogLevel;
  /** Where Prometheus reads; null where it does not. Never on the port of pages and interface. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly webhooks: {
    /** Whether events may be sent into private networks, and without TLS. */
    readonly allowPrivate: boolean;
    /** Days after which one that takes nothing is switched off. */
    readonly failingDaysAtMost: number;
    /** After so long without a sign a process that told them is taken for dead. */
    readonly leaseSeconds: number;
    /** The key that seals their secrets. Absolute. */
    readonly keyFile: string;
  };
  /** Free space of DATA_DIR below which /readyz says no. */
  readonly diskReserveMegabytes: number;
  /** Most connections of the posting queue, and of lists, pages and country reports. */
  readonly postingConnections: number;
  readonly readingConnections: number;
  /** Named prepared statements on the posting connections; off where a pooler cannot carry them. */
  readonly preparedStatements: boolean;
  /** Most acts of one batch; null for the queue's own bound. 1 measures the queue against none. */
  readonly batchAtMost: number | null;
  /** Where the files of documents are kept. */
  readonly documents: DocumentSettings;
}

export interface DatabaseAddresses {
  readonly applicationUrl: string;
  readonly ownerUrl: string | null;
  readonly readerUrl: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment cannot be used; the message lists everything that is wrong and what to write instead. */
export class EnvironmentProblems extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((each) => `  - ${each}`).join('\n')}`);
    this.name = 'EnvironmentProblems';
    this.problems = problems;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings. An empty variable counts as not set.
 *
 * | variable | default |
 * |---|---|
 * | `PORT`, `HOST` | 3000, 127.0.0.1 |
 * | `PUBLIC_URL` | that of each request |
 * | `DATA_DIR` | `./data` |
 * | `DATABASE_URL`, `DATABASE_OWNER_URL`, `DATABASE_READER_URL` | the embedded PostgreSQL |
 * | `DATABASE_CA_FILE` | none; the authority that the database's certificate must come from |
 * | `DEMONSTRATION` | not set; `1` or `0` |
 * | `AUDIT_KEY_FILE` | `DATA_DIR/audit-signing-key.pem` |
 * | `SEALING_INTERVAL_MS` | 3000 |
 * | `LOG_LEVEL` | `info` |
 * | `METRICS_PORT`, `METRICS_HOST` | not served; 127.0.0.1 |
 * | `DISK_RESERVE_MB` | 256 |
 * | `WEBHOOK_PRIVATE_TARGETS`, `WEBHOOK_FAILING_DAYS` | `0`, 3 |
 * | `WEBHOOK_LEASE_SECONDS` | 15 |
 * | `WEBHOOK_KEY_FILE` | `DATA_DIR/webhook-sealing.key` |
 * | `POSTING_CONNECTIONS`, `READING_CONNECTIONS` | 10, 8 |
 * | `PREPARED_STATEMENTS` | `1`; `0` behind a pooler that cannot carry them |
 * | `BATCH_AT_MOST` | the queue's own bound, 1000 |
 * | `DOCUMENT…` | see document-settings.ts: the folder `DATA_DIR/documents` |
 *
 * @param folder what relative paths start from
 * @throws EnvironmentProblems with every problem at once
 */
export function readEnvironment(variables: Variables, folder: string): Environment {
  const problems: string[] = [];
  const values = reader(variables, problems);
  const dataDir = resolve(folder, values.text('DATA_DIR', 'data'));
  const environment: Environment = {
    port: values.whole('PORT', 3000, 0, 65_535),
    host: values.host('HOST', '127.0.0.1'),
    publicUrl: values.webAddress('PUBLIC_URL'),
    dataDir,
    database: readAddresses(variables, values, problems),
    demonstration: values.yesOrNo('DEMONSTRATION'),
    auditKeyFile: resolve(
      folder,
      values.text('AUDIT_KEY_FILE', join(dataDir, 'audit-signing-key.pem')),
    ),
    sealingIntervalMs: values.whole('SEALING_INTERVAL_MS', 3_000, 100, 3_600_000),
    logLevel: values.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    metrics: isSet(variables['METRICS_PORT'])
      ? {
          host: values.host('METRICS_HOST', '127.0.0.1'),
          port: values.whole('METRICS_PORT', 0, 0, 65_535),
        }
      : null,
    webhooks: {
      allowPrivate: values.yesOrNo('WEBHOOK_PRIVATE_TARGETS') ?? false,
      failingDaysAtMost: values.whole('WEBHOOK_FAILING_DAYS', 3, 1, 60),
      leaseSeconds: values.whole('WEBHOOK_LEASE_SECONDS', 15, 1, 600),
      keyFile: resolve(
        folder,
        values.text('WEBHOOK_KEY_FILE', join(dataDir, 'webhook-sealing.key')),
      ),
    },
    diskReserveMegabytes: values.whole('DISK_RESERVE_MB', 256, 0, 1_000_000),
    postingConnections: values.whole('POSTING_CONNECTIONS', 10, 1, 500),
    readingConnections: values.whole('READING_CONNECTIONS', 8, 1, 500),
    preparedStatements: values.yesOrNo('PREPARED_STATEMENTS') ?? true,
    batchAtMost: isSet(variables['BATCH_AT_MOST'])
      ? values.whole('BATCH_AT_MOST', 1_000, 1, 1_000)
      : null,
    documents: readDocumentSettings(values, join(dataDir, 'documents'), problems),
  };
  if (problems.length > 0) throw new EnvironmentProblems(problems);
  return environment;
}

function readAddresses(
  variables: Variables,
  values: Reader,
  problems: string[],
): DatabaseAddresses | null {
  const applicationUrl = values.address('DATABASE_URL');
  const ownerUrl = values.address('DATABASE_OWNER_URL');
  const readerUrl = values.address('DATABASE_READER_URL');
  if (isSet(variables['DATABASE_URL'])) {
    if (applicationUrl === null) return null;
    const caFile = values.text('DATABASE_CA_FILE', '');
    const secured = (name: string, url: string | null): string | null =>
      url === null || caFile === '' ? url : overTls(name, url, caFile, problems);
    return {
      applicationUrl: secured('DATABASE_URL', applicationUrl) ?? applicationUrl,
      ownerUrl: secured('DATABASE_OWNER_URL', ownerUrl),
      readerUrl: secured('DATABASE_READER_URL', readerUrl),
    };
  }
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_READER_URL']) {
    if (!isSet(variables[name])) continue;
    problems.push(
      `${name} is set, but DATABASE_URL is not. Set DATABASE_URL to the same database with the ` +
        `program's own role, or unset ${name} to use the embedded PostgreSQL.`,
    );
  }
  return null;
}

/** Ways to connect that let anybody in between read or answer. */
const UNVERIFIED = new Set(['disable', 'allow', 'prefer', 'no-verify']);

/**
 * The address with TLS asked for: the server's certificate must come from the authority in the file and
 * be for the server's name. An address that asks for less is a contradiction.
 */
function overTls(name: string, url: string, caFile: string, problems: string[]): string {
  const address = new URL(url);
  const mode = address.searchParams.get('sslmode');
  if (mode !== null && UNVERIFIED.has(mode)) {
    problems.push(
      `DATABASE_CA_FILE is set, but ${name} says sslmode=${mode}, which does not check the ` +
        'certificate. Leave sslmode out, or write sslmode=verify-full.',
    );
    return url;
  }
  address.searchParams.set('sslmode', 'verify-full');
  address.searchParams.set('sslrootcert', caFile);
  return address.href;
}

interface Reader {
  text(name: string, fallback: string): string;
  whole(name: string, fallback: number, least: number, most: number): number;
  host(name: string, fallback: string): string;
  address(name: string): string | null;
  webAddress(name: string): string | null;
  yesOrNo(name: string): boolean | null;
  oneOf<const T extends string>(name: string, allowed: readonly T[], fallback: T): T;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

/** Reads one variable at a time and notes what is wrong, so that all of it can be said at once. */
function reader(variables: Variables, problems: string[]): Reader {
  const get = (name: string): string | null => {
    const value = variables[name];
    return isSet(value) ? value.trim() : null;
  };
  return {
    text: (name, fallback) => get(name) ?? fallback,
    whole(name, fallback, least, most) {
      const text = get(name);
      if (text === null) return fallback;
      const value = /^\d{1,9}$/.test(text) ? parseInt(text, 10) : -1;
      if (value >= least && value <= most) return value;
      problems.push(`${name} is "${text}"; write a whole number from ${least} to ${most}.`);
      return fallback;
    },
    host(name, fallback) {
      const text = get(name) ?? fallback;
      if (/^[A-Za-z0-9._:-]+$/.test(text)) return text;
      problems.push(
        `${name} is "${text}"; write an address or name alone, such as 127.0.0.1 (this machine only) ` +
          'or 0.0.0.0 (every network).',
      );
      return fallback;
    },
    address(name) {
      const text = get(name);
      if (text === null || isDatabaseAddress(text)) return text;
      // Not shown: it may hold a password.
      problems.push(
        `${name} is no database address; write postgres://role:password@host:5432/database.`,
      );
      return null;
    },
    webAddress(name) {
      const text = get(name);
      if (text === null) return null;
      if (/^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(text)) return text.replace(/\/+$/, '');
      problems.push(`${name} is "${text}"; write an address such as https://ledger.example.`);
      return null;
    },
    yesOrNo(name) {
      const text = get(name);
      if (text === null) return null;
      if (text === '1' || text === 'true') return true;
      if (text === '0' || text === 'false') return false;
      problems.push(`${name} is "${text}"; write 1 or 0, or leave it out.`);
      return null;
    },
    oneOf(name, allowed, fallback) {
      const text = get(name);
      if (text === null) return fallback;
      const found = allowed.find((each) => each === text);
      if (found !== undefined) return found;
      problems.push(`${name} is "${text}"; write one of ${allowed.join(', ')}.`);
      return fallback;
    },
  };
}

function isDatabaseAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
}
