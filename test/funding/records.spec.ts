import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { FundingBook, money } from './funding-book.ts';

let application: RunningApplication;
let book: FundingBook;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('what the press announced', () => {
  it('is committed nothing and disbursed nothing in a real book, in two tranches that never add', async () => {
    const { body } = await book.get('/v1/partner-countries/KZ/tranches?q=KZ-JICA', null);
    expect(body.items).toMatchObject([
      {
        reference: 'KZ-JICA-200',
        confidence: 'press-only',
        figures: { announced: '200000000.00', committed: '0.00', disbursed: '0.00' },
      },
      { reference: 'KZ-JICA-500', figures: { announced: '500000000.00', committed: '0.00' } },
    ]);
    expect(JSON.stringify(body)).not.toContain('700000000');
  });
});

describe('an agreement', () => {
  it('is needed in a real book, and the facts say what is missing', async () => {
    const tranche = await book.tranche();
    const without = await book.post(`/v1/tranches/${tranche}/commitments`, money('600.00'));
    expect(without).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.AGREEMENT_REQUIRED', missing: 'agreement' },
    });
  });

  it('is demanded by the database too, whoever writes', async () => {
    const commitment = await book.committed(await book.tranche());
    const owner = new pg.Client(application.database.superuserUrl);
    await owner.connect();
    const copy = (columns: string) =>
      owner.query(
        `INSERT INTO public.commitment
         SELECT (jsonb_populate_record(c, $2::jsonb)).* FROM public.commitment c WHERE c.id = $1`,
        [commitment.slice(3), columns],
      );
    const other = '{"id":"0190a000-0000-7000-8000-000000000000","entry_id":null}';
    await expect(copy(other)).rejects.toThrow(/entry_id/);
    const unsigned = '{"id":"0190a000-0000-7000-8000-000000000000","agreement_sha256":null}';
    await expect(copy(unsigned)).rejects.toMatchObject({
      constraint: 'commitment_rests_on_an_agreement',
    });
    const pretended = '{"id":"0190a000-0000-7000-8000-000000000000","book_kind":"demonstration"}';
    await expect(copy(pretended)).rejects.toMatchObject({
      constraint: expect.stringMatching(/commitment_(names_the_kind_of_the_book|entry_is_its_own)/),
    });
    await owner.end();
  });
});

