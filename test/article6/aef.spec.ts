import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildAef } from '../../src/article6/aef/build-aef.ts';
import { checkAef } from '../../src/article6/aef/check-aef.ts';
import { aefCsv } from '../../src/article6/aef/csv.ts';
import { AEF_FIELDS, TABLE_NAMES, type TableName } from '../../src/article6/aef/fields.ts';
import { aefJson } from '../../src/article6/aef/json.ts';
import type { AefModel, AefRow } from '../../src/article6/aef/model.ts';
import { readAefFile } from '../../src/article6/aef/read-file.ts';
import { reconcile } from '../../src/article6/aef/reconcile.ts';
import { aefXlsx } from '../../src/article6/aef/xlsx.ts';
import * as lists from '../../src/article6/code-lists.ts';
import { everyAction } from './aef-scenario.ts';

const shared = process.env['JCM_SHARED_DIR'] ?? join(import.meta.dirname, '../../../shared');
const standard = join(shared, 'standards/aef/aef-v2-fields.json');
const GOOD = buildAef(everyAction());

/** The model with some cells of one row changed. */
function planted(table: TableName, row: number, cells: AefRow): AefModel {
  const rows = GOOD[table].map((one, at) => (at + 1 === row ? { ...one, ...cells } : one));
  return { ...GOOD, [table]: rows };
}

describe('the agreed electronic format', () => {
  it('of a year with every type of action has nothing to complain of', () => {
    expect(new Set(GOOD.Actions.map((row) => row['ActionType']))).toEqual(
      new Set(lists.ACTION_TYPES),
    );
    expect(checkAef(GOOD)).toEqual([]);
  });

  if (existsSync(standard)) {
    it('has the fields of the standard: labels, order, names, kinds, lists, spellings', () => {
      const given = JSON.parse(readFileSync(standard, 'utf8'));
      expect(given.tables.map(({ sheet }: { sheet: string }) => sheet)).toEqual(TABLE_NAMES);
      for (const { sheet, fields } of given.tables) {
        const ours = AEF_FIELDS[sheet as TableName];
        expect(ours.map(({ label, name }) => [label, name])).toEqual(
          fields.map((one: AefRow) => [one['label'], one['technicalName']]),
        );
        for (const [at, one] of fields.entries()) {
          const { required, carp, pattern, type, applies } = ours[at] ?? {};
          expect([one.label, required, carp, pattern?.of.source, applies !== null]).toEqual([
            one.label,
            one.required,
            one.carp === true,
            one.pattern,
            one.appliesWhen !== undefined,
          ]);
          if (!one.format) expect([one.label, type]).toEqual([one.label, plain(one.type)]);
          if (one.list) expect(ours[at]?.list).toEqual(given.lists[one.list]);
        }
      }
      expect(lists.SUBTYPES_BY_TYPE).toEqual(given.actionSubtypesByType);
    });

    it('has the printed headings', () => {
      const headings = readFileSync(join(shared, 'standards/aef/aef-v2-headers.csv'), 'utf8');
      const none = Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as AefModel;
      expect(aefCsv(none).toString('utf8').trimEnd()).toBe(headings.trimEnd());
    });
  } else {
    console.log(`The standard is not here (${standard}); the field table is not compared with it.`);
  }

  it('leaves the columns of the platform blank, and says NA where nothing applies', () => {
    for (const table of TABLE_NAMES) {
      for (const row of GOOD[table]) {
        for (const { name, carp } of AEF_FIELDS[table]) {
          expect([name, row[name] === '']).toEqual([name, carp]);
        }
      }
    }
    expect(GOOD.Submission[0]).toMatchObject({ DateOfSubmission: '15/04/2026' });
    expect(GOOD.Authorizations[0]).toMatchObject({
      AuthorizedTimeframe: '2021 - 2030',
      ActivityType: 'Transport; C02 usage',
    });
  });

  it('says what is not known by a blank, which the check finds', () => {
    const facts = everyAction();
    const unknown = buildAef({
      ...facts,
      ndcPeriod: null,
      holdings: facts.holdings.map((run) => ({ ...run, registryId: null })),
    });
    expect(checkAef(unknown).map(({ column, wrong }) => [column, wrong])).toEqual([
      ['First year of the NDC implementation period', 'it is mandatory here'],
      ['Last year of the NDC implementation period', 'it is mandatory here'],
      ['Party ITMO registry ID', 'it is mandatory here'],
      ['Party ITMO registry ID', 'it is mandatory here'],
    ]);
  });
});

