import { coversNdc } from '../code-lists.ts';
import { checkBlocks } from './check-blocks.ts';
import { complain } from './check-fields.ts';
import { finding, type AefFinding } from './finding.ts';
import type { TableName } from './fields.ts';
import { runOf, says, wordsIn, type AefModel, type AefRow } from './model.ts';

/** Rows against each other: what one table cites stands in another, numbers agree, nothing is twice. */
export function checkRows(model: AefModel): readonly AefFinding[] {
  return [
    ...checkSubmission(model),
    ...checkAuthorizations(model),
    ...checkNumbered(model, 'Actions'),
    ...checkNumbered(model, 'Holdings'),
    ...checkActions(model),
    ...checkQuantities(model),
    ...checkBlocks(model),
  ];
}

function checkSubmission({ Submission: rows }: AefModel): readonly AefFinding[] {
  const [row] = rows;
  if (!row || rows.length > 1) {
    const wrong = `there are ${rows.length} rows`;
    return [finding('Submission', 0, 'ParticipatingParty', complain('', wrong, 'one row'))];
  }
  const first = row['FirstYearOfNDCPeriod'] ?? '';
  const last = row['LastYearOfNDCPeriod'] ?? '';
  if (!says(first) || !says(last) || first <= last) return [];
  const wrong = `the NDC period ends before it begins, ${first}`;
  return [
    finding('Submission', 1, 'LastYearOfNDCPeriod', complain(last, wrong, `${first} or later`)),
  ];
}

function checkAuthorizations(model: AefModel): readonly AefFinding[] {
  const seen = new Set<string>();
  const entities = entitiesOf(model);
  return model.Authorizations.flatMap((row, at) => {
    const found: AefFinding[] = [];
    const key = authorizationKey(row) + ' ' + (row['AuthorizationVersion'] ?? '');
    if (seen.has(key)) {
      const wrong = 'this version of the authorization stands here twice';
      const given = row['AuthorizationVersion'] ?? '';
      found.push(
        finding('Authorizations', at + 1, 'AuthorizationVersion', complain(given, wrong, 'once')),
      );
    }
    seen.add(key);
    const named = row['AuthorizedEntityIDs'] ?? '';
    const strange = says(named) ? wordsIn(named).find((id) => !entities.has(id)) : undefined;
    if (strange !== undefined) {
      const wrong = `the entity ${strange} is not in table 5`;
      found.push(
        finding(
          'Authorizations',
          at + 1,
          'AuthorizedEntityIDs',
          complain(named, wrong, listed(entities)),
        ),
      );
    }
    return found;
  });
}

/** What every row with ITMOs keeps, done or held. */
function checkNumbered(model: AefModel, table: TableName): readonly AefFinding[] {
  const known = new Set(model.Authorizations.map(authorizationKey));
  const year = model.Submission[0]?.['ReportedYear'] ?? '';
  return model[table].flatMap((row, at) => {
    const found: AefFinding[] = [];
    const complainOf = (name: string, wrong: string, possible: string) => {
      found.push(finding(table, at + 1, name, complain(row[name] ?? '', wrong, possible)));
    };
    if (says(row['AuthorizationID']) && !known.has(authorizationKey(row))) {
      const wrong = 'table 2 has no such authorization under this cooperative approach';
      const possible = [...new Set(model.Authorizations.map((one) => one['AuthorizationID']))];
      complainOf('AuthorizationID', wrong, possible.join(', ') || 'an authorization of table 2');
    }
    const run = runOf(row);
    if (run && run.first > run.last) {
      complainOf('LastID', 'the last number is before the first', `${run.first} or more`);
    } else if (run && row['Metric'] === 'GHG') {
      const quantity = (run.last - run.first + 1n).toString();
      const wrong = `it is not the number of ITMOs from ${run.first} to ${run.last}`;
      if (row['QuantityCO2'] !== quantity) complainOf('QuantityCO2', wrong, quantity);
    }
    const units = runOf(row, 'UnderlyingUnitFirstUnitID', 'UnderlyingUnitLastUnitID');
    if (units && units.first > units.last) {
      complainOf(
        'UnderlyingUnitLastUnitID',
        'it is before the first unit',
        `${units.first} or more`,
      );
    }
    const vintage = row['Vintage'] ?? '';
    if (says(vintage) && (vintage < '2021' || (year !== '' && vintage > year))) {
      complainOf('Vintage', 'no ITMO is of this year', `2021 to ${year}`);
    }
    return found;
  });
}

