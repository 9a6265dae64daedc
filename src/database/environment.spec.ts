import { describe, expect, it } from '@jest/globals';
import { EnvironmentProblems, readEnvironment } from './environment.ts';

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readEnvironment(variables, '/srv/ledger');
    return [];
  } catch (error) {
    if (error instanceof EnvironmentProblems) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  it('need nothing: the embedded database, on this machine only', () => {
    expect(readEnvironment({}, '/srv/ledger')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      metrics: null,
      webhooks: {
        allowPrivate: false,
        failingDaysAtMost: 3,
        leaseSeconds: 15,
        keyFile: '/srv/ledger/data/webhook-sealing.key',
      },
      diskReserveMegabytes: 256,
      dataDir: '/srv/ledger/data',
      database: null,
      demonstration: null,
      auditKeyFile: '/srv/ledger/data/audit-signing-key.pem',
      sealingIntervalMs: 3000,
      logLevel: 'info',
      postingConnections: 10,
      readingConnections: 8,
      preparedStatements: true,
      batchAtMost: null,
      documents: { dir: '/srv/ledger/data/documents', bytesAtMost: 20_971_520, s3: null },
    });
  });

  it('are taken as they are written, and an empty one counts as not set', () => {
    const environment = readEnvironment(
      {
        PORT: '8080',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/lib/a folder',
        DATABASE_URL: 'postgresql://ledger:secret@db.example:5433/jcm?sslmode=require',
        DATABASE_OWNER_URL: '',
        DEMONSTRATION: '0',
        AUDIT_KEY_FILE: 'key.pem',
        LOG_LEVEL: 'warn',
        POSTING_CONNECTIONS: ' 4 ',
      },
      '/srv/ledger',
    );
    expect(environment).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      dataDir: '/var/lib/a folder',
      database: {
        applicationUrl: 'postgresql://ledger:secret@db.example:5433/jcm?sslmode=require',
        ownerUrl: null,
        readerUrl: null,
      },
      demonstration: false,
      auditKeyFile: '/srv/ledger/key.pem',
      logLevel: 'warn',
      postingConnections: 4,
    });
  });

  it('are refused all at once, each with what to write instead', () => {
    const problems = problemsOf({
      PORT: '99999',
      HOST: 'http://localhost',
      DATABASE_URL: 'mysql://root:hunter2@db/jcm',
      DEMONSTRATION: 'maybe',
      LOG_LEVEL: 'loud',
      READING_CONNECTIONS: '0',
    });
    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).toMatch(/PORT is "99999"; write a whole number from 0 to 65535/);
    expect(problems.join('\n')).toMatch(/HOST .*127\.0\.0\.1/);
    expect(problems.join('\n')).toMatch(/DATABASE_URL .*postgres:\/\/role:password@host/);
    expect(problems.join('\n')).toMatch(/DEMONSTRATION is "maybe"; write 1 or 0/);
    expect(problems.join('\n')).toMatch(/LOG_LEVEL is "loud"; write one of .*info/);
    expect(problems.join('\n')).toMatch(/READING_CONNECTIONS is "0"; write a whole number from 1/);
  });

  it('never repeat a password, even one in a mistyped address', () => {
    expect(problemsOf({ DATABASE_URL: 'postgrs://ledger:hunter2@db/jcm' }).join()).not.toMatch(
      /hunter2/,
    );
  });

  it.each(['1e3', '-1', '0x50', '80.5', 'eighty', '70000'])('take no port "%s"', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it('want the program’s own address where the owner’s is given', () => {
    const problems = problemsOf({ DATABASE_OWNER_URL: 'postgres://owner:x@db/jcm' });
    expect(problems).toEqual([
      expect.stringMatching(/^DATABASE_OWNER_URL is set, but DATABASE_URL is not/),
    ]);
  });
});
