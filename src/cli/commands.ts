import type { Command } from './command.ts';

export interface CommandEntry {
  readonly summary: string;
  /** Loaded when it is called, so that a small command does not wait for what a large one needs. */
  load(): Promise<Command>;
}

/** Every subcommand by its words. A new one is a file in this folder and a line here. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  'access-log forget': {
    summary: 'Forget old sign-ins and reads',
    load: async () => (await import('./access-log-forget.ts')).accessLogForget,
  },
  aef: {
    summary: 'Make the Article 6.2 agreed electronic format of a Party and year',
    load: async () => (await import('./aef.ts')).aef,
  },
  'aef reconcile': {
    summary: 'Lay somebody else’s agreed electronic format beside ours',
    load: async () => (await import('./aef.ts')).aefReconcile,
  },
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
  'audit watch': {
    summary: 'Witness the log from elsewhere: keep its heads, cry out when it is rewritten',
    load: async () => (await import('./audit-watch.ts')).auditWatch,
  },
  backup: {
    summary: 'Write the whole book into one file',
    load: async () => (await import('./backup.ts')).backup,
  },
  check: {
    summary: 'Check every law of the book against the database',
    load: async () => (await import('./check.ts')).check,
  },
  handover: {
    summary: 'Write all that a new operator needs into a folder',
    load: async () => (await import('./handover.ts')).handover,
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
  'person erase': {
    summary: 'Erase who somebody is; what they did stays',
    load: async () => (await import('./person-erase.ts')).personErase,
  },
  migrate: {
    summary: 'Bring the database to the state this program needs',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  'offers release': {
    summary: 'Release offers of credits whose last day is over',
    load: async () => (await import('./offers-release.ts')).offersRelease,
  },
  reconcile: {
    summary: 'Hold a statement against the payments of the book',
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  'report all': {
    summary: 'Make the report of all partners, or of a funder',
    load: async () => (await import('./report-all.ts')).reportAll,
  },
  'report project': {
    summary: 'Make the dossier of a project',
    load: async () => (await import('./report-part.ts')).reportProject,
  },
  'report tranche': {
    summary: 'Make the statement of a tranche',
    load: async () => (await import('./report-part.ts')).reportTranche,
  },
  report: {
    summary: 'Make a country report',
    load: async () => (await import('./report.ts')).report,
  },
  restore: {
    summary: 'Load a backup into an empty database and check it',
    load: async () => (await import('./restore.ts')).restore,
  },
  'second-factor reset': {
    summary: 'Take away a lost second factor, also of the only administrator',
    load: async () => (await import('./second-factor-reset.ts')).secondFactorReset,
  },
};
