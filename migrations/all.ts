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
import { DocumentEditions1764000000018 } from './0018-document-editions.ts';
import { CarbonCredit1764000000020 } from './0020-carbon-credit.ts';
import { Issuance1764000000025 } from './0025-issuance.ts';
import { Article61764000000030 } from './0030-article6.ts';
import { Itmo1764000000031 } from './0031-itmo.ts';
import { Article6Reports1764000000032 } from './0032-article6-reports.ts';
import { ReportEdition1764000000040 } from './0040-report-edition.ts';
import { Grants1764000000050 } from './0050-grants.ts';
import { Sessions1764000000051 } from './0051-sessions.ts';
import { Webhook1764000000060 } from './0060-webhook.ts';
import { Search1764000000075 } from './0075-search.ts';
import { Access1764000000092 } from './0092-access.ts';

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
  DocumentEditions1764000000018,
  CarbonCredit1764000000020,
  Issuance1764000000025,
  Article61764000000030,
  Itmo1764000000031,
  Article6Reports1764000000032,
  ReportEdition1764000000040,
  Grants1764000000050,
  Sessions1764000000051,
  Webhook1764000000060,
  Search1764000000075,
  Access1764000000092,
];
