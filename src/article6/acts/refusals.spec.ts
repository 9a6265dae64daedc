import { describe, expect, it } from '@jest/globals';
import { BlockIndex, blockRow, type Block } from '../../carbon-credit/block.ts';
import { parseDay } from '../../kernel/calendar-day.ts';
import { parseInstant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Act, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { article6Constraints } from '../article6.acts.ts';
import { ARTICLE6_PARTY } from '../tables.ts';
import { cooperativeApproachChangeAct } from './cooperative-approach-change.ts';
import { itmoIdentificationAct } from './itmo-identification.ts';

const ACT: Act<never> = {
  id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
  countryCode: 'KZ' as CountryCode,
  kind: 'any',
  subjectId: '01932c5e-7a00-7c3e-9b1a-0242ac120100',
  body: {} as never,
  principalId: '01932c5e-7a00-7c3e-9b1a-0242ac120200',
  idempotencyKey: 'key',
  requestHash: '',
  approved: false,
};
const AUTHORISATION: Row = {
  id: ACT.subjectId,
  authorisation_id: 'KZ 1',
  status: 'valid',
  authorised_on: '2025-01-01',
  first_vintage: null,
  last_vintage: null,
  projects: '[]',
  sectors: '[]',
  activity_types: '[]',
  authorised_parties: '[]',
  quantity: null,
  tonnes_identified: '0',
  tonnes_first_transferred: '0',
};
const BLOCK: Block = {
  id: '01932c5e-7a00-7c3e-9b1a-0242ac120300',
  classId: 'class',
  side: 'partner',
  projectId: 'project',
  vintage: 2023,
  commodity: 'KZ-KZ-KZ001-2023',
  originId: '01932c5e-7a00-7c3e-9b1a-0242ac120300',
  issuanceId: 'issuance',
  issuedOn: parseDay('2025-01-01'),
  authorisationId: null,
  authorisationVersion: null,
  firstTransferred: false,
  itmoOffset: null,
  accountId: 'account',
  state: 'held',
  movementId: 'movement',
  sinceOn: parseDay('2025-01-01'),
  transferId: null,
  first: 1n,
  last: 10n,
  parentId: null,
};

function known(rows: Readonly<Record<string, Row>>, block: Block = BLOCK): Known {
  const index = new BlockIndex();
  index.put(blockRow(block));
  return {
    now: parseInstant('2025-06-01T00:00:00Z'),
    today: parseDay('2025-06-01'),
    closedThrough: null,
    row: ({ name }) => rows[name],
    index: () => index as never,
    fact: () => undefined,
    setFact: () => undefined,
  } as Partial<Known> as Known;
}

const RUN = {
  classId: 'class',
  projectId: 'project',
  commodity: 'KZ-KZ-KZ001-2023',
  serial: 'KZ-KZ-KZ001-2023-1-10',
  project: 'KZ001',
  vintage: 2023,
  first: 1n,
  last: 10n,
};
const GOVERNED = {
  authorisation: AUTHORISATION,
  cooperative_approach: { status: 'active' },
  [ARTICLE6_PARTY.name]: { itmo_registry_id: 'KAZ01', last_itmo: 0 },
};
const identify = (rows: Readonly<Record<string, Row>>, block?: Block, account = 'account') =>
  itmoIdentificationAct.decide(ACT, known(rows, block), {
    runs: [RUN],
    accounts: [account],
    approachId: 'approach',
  });

describe('ITMOs are not identified', () => {
  it('while the registry of the Party is not known', () => {
    const { authorisation, cooperative_approach } = GOVERNED;
    expect(identify({ authorisation, cooperative_approach })).toMatchObject({
      code: 'ARTICLE6.REGISTRY_UNKNOWN',
    });
  });

  it('while their credits are being moved, or once these are used up', () => {
    expect(identify(GOVERNED, BLOCK, 'another')).toMatchObject({ code: 'ARTICLE6.CREDITS_MOVED' });
    expect(identify(GOVERNED, { ...BLOCK, state: 'retired' })).toMatchObject({
      code: 'ARTICLE6.USED_UP',
      facts: { state: 'retired' },
    });
    expect(identify(GOVERNED)).toMatchObject({ answer: { status: 201 } });
  });
});

it('changes no cooperative approach that was not read', () => {
  const row = { title: 'JCM', status: 'draft', initial_report_on: null, version: 3 };
  expect(
    cooperativeApproachChangeAct.decide(ACT, known({ cooperative_approach: row }), undefined),
  ).toMatchObject({ code: 'ARTICLE6.VERSION_MISSING', facts: { version: 3 } });
});

it.each([
  ['article6_party_pkey', 'ARTICLE6.PARTY_RECORDED_MEANWHILE'],
  ['aef_filing_version_is_used_once', 'ARTICLE6.REPORTED_MEANWHILE'],
  ['holdings_snapshot_version_is_used_once', 'ARTICLE6.REPORTED_MEANWHILE'],
  ['itmo_acquisition_is_made_once', 'ARTICLE6.ACQUIRED_ALREADY'],
  ['first_transfer_is_made_once', 'ARTICLE6.FIRST_TRANSFERRED_ALREADY'],
])('tells whoever breaks %s: %s', (constraint, code) => {
  expect(article6Constraints[constraint]?.(ACT)).toMatchObject({ code, kind: 'conflict' });
});
