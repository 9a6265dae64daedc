import type { MigrationInterface } from 'typeorm';
import { Book1764000000001 } from './0001-book.ts';
import { Audit1764000000002 } from './0002-audit.ts';
import { Ledger1764000000003 } from './0003-ledger.ts';
import { Identity1764000000004 } from './0004-identity.ts';
import { PartnerCountry1764000000005 } from './0005-partner-country.ts';
import { Project1764000000006 } from './0006-project.ts';
import { Funding1764000000007 } from './0007-funding.ts';

/** Every migration, in the order of its number. A new one is added at the end, never changed later. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Book1764000000001,
  Audit1764000000002,
  Ledger1764000000003,
  Identity1764000000004,
  PartnerCountry1764000000005,
  Project1764000000006,
  Funding1764000000007,
];
