import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '../../src/kernel/canonical-json.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { expectGolden } from '../harness/golden.ts';
import { ask } from './report-book.ts';

const GOLDEN = join(import.meta.dirname, '../golden');
const REPORT = '/v1/partner-countries/KZ/report?effectiveAsOf=2026-06-30';

let application: RunningApplication;

/** A real book, as it is on its first day: facts with their sources, and nothing else. */
beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
});
afterAll(() => application.close());

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What differs from book to book (ids, hashes, times) replaced by names in order of appearance. */
function fixed(text: string): string {
  const names = new Map<string, string>();
  return (
    text
      .replaceAll(ID, (id) => {
        const name = names.get(id) ?? `<id ${names.size + 1}>`;
        names.set(id, name);
        return name;
      })
      .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<instant>')
      .replaceAll(/(sharedKnownAsOf=)\d+/g, '$1<size>')
      // How much the log of no country has at that moment depends on who is quicker.
      .replaceAll(/"00":(?:null|\{[^}]*\})/g, '"00":"<head>"')
      .replaceAll(/^head,00,.*\r\n/gm, '')
  );
}

describe("Kazakhstan's report in a real book", () => {
  it('is the one that was accepted, as JSON', async () => {
    const { text } = await ask(application, REPORT);
    const model = JSON.parse(fixed(text)) as JsonValue;
    expectGolden(join(GOLDEN, 'kazakhstan-report.json'), `${JSON.stringify(model, null, 1)}\n`);
  });

  it('is the one that was accepted, as CSV', async () => {
    const { text } = await ask(application, `${REPORT}&format=csv`);
    expectGolden(join(GOLDEN, 'kazakhstan-report.csv'), fixed(text));
  });

  it('is the one that was accepted, as a page to be read and printed', async () => {
    const { text } = await ask(application, `${REPORT}&format=html`);
    const [, aef = ''] = /<a href="(\/v1\/aef\/[^"]+)">/.exec(text) ?? [];
    expect((await ask(application, aef.replaceAll('&amp;', '&'))).status).toBe(200);
    const page = fixed(text)
      .replaceAll(/(ledger|icon)-[0-9a-f]{16}/g, '$1-<hash>')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\d\.\d{3}Z/g, '<instant>')
      .replaceAll(/\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d UTC/g, '<time>');
    expectGolden(join(GOLDEN, 'kazakhstan-report.html'), page);
  });

  it('shows the two announcements apart, with nothing committed and nothing disbursed', async () => {
    const { body, text } = await ask(application, REPORT);
    expect(body.tranches).toMatchObject([
      { reference: 'KZ-JICA-200', announced: '200000000.00', committed: '0.00', disbursed: '0.00' },
      { reference: 'KZ-JICA-500', announced: '500000000.00', committed: '0.00', disbursed: '0.00' },
    ]);
    expect(body.totals).toMatchObject([{ currency: 'USD', committed: '0.00', disbursed: '0.00' }]);
    expect(text).not.toContain('700000000');
    expect(body.country).toMatchObject({ order: 28, signedOn: '2023-10-30' });
    expect(body.historicalLoans.items.length).toBeGreaterThan(0);
    expect(body.standing.checks).toBe('passed');
  });
});