describe('the shares of projects', () => {
  const shares = (one: string, other: string) => [
    { project: 'KZ-EV-CHARGING', amount: one },
    { project: 'KZ-RAIL-NEW-LINES', amount: other },
  ];

  it('sum to the commitment exactly, and name projects by reference or id', async () => {
    const tranche = await book.tranche();
    const wrong = await book.commit(tranche, { projectShares: shares('200.00', '399.99') });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.SHARES_DIFFER', shares: '599.99', difference: '0.01' },
    });
    const unknown = [{ project: 'KZ-NOWHERE', amount: '600.00' }];
    expect((await book.commit(tranche, { projectShares: unknown })).body).toMatchObject({
      code: 'FUNDING.PROJECT_UNKNOWN',
      project: 'KZ-NOWHERE',
    });
    const commitment = await book.committed(tranche, { projectShares: shares('200.00', '400.00') });
    const { body } = await book.get(`/v1/commitments/${commitment}`, null);
    expect(body.projectShares).toMatchObject([
      { reference: 'KZ-EV-CHARGING', amount: '200.00' },
      { reference: 'KZ-RAIL-NEW-LINES', amount: '400.00' },
    ]);
    const byId = [{ project: body.projectShares[0].project, amount: '10.00' }];
    const next = await book.commit(tranche, { amount: '10.00', projectShares: byId });
    expect(next.status).toBe(201);
  });

  it('cannot be added later, left out, or made to sum to something else', async () => {
    const commitment = await book.committed(await book.tranche(), {
      projectShares: shares('200.00', '400.00'),
    });
    const bare = await book.committed(await book.tranche());
    const superuser = new pg.Client(application.database.superuserUrl);
    await superuser.connect();
    const add = (id: string, ordinal: number, count: number) =>
      superuser.query(
        `INSERT INTO public.commitment_share SELECT 'KZ', $1, $2, $3, id, 'USD', 2, '1.00'
           FROM public.project WHERE reference = 'KZ-EV-ASSEMBLY'`,
        [id.slice(3), ordinal, count],
      );
    await expect(add(commitment, 3, 2)).rejects.toMatchObject({
      constraint: 'commitment_share_is_within_its_count',
    });
    await expect(add(commitment, 3, 3)).rejects.toMatchObject({
      constraint: 'commitment_share_belongs_to_its_commitment',
    });
    await expect(add(bare, 1, 1)).rejects.toMatchObject({
      constraint: 'commitment_share_belongs_to_its_commitment',
    });
    await expect(superuser.query('DELETE FROM public.commitment_share')).rejects.toThrow(/refused/);
    await expect(superuser.query('UPDATE public.commitment SET amount = 1')).rejects.toThrow(
      /refused/,
    );
    const shared = `INSERT INTO public.commitment
      SELECT (jsonb_populate_record(c, $2::jsonb)).* FROM public.commitment c WHERE c.id = $1`;
    await superuser.query('BEGIN');
    await superuser.query(
      'ALTER TABLE public.commitment DROP CONSTRAINT commitment_entry_is_its_own',
    );
    await superuser.query(shared, [
      commitment.slice(3),
      '{"id":"0190a000-0000-7000-8000-000000000000"}',
    ]);
    await expect(superuser.query('SET CONSTRAINTS ALL IMMEDIATE')).rejects.toMatchObject({
      constraint: 'commitment_is_shared_exactly',
    });
    await superuser.query('ROLLBACK');
    await superuser.end();
  });
});

describe('an opening balance', () => {
  const figures = {
    reference: 'KAZ-P6',
    currency: 'JPY',
    effectiveOn: '2026-03-31',
    committed: '6361000000',
    disbursed: '6000000000',
    repaid: '1500000000',
  };
  const evidence = { title: 'Loan ledger of the ministry', sha256: 'cd'.repeat(32) };

  it('takes over years of history on the evidence of a document', async () => {
    const tranche = await book.tranche({
      currency: 'JPY',
      announcedAmount: '6361000000',
      announcedOn: '2010-08-23',
      availableUntil: '2016-07-15',
    });
    const path = `/v1/tranches/${tranche}/opening-balances`;
    const unproven = await book.post(path, { ...figures, evidence: { title: 'Hearsay' } });
    expect(unproven.body.code).toBe('FUNDING.AGREEMENT_REQUIRED');
    const opened = await book.post(path, { ...figures, evidence });
    expect(opened.status).toBe(201);
    const { id } = opened.body as { id: string };
    expect(await book.figures('commitments', id)).toMatchObject({
      committed: '6361000000',
      disbursed: '6000000000',
      repaid: '1500000000',
      outstanding: '4500000000',
      undisbursed: '361000000',
    });
    const disbursement = (await book.get(`/v1/commitments/${id}`)).body.disbursements.items[0];
    const money = { currency: 'JPY', effectiveOn: '2026-04-01', reference: 'R' };
    const refund = await book.refund(disbursement.id, { ...money, amount: '1000' });
    expect(refund.status).toBe(201);
    const repaid = await book.post(`/v1/commitments/${id}/repayments`, { ...money, amount: '1' });
    expect(repaid.status).toBe(201);
    expect((await book.reverse(disbursement.id)).body.code).toBe('FUNDING.REFUNDED_ALREADY');
  });

  it('is in order with itself', async () => {
    const tranche = await book.tranche({ currency: 'JPY', announcedAmount: '9000000000' });
    const path = `/v1/tranches/${tranche}/opening-balances`;
    const repaid = { ...figures, evidence, repaid: '6000000001' };
    expect(await book.post(path, repaid)).toMatchObject({
      status: 422,
      body: {
        code: 'FUNDING.EXCEEDS_DISBURSED',
        requested: '6000000001',
        available: '6000000000',
        currency: 'JPY',
      },
    });
  });
});

