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
  'carbon-credit.open': 'Open accounts for carbon credits in the registries',
  'carbon-credit.read': 'Read who holds which carbon credits, and what is offered to whom',
  'carbon-credit.transfer': 'Transfer and offer carbon credits, and cancel offers',
  'carbon-credit.accept': 'Accept or decline carbon credits that are offered',
  'carbon-credit.retire': 'Retire carbon credits',
  'carbon-credit.cancel': 'Cancel carbon credits',
  'carbon-credit.stop': 'Freeze credits and record restrictions on disposal, and lift them',
  'carbon-credit.reverse': 'Reverse a retirement or cancellation by decision of both sides',
  'article6.authorise': 'Record cooperative approaches, authorisations and authorised entities',
  'article6.party': 'Record ITMO registries, NDC periods and inventory emissions of Parties',
  'article6.transfer': 'Identify ITMOs and record their first transfer',
  'article6.report': 'Make adjustments final, freeze holdings, file and reconcile AEFs',
  'carbon-credit.request': 'Request the issuance of credits, withdraw requests, record allocations',
  'carbon-credit.notify': 'Record what a decision of the Joint Committee notified of a request',
  'carbon-credit.issue': 'Issue notified credits in the registry of one side',
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
  'events.subscribe':
    'Be told of events: register webhooks, switch them off and on, see their state',
  'access-log.read': 'Read who signed in, and who read what is not for everybody',
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
  'events.subscribe',
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
  'carbon-credit.open',
  'carbon-credit.read',
  'carbon-credit.transfer',
  'carbon-credit.accept',
  'carbon-credit.retire',
  'carbon-credit.cancel',
  'carbon-credit.stop',
  'carbon-credit.reverse',
  'article6.authorise',
  'article6.party',
  'article6.transfer',
  'carbon-credit.request',
  'carbon-credit.notify',
  'carbon-credit.issue',
  'ledger.read',
  'ledger.close',
  'ledger.import',
  'events.subscribe',
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
    'carbon-credit.read',
    'carbon-credit.transfer',
    'carbon-credit.accept',
    'carbon-credit.retire',
    'carbon-credit.cancel',
    'carbon-credit.request',
    'events.subscribe',
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
    'carbon-credit.notify',
    'project.transition',
    'project.confidential',
    'carbon-credit.read',
  ],
  'reporting-officer': [
    'ledger.read',
    'carbon-credit.read',
    'reporting.read',
    'reporting.publish',
    'article6.report',
    'events.subscribe',
  ],
  auditor: [
    'ledger.read',
    'carbon-credit.read',
    'audit.read',
    'access-log.read',
    'events.subscribe',
    'reporting.read',
    'project.confidential',
  ],
} as const satisfies Record<string, readonly Permission[]>;

/**
 * What a role may do besides, only within the organisations or projects that its grant names: a
 * participant reads the confidential documents of its own projects, and nobody else's.
 */
export const ROLES_WITHIN: Readonly<Partial<Record<Role, readonly Permission[]>>> = {
  'project-participant': ['project.confidential'],
};

export type Role = keyof typeof ROLES;

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** Everything that somebody with these roles may do. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role): readonly Permission[] => ROLES[role]));
}
