import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Article6Book } from '../article6/article6-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startWithReference();
  const book = new Article6Book(application);
  const approach = await book.active('KZ', null);
  await book.authorised(approach, { authorisationId: 'KZ 1', quantity: '1000' });
});
afterAll(() => application?.close());

const page = (path: string) =>
  application.request('GET', path, { key: null, headers: { accept: 'text/html' } });

describe('the Article 6 pages', () => {
  it('list the cooperative approaches, and lead to each Party', async () => {
    const { status, text } = await page('/article6');
    expect(status).toBe(200);
    expect(text).toContain('<a href="/article6/KAZ">KAZ</a>');
    expect(text).toContain('not known');
    expect(text).toContain('Nothing has been first transferred.');
    expect((await page('/countries/KZ')).text).toContain('<a href="/article6/KAZ">Article 6</a>');
  });

  it('show what a Party authorised, and say what is not known', async () => {
    const { status, text } = await page('/article6/kaz?year=2025');
    expect(status).toBe(200);
    expect(text).toContain('KZ 1');
    expect(text).toContain('<strong>The check fails.</strong> Missing: inventory (KAZ 2025)');
    expect(text).toContain('What stands in the way of filing');
    expect(text).toContain('it is mandatory here');
    expect((await page('/article6/JPN')).status).toBe(200);
    expect((await page('/article6/FRA')).status).toBe(404);
    expect((await page('/article6/JPN?year=1999')).status).toBe(400);
  });
});