describe('plans', () => {
  it('are pledges and a schedule: they move no money and are shown with the tranche', async () => {
    const tranche = await book.tranche();
    const pledge = { amount: '9999.99', currency: 'USD', pledgedOn: '2025-01-20', reference: 'J' };
    expect((await book.post(`/v1/tranches/${tranche}/pledges`, pledge)).status).toBe(201);
    const plan = (amount: string) =>
      book.post(`/v1/tranches/${tranche}/schedule`, {
        currency: 'USD',
        payments: [
          { dueOn: '2027-06-20', amount },
          { dueOn: '2026-12-20', amount: '400.00' },
        ],
      });
    expect((await plan('600.01')).body).toMatchObject({
      code: 'FUNDING.EXCEEDS_ANNOUNCED',
      requested: '1000.01',
      available: '1000.00',
    });
    await plan('500.00');
    expect((await plan('600.00')).body.version).toBe(2);
    const { body } = await book.get(`/v1/tranches/${tranche}`, null);
    expect(body).toMatchObject({
      pledges: [{ amount: '9999.99' }],
      schedule: {
        version: 2,
        payments: [
          { dueOn: '2026-12-20', amount: '400.00' },
          { dueOn: '2027-06-20', amount: '600.00' },
        ],
      },
      figures: { committed: '0.00', available: '1000.00' },
    });
  });
});

describe('what belongs to no country', () => {
  it('is a facility that spans some, and a tranche can be part of it', async () => {
    const facility = {
      reference: 'JFJCM',
      title: 'Japan Fund for the Joint Crediting Mechanism',
      funder: 'ADB',
      currency: 'USD',
      amount: '118700000.00',
      countries: ['MN', 'KZ'],
      source: 'https://www.adb.org/',
    };
    const made = await book.post('/v1/facilities', facility);
    expect(made).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^00-/) } });
    const twice = await book.post('/v1/facilities', facility);
    expect(twice).toMatchObject({ status: 409, body: { code: 'FUNDING.REFERENCE_TAKEN' } });
    const id = String(made.body.id);
    const tranche = await book.tranche({ facility: id });
    expect((await book.get(`/v1/tranches/${tranche}`)).body.facility).toBe(id);
    const unknown = '00-0190a000-0000-7000-8000-000000000000';
    const orphan = await book.announce({ reference: 'KZ-ORPHAN', facility: unknown });
    expect(orphan.body.code).toBe('FUNDING.FACILITY_UNKNOWN');
    const listed = await book.get('/v1/facilities?country=KZ&q=crediting', null);
    expect(listed.body.items).toMatchObject([{ id, amount: '118700000.00' }]);
    expect((await book.get('/v1/facilities?country=UZ', null)).body.items).toEqual([]);
    expect(await book.get(`/v1/facilities/${unknown}`)).toMatchObject({
      status: 404,
      body: { code: 'FUNDING.FACILITY_NOT_FOUND' },
    });
    expect(await book.get(`/v1/exchange-rates/${unknown}`)).toMatchObject({
      status: 404,
      body: { code: 'FUNDING.EXCHANGE_RATE_NOT_FOUND' },
    });
  });

  it('is an exchange rate, whose correction is a further version of it', async () => {
    const rate = {
      base: 'USD',
      quote: 'JPY',
      rate: '147.251234567890123456',
      rateOn: '2025-06-30',
      source: 'Bank of Japan',
    };
    const first = await book.post('/v1/exchange-rates', rate);
    expect(first).toMatchObject({ status: 201, body: { rate: rate.rate, version: 1 } });
    const second = await book.post('/v1/exchange-rates', { ...rate, rate: '147.26000000' });
    expect(second.body).toMatchObject({ id: first.body.id, version: 2 });
    await book.post('/v1/exchange-rates', { ...rate, rateOn: '2025-07-31' });
    const newest = await book.get('/v1/exchange-rates?base=USD&limit=1', null);
    expect(newest.body.items).toMatchObject([{ rateOn: '2025-07-31' }]);
    const next = await book.get(`/v1/exchange-rates?base=USD&cursor=${newest.body.next}`, null);
    expect(next.body).toMatchObject({ items: [{ rate: '147.26000000', version: 2 }], next: null });
    const tooFine = await book.post('/v1/exchange-rates', { ...rate, rate: `1.${'1'.repeat(19)}` });
    expect(tooFine.status).toBe(400);
    const itself = await book.post('/v1/exchange-rates', { ...rate, quote: 'USD' });
    expect(itself).toMatchObject({ status: 400, body: { code: 'FUNDING.RATE_OF_ITSELF' } });
  });

  it('are the codes of funders and instruments', async () => {
    const funders = await book.get('/v1/funders', null);
    expect(funders.body.items).toContainEqual(
      expect.objectContaining({ code: 'JICA', iatiId: 'XM-DAC-701-8' }),
    );
    const instruments = await book.get('/v1/instruments', null);
    expect(instruments.body.items).toContainEqual(
      expect.objectContaining({ code: 'JICA_ODA_LOAN', repaid: 'yes' }),
    );
  });
});

