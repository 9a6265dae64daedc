import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Reader } from '../../src/database/reader.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { Article6Book } from '../article6/article6-book.ts';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { creditLinesAddress, type CreditSubject } from '../../src/reporting/credit-lines.ts';
import { countryTables } from '../../src/reporting/document/country-tables.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { cadTrustFaults, hasCadTrustSchema } from './cad-trust-schema.ts';
import { parseCsv } from './parse-csv.ts';
import { textOfPdf } from './parse-pdf.ts';
import { workbookOf } from './parse-xlsx.ts';
import { ask } from './report-book.ts';

const AT = '/v1/partner-countries/KZ/report';
const PLACES = ['held', 'locked', 'transferredOut', 'retired', 'cancelled'] as const;

let application: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;
let japan: string;
let partner: string;
let entity: string;

const serials = (registry: string, vintage: number, first: number, last: number) =>
  `${registry}-KZ-${project.reference}-${vintage}-${first}-${last}`;

/** Acts on credits; each is answered 201. */
async function done(path: string, body: object): Promise<Record<string, string>> {
  const answer = await book.post(path, body);
  expect([path, answer.status, answer.body.code, answer.body.detail]).toMatchObject([
    path,
    201,
    undefined,
    undefined,
  ]);
  return answer.body as Record<string, string>;
}

/**
 * A tonne of 2022 in every place: the partner issues 100, of which 80 leave for Japan's registry; Japan
 * issues 80, of which 10 are retired and 7 are offered to an entity; the partner cancels 5 of its 20.
 */
beforeAll(async () => {
  application = await startWithReference();
  book = await new IssuanceBook(application).open();
  const article6 = new Article6Book(application);
  japan = await book.openAccount('japan', 'government');
  partner = await book.openAccount('partner', 'government');
  project = await book.project();
  const read = await application.request('GET', `/v1/projects/${project.id}`);
  const expecting = await application.request('PATCH', `/v1/projects/${project.id}`, {
    body: { expectedAnnualReduction: '120.5', sites: [{ name: 'Almaty' }] },
    headers: { 'if-match': read.headers.get('etag') ?? '', 'idempotency-key': 'expects' },
  });
  expect([expecting.status, expecting.body.code]).toEqual([200, undefined]);
  entity = await book.openAccount('japan', project.japanese);
  const request = await book.notified(project, { 2022: '100' }, [
    cell(2022, 'government-of-japan', '80'),
    cell(2022, 'partner-government', '20'),
  ]);
  const approach = await article6.active('KZ');
  await article6.done('/v1/article6-parties/KAZ/itmo-registry', {
    itmoRegistryId: 'KAZ01',
    source: 'Letter',
  });
  const authorisation = await article6.authorised(approach, { quantity: '80' });
  await done(`/v1/issuance-requests/${request}/issue`, { side: 'partner' });
  const leaving = [serials('KZ', 2022, 21, 100)];
  await article6.done(`/v1/authorisations/${authorisation}/itmos`, { serials: leaving });
  await article6.done('/v1/first-transfers', {
    authorisation,
    serials: leaving,
    basis: 'transfer-to-party',
    acquiringParty: 'JPN',
    evidence: 'Notification',
  });
  await done(`/v1/issuance-requests/${request}/issue`, {
    side: 'japan',
    transferredSerials: leaving,
  });
  await done('/v1/credit-retirements', {
    account: japan,
    serials: [serials('JP', 2022, 1, 10)],
    ndcYear: 2030,
  });
  await done('/v1/credit-transfers', {
    from: japan,
    to: entity,
    serials: [serials('JP', 2022, 11, 17)],
    expiresOn: '2999-12-31',
  });
  await done('/v1/credit-cancellations', {
    account: partner,
    serials: [serials('KZ', 2022, 1, 5)],
    purpose: 'voluntary',
    beneficiary: 'A city',
    reason: 'For a festival',
  });
}, 90_000);
afterAll(() => application?.close());

async function report(): Promise<CountryReport> {
  const answer = await ask(application, AT);
  expect(answer.status).toBe(200);
  return answer.body as CountryReport;
}

const inFormat = async (of: CountryReport, format: string): Promise<Buffer> => {
  const address = of.provenance.addresses.json.replace('=json', `=${format}`);
  const answer = await fetch(`${application.url}${address}`);
  expect([format, answer.status]).toEqual([format, 200]);
  return Buffer.from(await answer.arrayBuffer());
};

