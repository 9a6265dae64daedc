import * as article6 from '../article6/tables.ts';
import * as issuance from '../carbon-credit/issuance/tables.ts';
import * as carbonCredit from '../carbon-credit/tables.ts';
import * as funding from '../funding/tables.ts';
import * as ledger from '../ledger/tables.ts';
import type { TableSpec } from '../ledger/table.ts';
import * as methodology from '../methodology/tables.ts';
import * as monitoring from '../monitoring/tables.ts';
import * as participant from '../participant/tables.ts';
import * as partnerCountry from '../partner-country/tables.ts';
import * as publicSource from '../project/public-source/tables.ts';
import * as project from '../project/tables.ts';
import * as reporting from '../reporting/tables.ts';

/** Every room's tables.ts; a test finds one that is left out. */
const ROOMS: readonly Readonly<Record<string, unknown>>[] = [
  ledger,
  partnerCountry,
  participant,
  methodology,
  project,
  publicSource,
  funding,
  monitoring,
  carbonCredit,
  issuance,
  article6,
  reporting,
];

/** Every table that acts write rows into, for whoever holds rows against the log. */
export const ACT_TABLES: readonly TableSpec[] = [
  ...new Map(
    ROOMS.flatMap((room) => Object.values(room).filter(isTable))
      // Of a table that is also described by fewer columns, the whole counts.
      .sort((one, other) => columnsOf(one) - columnsOf(other))
      .map((table) => [table.name, table]),
  ).values(),
].filter(({ name }) => name !== ledger.ACCOUNT.name);

function columnsOf({ columns }: TableSpec): number {
  return Object.keys(columns).length;
}

function isTable(value: unknown): value is TableSpec {
  return typeof value === 'object' && value !== null && 'lockOrder' in value && 'columns' in value;
}
