import type { Command } from './command.ts';

export interface CommandEntry {
  readonly summary: string;
  /** Loaded when it is called, so that a small command does not wait for what a large one needs. */
  load(): Promise<Command>;
}

/** Every subcommand by its words. A new one is a file in this folder and a line here. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  'audit export': {
    summary: 'Write the whole log into a file for somebody to check',
    load: async () => (await import('./audit-export.ts')).auditExport,
  },
  'audit keys': {
    summary: 'List the keys that sign the log',
    load: async () => (await import('./audit-keys.ts')).auditKeysList,
  },
  'audit revoke': {
    summary: 'Revoke a key that was rotated away',
    load: async () => (await import('./audit-keys.ts')).auditRevoke,
  },
  'audit rotate': {
    summary: 'Hand the signing of the log over to a new key',
    load: async () => (await import('./audit-keys.ts')).auditRotate,
  },
  'audit verify': {
    summary: 'Check an exported audit log, without a database',
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  check: {
    summary: 'Check every law of the book against the database',
    load: async () => (await import('./check.ts')).check,
  },
  'import issuances': {
    summary: 'Load historical issuances from a public source',
    load: async () => (await import('./import-issuances.ts')).importIssuances,
  },
  'import projects': {
    summary: 'Load a public list of projects',
    load: async () => (await import('./import-projects.ts')).importProjects,
  },
  'import acts': {
    summary: 'Check a file of acts, or post them',
    load: async () => (await import('./import-acts.ts')).importActs,
  },
  'key create': {
    summary: 'Make an API key; it is printed once',
    load: async () => (await import('./key-create.ts')).keyCreate,
  },
  'key revoke': {
    summary: 'Revoke an API key for ever',
    load: async () => (await import('./key-revoke.ts')).keyRevoke,
  },
  migrate: {
    summary: 'Bring the database to the state this program needs',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  reconcile: {
    summary: 'Hold a statement against the payments of the book',
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  'report all': {
    summary: 'Make the report of all partners, or of a funder',
    load: async () => (await import('./report-all.ts')).reportAll,
  },
  report: {
    summary: 'Make a country report',
    load: async () => (await import('./report.ts')).report,
  },
};
