import { expect } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { ask, post } from './report-book.ts';

/** An edition of 2025 that both sides agreed to and that is published, with its files. */
export async function publishedEdition(
  application: RunningApplication,
  country: string,
): Promise<{
  readonly id: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}> {
  const at = `/v1/partner-countries/${country}`;
  const edition = await post(application, `${at}/report-editions`, {
    period: '2025',
    effectiveAsOf: '2025-12-31',
  });
  const id = edition['id'] ?? '';
  const decisions = `${at}/joint-committee/decisions`;
  const decision = await post(application, decisions, {
    mode: 'meeting',
    title: 'Agreement to the country report',
    decisionOn: '2026-02-10',
    items: [{ type: 'other', subject: id, text: 'The report is agreed.' }],
  });
  for (const side of ['japan', 'partner']) {
    const key = await application.makeKey({ roles: ['joint-committee-co-chair'] });
    const path = `${decisions}/${decision['id']}/signatures`;
    const answer = await application.request('POST', path, { body: { side }, key });
    expect([side, answer.status]).toEqual([side, 201]);
  }
  await post(application, `/v1/report-editions/${id}/agreement`, { decision: decision['id'] });
  await post(application, `/v1/report-editions/${id}/publication`, {});
  const { files } = (await ask(application, `/v1/report-editions/${id}`)).body;
  return { id, files };
}