function plain(type: string): string {
  return type === 'string' ? 'text' : type;
}

/** Table, row (from 1), cells, and the table, row and column in which the check must find it. */
const FAULTS: readonly [TableName, number, AefRow, number, number, string][] = [
  ['Submission', 1, { ParticipatingParty: 'KZ' }, 1, 1, 'Party'],
  ['Submission', 1, { SubmissionVersion: '0.1' }, 1, 1, 'Version'],
  ['Submission', 1, { DateOfSubmission: '31/02/2026' }, 1, 1, 'Date of submission'],
  [
    'Submission',
    1,
    { ResultOfConsistencyCheck: 'Passed' },
    1,
    1,
    'Result of the consistency check of this AEF submission',
  ],
  [
    'Submission',
    1,
    { LastYearOfNDCPeriod: '2020' },
    1,
    1,
    'Last year of the NDC implementation period',
  ],
  ['Authorizations', 1, { Sectors: 'Energy generation; Shipping' }, 2, 1, 'Sector(s)'],
  [
    'Authorizations',
    1,
    { FirstTransferDefnForOIMP: 'Authorization' },
    2,
    1,
    'First transfer definition for OIMP',
  ],
  ['Authorizations', 2, { OIMPAuthorized: 'CORSIA' }, 2, 2, 'OIMP authorized by the Party'],
  ['Authorizations', 1, { AuthorizedTimeframe: '2021-2030' }, 2, 1, 'Authorized timeframe'],
  ['Authorizations', 1, { AuthorizedQuantity: '650' }, 3, 3, 'Quantity (t CO2 eq)'],
  ['Actions', 1, { ActionDateTime: '2025-01-20T00:00:00Z' }, 3, 1, 'Action date'],
  ['Actions', 1, { ActionDateTime: '2024-12-31T23:59:59.999Z' }, 3, 1, 'Action date'],
  ['Actions', 1, { ActionSubtype: 'Issuance' }, 3, 1, 'Action subtype'],
  ['Actions', 2, { AuthorizationID: 'KZ AUTH-2' }, 3, 2, 'Authorization ID'],
  ['Actions', 2, { AcquiringPartyID: 'NA' }, 3, 2, 'Acquiring participating Party ID'],
  ['Actions', 2, { QuantityCO2: '599' }, 3, 2, 'Quantity (t CO2 eq)'],
  ['Actions', 2, { Vintage: '2022' }, 3, 2, 'Vintage'],
  [
    'Actions',
    4,
    { 'Using/cancellingEntityID': '1' },
    3,
    4,
    'Using/cancelling authorized entity ID',
  ],
  ['Actions', 5, { TransferringPartyID: 'KAZ' }, 3, 5, 'Transferring participating Party ID'],
  ['Actions', 6, { AcquiringPartyID: 'Japan' }, 3, 6, 'Acquiring participating Party ID'],
  [
    'Actions',
    7,
    { YearITMOUsedTowardsNDC: 'NA' },
    3,
    7,
    'Calendar year for which the ITMOs are used towards the Party\u0027s NDC',
  ],
  ['Actions', 8, { MitigationType: 'Removal' }, 3, 8, 'Mitigation type'],
  ['Holdings', 1, { LastID: '700', QuantityCO2: '1' }, 4, 1, 'Last ID'],
  ['Holdings', 2, { FirstID: '70', QuantityCO2: '31' }, 4, 2, 'First ID'],
  ['Holdings', 2, { CooperativeApproachID: 'CA98' }, 4, 2, 'Cooperative approach ID'],
  ['Holdings', 1, { Metric: 'non-GHG' }, 4, 1, 'Applicable non-GHG metric'],
  [
    'Authorized entities',
    1,
    { AuthorizedEntityCountryOfIncorporation: 'KZ' },
    5,
    1,
    'Country of incorporation',
  ],
];

