/**
 * What can be permitted: `<room>.<verb>`, and what it lets its holder do. Reading what is public needs
 * none of them.
 */
export const PERMISSIONS = {
  'partner-country.register': 'Register partner countries, memoranda and other agreements',
  'partner-country.amend': 'Record a new version of a partner country or an agreement',
  'project.register': 'Register decarbonisation projects and their indicators',
  'project.amend': 'Record a new version of a project',
  'project.measure': 'Record readings of physical indicators',
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
  'project.register',
  'project.amend',
  'project.measure',
  'ledger.read',
  'ledger.close',
  'ledger.import',
];

/** What each role may do. The administrator may do everything. */
export const ROLES = {
  administrator: ALL_PERMISSIONS,
  'registry-officer': REGISTRY_OFFICER,
  'fund-officer': FUND_OFFICER,
  'project-participant': ['project.measure'],
  'third-party-entity': ['project.measure'],
  'joint-committee-co-chair': ['ledger.read'],
  'reporting-officer': ['ledger.read', 'reporting.read', 'reporting.publish'],
  auditor: ['ledger.read', 'audit.read', 'reporting.read'],
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