function checkActions(model: AefModel): readonly AefFinding[] {
  const { ReportedYear: year = '', ParticipatingParty: party = '' } = model.Submission[0] ?? {};
  const entities = entitiesOf(model);
  const purposes = new Map<string, string>();
  for (const row of model.Authorizations) {
    const both = `${purposes.get(authorizationKey(row)) ?? ''} ${row['PurposeForAuthorization']}`;
    purposes.set(authorizationKey(row), both.trim());
  }
  return model.Actions.flatMap((row, at) => {
    const found: AefFinding[] = [];
    const complainOf = (name: string, wrong: string, possible: string) => {
      found.push(finding('Actions', at + 1, name, complain(row[name] ?? '', wrong, possible)));
    };
    const time = row['ActionDateTime'] ?? '';
    if (says(time) && year !== '' && time.slice(0, 4) !== year) {
      complainOf('ActionDateTime', `it is not in the reported year in UTC`, year);
    }
    const entity = row['Using/cancellingEntityID'] ?? '';
    if (says(entity) && !entities.has(entity)) {
      complainOf('Using/cancellingEntityID', 'table 5 has no such entity', listed(entities));
    }
    const type = row['ActionType'];
    if (type === 'First transfer' && row['FirstTransferringPartyID'] !== party) {
      complainOf('FirstTransferringPartyID', 'another Party reports its first transfers', party);
    }
    if (type === 'Acquisition' && row['TransferringPartyID'] === party) {
      complainOf('TransferringPartyID', 'a Party does not acquire from itself', 'another Party');
    }
    const purpose = purposes.get(authorizationKey(row));
    if (type === 'Use' && purpose !== undefined && !purpose.split(' ').some(coversNdc)) {
      complainOf(
        'ActionType',
        `the authorization is for ${purpose}, not for an NDC`,
        'a Cancellation',
      );
    }
    return found;
  });
}

/** No more is first transferred under an authorization than its last version allows. */
function checkQuantities(model: AefModel): readonly AefFinding[] {
  const last = new Map<string, { readonly version: bigint; readonly quantity: string }>();
  for (const row of model.Authorizations) {
    const version = wholeOf(row['AuthorizationVersion']) ?? 0n;
    if (version < (last.get(authorizationKey(row))?.version ?? 0n)) continue;
    last.set(authorizationKey(row), { version, quantity: row['AuthorizedQuantity'] ?? '' });
  }
  const done = new Map<string, bigint>();
  return model.Actions.flatMap((row, at) => {
    const run = runOf(row);
    if (row['ActionType'] !== 'First transfer' || !run) return [];
    const key = authorizationKey(row);
    const before = done.get(key) ?? 0n;
    const after = before + (run.last - run.first + 1n);
    done.set(key, after);
    const most = wholeOf(last.get(key)?.quantity);
    if (most === null || after <= most || before > most) return [];
    const wrong = `with it ${after} are first transferred under an authorization of ${most}`;
    const given = row['QuantityCO2'] ?? '';
    return [finding('Actions', at + 1, 'QuantityCO2', complain(given, wrong, `${most - before}`))];
  });
}

function authorizationKey(row: AefRow): string {
  return `${row['CooperativeApproachID'] ?? ''} ${row['AuthorizationID'] ?? ''}`;
}

function entitiesOf(model: AefModel): ReadonlySet<string> {
  return new Set(model['Authorized entities'].map((row) => row['AuthorizedEntityID'] ?? ''));
}

function listed(names: ReadonlySet<string>): string {
  return names.size === 0 ? 'table 5 names none' : `of ${[...names].join(', ')}`;
}

function wholeOf(text: string | undefined): bigint | null {
  return text !== undefined && /^[0-9]{1,18}$/.test(text) ? BigInt(text) : null;
}