describe('the check', () => {
  it.each(FAULTS)(
    'finds the fault in %s, row %i: %j',
    (table, row, cells, inTable, inRow, column) => {
      const findings = checkAef(planted(table, row, cells));
      expect(findings).toContainEqual(
        expect.objectContaining({ table: inTable, row: inRow, column, wrong: expect.any(String) }),
      );
      expect(findings.every(({ possible }) => possible !== '')).toBe(true);
    },
  );

  it('finds two holdings of the same ITMOs, a second first transfer, and a version given twice', () => {
    const again: AefModel = {
      ...GOOD,
      Holdings: [...GOOD.Holdings, { ...GOOD.Holdings[0], FirstID: '1000', QuantityCO2: '1' }],
      Actions: [...GOOD.Actions, GOOD.Actions[1] ?? {}],
      Authorizations: [...GOOD.Authorizations, GOOD.Authorizations[1] ?? {}],
    };
    expect(checkAef(again).map(({ table, row, wrong }) => [table, row, wrong])).toEqual([
      [2, 3, 'this version of the authorization stands here twice'],
      [3, 9, 'with it 1300 are first transferred under an authorization of 1000'],
      [3, 9, 'the same was done with these ITMOs in row 2 of table 3'],
      [4, 3, 'these ITMOs are held in row 1 of table 4 too'],
    ]);
  });
});

describe('the files', () => {
  const forms = { json: aefJson, csv: aefCsv, xlsx: aefXlsx };

  it.each(Object.entries(forms))(
    '%s: the same bytes each time, and read back as it was',
    async (_, write) => {
      const bytes = await write(GOOD);
      expect((await write(buildAef(everyAction()))).equals(bytes)).toBe(true);
      const read = await readAefFile(bytes);
      for (const table of TABLE_NAMES) {
        const names = AEF_FIELDS[table].map(({ name }) => name);
        const cells = (model: AefModel) =>
          model[table].map((row) => names.map((name) => row[name] ?? ''));
        expect(cells(read)).toEqual(cells(GOOD));
      }
      expect(checkAef(read)).toEqual([]);
    },
  );

  it('have whole numbers as numbers in JSON, and no formula in CSV', () => {
    const json = JSON.parse(aefJson(GOOD).toString('utf8'));
    expect(json.tables[2].rows[0]).toMatchObject({ FirstID: 1, LastID: 1000, Vintage: 2023 });
    expect(aefCsv(GOOD).toString('utf8')).toContain(`,'=For CORSIA only,`);
  });

  it.each([
    ['', 'it has no table'],
    ['Table 1: Submission', ''],
    ['Party,Version\nKAZ,1.0', 'line 1 stands before the title of the first table'],
    ['{"tables": 1}', 'it has no member "tables" with a list'],
    ['{"tables": [{"title": "Other", "rows": []}]}', 'a table has one of the titles'],
    ['{nonsense', 'it is no JSON'],
    ['PK\u0003\u0004nonsense', 'it has no directory'],
  ])('are refused where they are none: %j', async (text, because) => {
    const read = readAefFile(Buffer.from(text, 'utf8'));
    if (because === '') await expect(read).resolves.toMatchObject({ Submission: [] });
    else {
      await expect(read).rejects.toMatchObject({
        code: 'ARTICLE6.FILE_UNREADABLE',
        facts: { because: expect.stringContaining(because) },
      });
    }
  });
});

describe('somebody else’s format beside ours', () => {
  it('matches line by line where both say the same', async () => {
    const { counts } = reconcile(await readAefFile(await aefXlsx(GOOD)), GOOD);
    expect(counts).toEqual({ matched: 14, differs: 0, 'only-theirs': 0, 'only-ours': 0 });
  });

  it('says what differs field by field, and what only one side has', () => {
    const theirs: AefModel = {
      ...planted('Actions', 7, { YearITMOUsedTowardsNDC: '2024' }),
      Holdings: [{ ...GOOD.Holdings[0], LastID: '900', QuantityCO2: '200' }],
      Authorizations: [
        ...GOOD.Authorizations,
        { ...GOOD.Authorizations[0], AuthorizationVersion: '2' },
      ],
    };
    const { counts, lines } = reconcile(theirs, GOOD);
    expect(counts).toEqual({ matched: 11, differs: 2, 'only-theirs': 1, 'only-ours': 1 });
    expect(lines.filter(({ state }) => state !== 'matched')).toMatchObject([
      { tableName: 'Authorizations', state: 'only-theirs', theirRow: 3, ourRow: null },
      {
        tableName: 'Actions',
        state: 'differs',
        theirRow: 7,
        ourRow: 7,
        differences: [{ theirs: '2024', ours: '2025' }],
      },
      {
        tableName: 'Holdings',
        state: 'differs',
        differences: [
          { column: 'Last ID', theirs: '900', ours: '1000' },
          { column: 'Quantity (t CO2 eq)', theirs: '200', ours: '300' },
        ],
      },
      { tableName: 'Holdings', state: 'only-ours', theirRow: null, ourRow: 2 },
    ]);
  });
});