describe('lists and doors', () => {
  it('are filtered, sorted and turned page by page', async () => {
    await book.tranche({ currency: 'KZT', announcedOn: '2025-05-01', reference: 'KZ-L-B' });
    await book.tranche({ currency: 'KZT', announcedOn: '2025-04-01', reference: 'KZ-L-C' });
    await book.tranche({ currency: 'KZT', announcedOn: '2025-03-01', reference: 'KZ-L-A' });
    const list = async (query: string) => {
      const { body } = await book.get(`/v1/partner-countries/KZ/tranches?currency=KZT&${query}`);
      const references = body.items.map(({ reference }: { reference: string }) => reference);
      return { references, next: String(body.next) };
    };
    expect((await list('')).references).toEqual(['KZ-L-A', 'KZ-L-B', 'KZ-L-C']);
    expect((await list('sort=-announcedOn')).references).toEqual(['KZ-L-B', 'KZ-L-C', 'KZ-L-A']);
    const first = await list('sort=announcedOn&limit=2');
    expect(first.references).toEqual(['KZ-L-A', 'KZ-L-C']);
    const rest = await list(`sort=announcedOn&limit=2&cursor=${first.next}`);
    expect(rest.references).toEqual(['KZ-L-B']);
    expect((await list('status=closed')).references).toEqual([]);
  });

  it('answer 404 for what is not there and 409 for a reference that is taken', async () => {
    const nowhere = 'KZ-0190a000-0000-7000-8000-000000000000';
    for (const path of ['tranches', 'commitments', 'disbursements']) {
      expect((await book.get(`/v1/${path}/${nowhere}`)).status).toBe(404);
    }
    expect((await book.commit(nowhere)).body.code).toBe('FUNDING.TRANCHE_NOT_FOUND');
    expect((await book.disburse(nowhere)).body.code).toBe('FUNDING.COMMITMENT_NOT_FOUND');
    expect((await book.refund(nowhere)).body.code).toBe('FUNDING.DISBURSEMENT_NOT_FOUND');
    await book.tranche({ reference: 'KZ-TAKEN' });
    expect(await book.announce({ reference: 'KZ-TAKEN' })).toMatchObject({
      status: 409,
      body: { code: 'FUNDING.REFERENCE_TAKEN', reference: 'KZ-TAKEN' },
    });
    expect((await book.get('/v1/partner-countries/FR/tranches')).status).toBe(404);
  });

  it('open for officers of funds alone', async () => {
    const tranche = await book.tranche();
    const path = `/v1/tranches/${tranche}/commitments`;
    expect((await book.post(path, money('1.00'), null)).status).toBe(401);
    expect((await book.post(path, money('1.00'), application.keys['auditor'])).status).toBe(403);
    const officer = application.keys['fund-officer'];
    expect((await book.commit(tranche, {}, officer)).status).toBe(201);
  });
});
