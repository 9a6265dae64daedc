import { expect } from '@jest/globals';
import pg from 'pg';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CycleBook, type RegisteredProject } from './registered-project.ts';

/*
 * A book in which projects are monitored, for the specs of this folder: each of them has this module, and
 * with it the book, to itself.
 */
export let application: RunningApplication;
export let owner: pg.Client;
export let book: CycleBook;
export let project: RegisteredProject;
export let entity: string;
export let charging: string;
let projects = 0;

/** Opens the book: rules, a methodology for charging, an entity that verifies, a registered project. */
export async function openMonitoring(): Promise<void> {
  application = await startWithReference();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  book = new CycleBook(application);
  await book.adoptRules();
  charging = await book.approve('ev-charging-1');
  entity = await book.designate([1, 7]);
  project = await another();
}

export async function closeMonitoring(): Promise<void> {
  await owner?.end();
  await application?.close();
}

export const participant = () => ({ key: application.keys['project-participant'] ?? null });
export const verifier = () => ({ key: application.keys['third-party-entity'] ?? null });

export function post(path: string, body: unknown, more: object = participant()): Promise<Answered> {
  return application.request('POST', path, { body, ...more });
}
export function get(path: string): Promise<Answered> {
  return application.request('GET', path, { key: null });
}
export function sendFile(path: string, text: string, more: object = {}): Promise<Answered> {
  const headers = { 'content-type': 'text/csv' };
  return application.request('POST', path, {
    ...participant(),
    body: Buffer.from(text),
    headers,
    ...more,
  });
}
/** The number of a project that is not in the book yet. */
export function nextNumber(): string {
  projects += 1;
  return `KZ${String(projects).padStart(3, '0')}`;
}

export async function another(
  methodologies: readonly string[] = [charging],
  creditingPeriod?: { readonly startsOn: string; readonly endsOn: string },
): Promise<RegisteredProject> {
  return book.registered(nextNumber(), methodologies, creditingPeriod);
}

export function open(on: RegisteredProject, firstDay: string, lastDay: string): Promise<Answered> {
  return post(`/v1/projects/${on.reference}/monitoring-reports`, { firstDay, lastDay });
}
export async function opened(
  on: RegisteredProject,
  firstDay: string,
  lastDay: string,
): Promise<string> {
  const { status, headers, body } = await open(on, firstDay, lastDay);
  expect({ status, body }).toMatchObject({ status: 201 });
  return headers.get('location') ?? '';
}

export const SETTINGS = [
  { parameter: 'eta', value: '0.9', unit: '1' },
  { parameter: 'AFEC', value: '18', unit: 'kWh/100 km' },
  { parameter: 'FC', value: '8.0', unit: 'L/100 km' },
];
export const reading = (firstDay: string, lastDay: string, value: string) => ({
  firstDay,
  lastDay,
  parameter: 'ED',
  value,
  unit: 'kWh',
});
export const rowsOf = (firstDay: string, lastDay: string, value = '900000') => [
  ...SETTINGS,
  reading(firstDay, lastDay, value),
];
export const submission = (of: RegisteredProject) => ({
  documents: [of.documents['Imp_Rep'], of.documents['SDIR']],
});

export async function submitted(on: RegisteredProject, firstDay: string, lastDay: string) {
  const path = await opened(on, firstDay, lastDay);
  const entered = await post(`${path}/activity-data`, { rows: rowsOf(firstDay, lastDay) });
  expect({ status: entered.status, body: entered.body }).toMatchObject({ status: 201 });
  const answer = await post(`${path}/submit`, submission(on));
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return path;
}
export function verification(
  on: RegisteredProject,
  vintages: readonly object[],
  more: object = {},
) {
  return {
    thirdPartyEntity: entity,
    verifiedOn: '2026-06-01',
    vintages,
    documents: [on.documents['Vrf_Rep']],
    ...more,
  };
}
export const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 4);
