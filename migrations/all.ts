import type { MigrationInterface } from 'typeorm';
import { Book1764000000001 } from './0001-book.ts';
import { Audit1764000000002 } from './0002-audit.ts';
import { Ledger1764000000003 } from './0003-ledger.ts';
import { Identity1764000000004 } from './0004-identity.ts';
import { PartnerCountry1764000000005 } from './0005-partner-country.ts';
import { Project1764000000006 } from './0006-project.ts';
import { Funding1764000000007 } from './0007-funding.ts';
import { Participant1764000000008 } from './0008-participant.ts';
import { JointCommittee1764000000009 } from './0009-joint-committee.ts';
import { Methodology1764000000010 } from './0010-methodology.ts';
import { Document1764000000011 } from './0011-document.ts';
import { ProjectCycle1764000000012 } from './0012-project-cycle.ts';
import { Monitoring1764000000013 } from './0013-monitoring.ts';
import { PublicSource1764000000014 } from './0014-public-source.ts';
import { BtreeGist1764000000015 } from './0015-btree-gist.ts';
import { MonitoringPeriods1764000000016 } from './0016-monitoring-periods.ts';
import { ProjectLists1764000000017 } from './0017-project-lists.ts';
import { Webhook1764000000060 } from './0060-webhook.ts';

/** Every migration, in the order of its number. A new one is added at the end, never changed later. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Book1764000000001,
  Audit1764000000002,
  Ledger1764000000003,
  Identity1764000000004,
  PartnerCountry1764000000005,
  Project1764000000006,
  Funding1764000000007,
  Participant1764000000008,
  JointCommittee1764000000009,
  Methodology1764000000010,
  Document1764000000011,
  ProjectCycle1764000000012,
  Monitoring1764000000013,
  PublicSource1764000000014,
  BtreeGist1764000000015,
  MonitoringPeriods1764000000016,
  ProjectLists1764000000017,
  Webhook1764000000060,
];
