/**
 * What can be permitted: `<room>.<verb>`, and what it lets its holder do. Reading what is public needs
 * none of them.
 */
export const PERMISSIONS = {
  'partner-country.register': 'Register partner countries, memoranda and other agreements',
  'partner-country.amend': 'Record a new version of a partner country or an agreement',
  'participant.register': 'Register participants, and third-party entities as designated',
  'participant.amend': 'Record a new version of a participant',
  'joint-committee.submit': 'Submit decisions of a Joint Committee for signature',
  'joint-committee.sign': 'Sign a decision of a Joint Committee for one side',
  'methodology.propose': 'Propose methodologies and revisions of them',
  'methodology.decide': 'Take methodologies through public input to the decision on them',
  'project.register': 'Register decarbonisation projects and their indicators',
  'project.amend': 'Record a new version of a project',
  'project.measure': 'Record readings of physical indicators',
  'project.transition': 'Move projects along the project cycle, pin methodologies, name roles',
  'project.document': 'File documents of projects',
  'project.confidential': 'Read the confidential documents of projects',
  'monitoring.report': 'Report what projects measured, submit and withdraw monitoring reports',
  'monitoring.verify': 'Verify monitoring reports as a third-party entity',
  'funding.open': 'Open facilities and tranches, record pledges and payment schedules',
  'funding.amend': 'Increase, reduce, re-date and close tranches',
  'funding.commit': 'Commit money of a tranche',
  'funding.disburse': 'Pay out committed money',
  'funding.decommit': 'Cancel undrawn money',
  'funding.refund': 'Record money that came back unused',
  'funding.repay': 'Record repayments of principal, interest and fees',
  'funding.open-balances': 'Enter opening balances with their evidence',
  'funding.quote': 'Record exchange rates for display',
  'ledger.read': 'Read accounts, postings, trial balances and acts',
  'ledger.approve': 'Approve or decline what another officer submitted',
  'ledger.reverse': 'Reverse a journal entry',
  'ledger.close': 'Close the books of a country through a month',
  'ledger.import': 'Submit many acts in one request; each still needs its own permission',
  'audit.read': 'Read the payloads of the whole audit log',
  'audit.administer': 'Rotate and revoke the signing keys of the audit log',
  'reporting.read': 'Read country reports with what only officers and auditors may see',
  'reporting.publish': 'Publish an edition of a report',
  'events.subscribe': 'Register webhooks and switch them off and on',
  'identity.administer': 'Make and revoke API keys',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}

const FUND_OFFICER: readonly Permission[] = [
  'funding.open',
  'funding.amend',
  'funding.commit',
  'funding.disburse',
  'funding.decommit',
  'funding.refund',
  'funding.repay',
  'funding.open-balances',
  'funding.quote',
  'ledger.read',
  'ledger.approve',
  'ledger.reverse',
  'ledger.close',
  'ledger.import',
];

const REGISTRY_OFFICER: readonly Permission[] = [
  'partner-country.register',
  'partner-country.amend',
  'participant.register',
  'participant.amend',
  'joint-committee.submit',
  'methodology.propose',
  'methodology.decide',
  'project.register',
  'project.amend',
  'project.measure',
  'project.transition',
  'project.document',
  'project.confidential',
  'monitoring.report',
  'ledger.read',
  'ledger.close',
  'ledger.import',
];

/** What each role may do. The administrator may do everything. */
export const ROLES = {
  administrator: ALL_PERMISSIONS,
  'registry-officer': REGISTRY_OFFICER,
  'fund-officer': FUND_OFFICER,
  'project-participant': [
    'project.measure',
    'project.transition',
    'project.document',
    'monitoring.report',
  ],
  'third-party-entity': [
    'project.measure',
    'project.document',
    'project.confidential',
    'monitoring.verify',
  ],
  'joint-committee-co-chair': [
    'ledger.read',
    'joint-committee.sign',
    'project.transition',
    'project.confidential',
  ],
  'reporting-officer': ['ledger.read', 'reporting.read', 'reporting.publish'],
  auditor: ['ledger.read', 'audit.read', 'reporting.read', 'project.confidential'],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof ROLES;

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** Everything that somebody with these roles may do. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role): readonly Permission[] => ROLES[role]));
}