describe('the figures of credits in a report', () => {
  it('say for each side and vintage where every issued tonne is', async () => {
    const { credits, checks, standing } = await report();
    expect(credits.notRecorded).toEqual([]);
    expect(credits.registries).toEqual([
      {
        side: 'japan',
        vintage: '2022',
        notified: '80',
        issued: '80',
        held: '63',
        locked: '7',
        transferredOut: '0',
        retired: '10',
        cancelled: '0',
      },
      {
        side: 'partner',
        vintage: '2022',
        notified: '20',
        issued: '100',
        held: '15',
        locked: '0',
        transferredOut: '80',
        retired: '0',
        cancelled: '5',
      },
    ]);
    expect(credits.vintages).toMatchObject([
      {
        vintage: '2022',
        verified: '100',
        notifiedJapan: '80',
        notifiedPartner: '20',
        issuedJapan: '80',
        issuedPartner: '100',
        issued: '100',
        held: '78',
        locked: '7',
        retired: '10',
        cancelled: '5',
        authorised: '80',
      },
    ]);
    expect(standing).toEqual({ checks: 'passed', failed: [] });
    const check = checks.find(({ id }) => id.startsWith('issued-is-'));
    expect(check?.figures.map(({ expected, found }) => [expected, found])).toEqual([
      ['80', '80'],
      ['100', '100'],
    ]);
  });

  it('are those of the ledger, posting by posting', async () => {
    const { credits } = await report();
    const { rows } = await application.ledger.app.get(Reader).pool.query(
      `SELECT c.side, a.kind, sum(p.amount)::text AS tonnes FROM public.posting p
         JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
         JOIN public.credit_class c
           ON c.country_code = a.country_code AND c.commodity = a.commodity
        WHERE p.country_code = 'KZ' AND a.kind <> 'issued' GROUP BY 1, 2`,
    );
    const posted = new Map(rows.map((row) => [`${row['side']} ${row['kind']}`, row['tonnes']]));
    for (const registry of credits.registries) {
      for (const place of PLACES) {
        const kind = place === 'transferredOut' ? 'transferred-out' : place;
        const key = `${registry.side} ${kind}`;
        expect([key, registry[place]]).toEqual([key, posted.get(key) ?? '0']);
      }
    }
  });

  it('open, move and close', async () => {
    const { reconciliation } = await report();
    const held = reconciliation.credits.find(
      ({ side, figure }) => side === 'japan' && figure === 'held',
    );
    expect(held).toMatchObject({ opening: '0', moved: '63', closing: '63' });
    expect(held?.movements).toEqual([
      { kind: 'credit-issuance', tonnes: '80' },
      { kind: 'credit-offer', tonnes: '-7' },
      { kind: 'credit-retirement', tonnes: '-10' },
    ]);
  });

  it('are the same in every form, to the digit', async () => {
    const made = await report();
    const sheet = workbookOf(await inFormat(made, 'xlsx')).get('credit-registries') ?? [];
    const keys = sheet.find((cells) => cells.some(({ text }) => text === 'transferredOut')) ?? [];
    const rows = parseCsv((await inFormat(made, 'csv')).toString('utf8'));
    const paper = await textOfPdf(await inFormat(made, 'pdf'));
    for (const registry of made.credits.registries) {
      const row = sheet.find((cells) => cells[0]?.text === registry.side) ?? [];
      const figures = ['notified', 'issued', ...PLACES] as const;
      for (const name of figures) {
        const at = keys.findIndex(({ text }) => text === name);
        expect([name, row[at]?.text]).toEqual([name, registry[name]]);
        const told = rows.find(
          (one) =>
            one['section'] === 'credit-registries' &&
            one['subject'] === `${registry.side}/2022` &&
            one['figure'] === name,
        );
        expect([name, told?.['value']]).toEqual([name, registry[name]]);
      }
      const printed = figures.map((name) => registry[name]).join('\\s+');
      expect(paper).toMatch(new RegExp(`(Japan|Partner)\\s+2022\\s+${printed}`));
    }
    const { unit } = JSON.parse((await inFormat(made, 'cad-trust-json')).toString('utf8'));
    expect(sumsByStatus(unit)).toEqual({ Held: 85n, Retired: 10n, Cancelled: 5n });
    expect(unit[0]).toMatchObject({ unitSerialId: serials('JP', 2022, 1, 10) });
    const iati = (await inFormat(made, 'iati-xml')).toString('utf8');
    expect(iati).toContain(`code="${project.id}-issued"`);
  });

  it('lead each to the movements, verifications and decisions that it is the sum of', async () => {
    const made = await report();
    const links = countryTables(made)
      .filter(({ id }) => ['credits', 'credit-vintages', 'credit-projects'].includes(id))
      .concat(countryTables(made).filter(({ id }) => id === 'credit-registries'))
      .flatMap(({ rows, links: addresses = {} }) =>
        Object.entries(addresses).map(([place, address]) => {
          const [row = 0, column = 0] = place.split('/').map(Number);
          return [address, rows[row]?.[column] ?? ''] as const;
        }),
      );
    // Thirteen of all and of each project, twelve of a vintage, seven of each side's registry.
    expect(links).toHaveLength(13 + 12 + 13 * made.credits.projects.length + 2 * 7);
    for (const [address, figure] of links) {
      let seen = '0';
      let next: string | null = '';
      let agrees: boolean | null = null;
      while (next !== null) {
        const path = address.replace(/^\/countries\/KZ/, '/v1/partner-countries/KZ/report');
        const page = next === '' ? path : `${path}&cursor=${encodeURIComponent(next)}`;
        const answer = await ask(application, `${page}&limit=3`);
        const { total, carriedForward, items } = answer.body;
        expect([address, answer.status, total, carriedForward]).toEqual([
          address,
          200,
          figure,
          seen,
        ]);
        for (const { tonnes, runningTotal } of items) {
          seen = sumOf(seen, tonnes);
          expect([address, runningTotal]).toEqual([address, seen]);
        }
        ({ next, agrees } = answer.body);
      }
      expect([address, seen, agrees]).toEqual([address, figure, true]);
    }
  });

  it('name the serials, the entry and the papers behind them', async () => {
    const { credits } = await report();
    const linesOf = async (figure: string, subject: CreditSubject) => {
      const address = creditLinesAddress(credits.lines, figure, subject) ?? '';
      const path = address.replace(/^\/countries\/KZ/, '/v1/partner-countries/KZ/report');
      return (await ask(application, path)).body.items as Record<string, unknown>[];
    };
    const held = await linesOf('held', { side: 'japan', vintage: '2022' });
    expect(held.map(({ kind, tonnes, serials: of }) => [kind, tonnes, of])).toEqual([
      ['credit-issuance', '80', serials('JP', 2022, 1, 80)],
      ['credit-retirement', '-10', serials('JP', 2022, 1, 10)],
      ['credit-offer', '-7', serials('JP', 2022, 11, 17)],
    ]);
    expect(held.every(({ source, entry }) => source === `/journal-entries/${String(entry)}`)).toBe(
      true,
    );
    expect((await ask(application, `/v1${String(held[1]?.['source'])}`)).status).toBe(200);
    const [verified] = await linesOf('verified', { project: project.reference });
    expect(verified).toMatchObject({ kind: 'verification', tonnes: '100', entry: null });
    expect((await ask(application, `/v1${String(verified?.['source'])}`)).status).toBe(200);
    const [itmo] = await linesOf('authorised', { vintage: '2022' });
    expect(itmo).toMatchObject({ serials: serials('KZ', 2022, 21, 100), tonnes: '80' });
    expect((await ask(application, String(itmo?.['source']))).status).toBe(200);
    const notified = await linesOf('notifiedPartner', {});
    expect(notified).toMatchObject([{ kind: 'issuance-notification', tonnes: '20' }]);
    const page = await ask(application, creditLinesAddress(credits.lines, 'retired') ?? '', {
      accept: 'text/html',
      'accept-language': 'ja',
    });
    expect(page.text).toContain('data-figure="total"><data value="10">');
    expect(page.text).toContain('data-figure="sum"><data value="10">');
    expect(page.text).toContain('合計は報告書の数値と一致します');
  });

  it.each([
    ['of a figure that there is not', 'figure=burned', 400, 'HTTP.QUERY_INVALID'],
    ['of a side without a vintage', 'figure=held&side=japan', 400, 'HTTP.QUERY_INVALID'],
    [
      'of a project in a vintage',
      'figure=held&project=KZ001&vintage=2022',
      400,
      'HTTP.QUERY_INVALID',
    ],
    [
      'of a figure that no registry has',
      'figure=verified&side=japan&vintage=2022',
      400,
      'HTTP.QUERY_INVALID',
    ],
    ['of a year without any', 'figure=held&vintage=1999', 404, 'REPORTING.SUBJECT_NOT_FOUND'],
    [
      'of a year of expectations',
      'figure=expected&vintage=2022',
      404,
      'REPORTING.SUBJECT_NOT_FOUND',
    ],
    ['from a place of another list', 'figure=held&cursor=WzFd', 400, 'HTTP.CURSOR_MALFORMED'],
    [
      'from a place that is none',
      `figure=held&cursor=${Buffer.from('["x",1,"y"]').toString('base64url')}`,
      400,
      'HTTP.CURSOR_MALFORMED',
    ],
  ])('are refused %s', async (_what, query, status, code) => {
    const answer = await ask(application, `${AT}/credit-lines?${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  const withSchema = hasCadTrustSchema ? it : it.skip;

  withSchema('are told to CAD Trust as its own tables want it', async () => {
    const told = JSON.parse((await inFormat(await report(), 'cad-trust-json')).toString('utf8'));
    expect(cadTrustFaults(told)).toEqual([]);
    const counts = Object.entries(told).flatMap(([table, rows]) =>
      Array.isArray(rows) ? [[table, rows.length]] : [],
    );
    expect(Object.fromEntries(counts)).toMatchObject({
      methodology: 1,
      label: 1,
      project: 1,
      project_methodology: 1,
      verification: 1,
      estimation: 1,
      issuance: 2,
      // Three runs of Japan's (retired, offered, held), two of the partner's (cancelled, held).
      unit: 5,
      unit_label: 0,
    });
    expect(told.project[0]).toMatchObject({ projectStatus: 'Registered' });
    expect(told.estimation[0]).toMatchObject({ estimationUnitCount: '120.5' });
    expect(told.unit.map((one: Record<string, string>) => one['unitStatusReason'])).toEqual([
      'Retired in the registry of Japan, ndc, for 2030',
      'Locked by an offer in the registry of Japan',
      'Held in the registry of Japan',
      'Cancelled in the registry of the partner, voluntary',
      'Held in the registry of the partner',
    ]);
    const cancelled = told.unit.find(
      (one: Record<string, string>) => one['unitStatus'] === 'Cancelled',
    );
    expect(cancelled).toMatchObject({
      unitRetirementBeneficiary: 'A city',
      unitRetirementDetail: 'For a festival',
    });
    // Each thing that a node would refuse is found.
    const spoilt = structuredClone(told);
    spoilt.unit[0].unitStatus = 'Active';
    spoilt.unit[1].cadTrustIssuanceId = spoilt.project[0].cadTrustProjectId;
    delete spoilt.project[0].projectSector;
    spoilt.estimation[0].annualUnitCount = '1';
    spoilt.issuance[0].issuanceDate = '01/02/2025';
    expect(cadTrustFaults(spoilt).map((fault) => fault.split(':')[0])).toEqual([
      'project.projectSector',
      'estimation.annualUnitCount',
      'issuance.issuanceDate',
      'unit.unitStatus',
      'unit.cadTrustIssuanceId',
    ]);
  });

  it('are byte for byte the same as known at an earlier head, after later and back-dated acts', async () => {
    const made = await report();
    const forms = ['json', 'csv', 'xlsx', 'pdf', 'cad-trust-json', 'iati-xml', 'html'];
    const behind = creditLinesAddress(made.credits.lines, 'held', { vintage: '2022' }) ?? '';
    const linesBefore = (await ask(application, behind)).text;
    const before = await Promise.all(forms.map((form) => inFormat(made, form)));
    await done('/v1/credit-retirements', {
      account: japan,
      serials: [serials('JP', 2022, 30, 39)],
      ndcYear: 2030,
    });
    const second = await book.notified(project, { 2023: '9' }, [
      cell(2023, 'partner-government', '9'),
    ]);
    // Both count months before all that was done first, and are known after it.
    await done(`/v1/issuance-requests/${second}/issue`, {
      side: 'partner',
      issuedOn: '2026-07-01',
    });
    await done('/v1/credit-cancellations', {
      account: partner,
      serials: [serials('KZ', 2023, 1, 4)],
      purpose: 'voluntary',
      beneficiary: 'A city',
      reason: 'For a festival',
      effectiveOn: '2026-07-02',
    });
    const after = await Promise.all(forms.map((form) => inFormat(made, form)));
    expect(after.map((bytes, at) => bytes.equals(before[at] ?? Buffer.alloc(0)))).toEqual(
      forms.map(() => true),
    );
    expect((await ask(application, behind)).text).toBe(linesBefore);
    const now = await report();
    expect(now.credits.totals).toMatchObject({ issued: '109', retired: '20', cancelled: '9' });
    const then = (await ask(application, `${AT}?effectiveAsOf=2026-07-02`)).body as CountryReport;
    expect(then.credits.totals).toMatchObject({ issued: '9', held: '5', cancelled: '4' });
  });
});

/** With at most one decimal, which only expectations have. */
function sumOf(one: string, other: string): string {
  const tenths = (text: string): bigint => {
    const [whole = '', decimal = '0'] = text.split('.');
    return BigInt(whole + decimal);
  };
  const sum = (tenths(one) + tenths(other)).toString().padStart(2, '0');
  return `${sum.slice(0, -1)}.${sum.slice(-1)}`.replace(/\.0$/, '');
}

function sumsByStatus(items: readonly { unitStatus: string; unitCount: string }[]) {
  const sums: Record<string, bigint> = {};
  for (const { unitStatus, unitCount } of items) {
    sums[unitStatus] = (sums[unitStatus] ?? 0n) + BigInt(unitCount);
  }
  return sums;
}
