import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { fundingLaws } from '../../src/funding/laws.ts';
import { checkLaws, ledgerLaws } from '../../src/ledger/laws.ts';
import { createReadPool } from '../../src/database/pools.ts';

export type Body = Readonly<Record<string, unknown>>;

export const AGREEMENT = {
  title: 'Loan agreement',
  signedOn: '2025-02-01',
  sha256: 'ab'.repeat(32),
};

/** The acts of the funding room over HTTP, with bodies that are good unless a test changes them. */
export class FundingBook {
  private tranches = 0;

  constructor(readonly application: RunningApplication) {}

  get(path: string, key?: string | null): Promise<Answered> {
    return this.application.request('GET', path, key === undefined ? {} : { key });
  }

  post(path: string, body: Body, key?: string | null): Promise<Answered> {
    return this.application.request('POST', path, key === undefined ? { body } : { body, key });
  }

  /** Opens a tranche of USD 1,000.00 in Kazakhstan and answers its id. */
  async tranche(changes: Body = {}): Promise<string> {
    this.tranches += 1;
    const answer = await this.announce({ reference: `KZ-T-${this.tranches}`, ...changes });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id as string;
  }

  announce(changes: Body = {}): Promise<Answered> {
    return this.post('/v1/partner-countries/KZ/tranches', {
      reference: 'KZ-T',
      title: 'A tranche for tests',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'USD',
      announcedAmount: '1000.00',
      announcedOn: '2025-01-15',
      ...changes,
    });
  }

  commit(trancheId: string, changes: Body = {}, key?: string): Promise<Answered> {
    const path = `/v1/tranches/${trancheId}/commitments`;
    return this.post(path, { ...money('600.00'), agreement: AGREEMENT, ...changes }, key);
  }

  /** Commits USD 600.00 and answers the commitment's id. */
  async committed(trancheId: string, changes: Body = {}): Promise<string> {
    const answer = await this.commit(trancheId, changes);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id as string;
  }

  disburse(commitmentId: string, changes: Body = {}, key?: string): Promise<Answered> {
    const path = `/v1/commitments/${commitmentId}/disbursements`;
    return this.post(path, { ...money('200.00'), ...changes }, key);
  }

  /** Disburses USD 200.00 and answers the disbursement's id. */
  async disbursed(commitmentId: string, changes: Body = {}): Promise<string> {
    const answer = await this.disburse(commitmentId, changes);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id as string;
  }

  refund(disbursementId: string, changes: Body = {}, key?: string): Promise<Answered> {
    const path = `/v1/disbursements/${disbursementId}/refunds`;
    return this.post(path, { ...money('50.00'), ...changes }, key);
  }

  reverse(entryId: string): Promise<Answered> {
    const path = `/v1/journal-entries/${entryId}/reversal`;
    return this.post(path, { reason: 'Entered for the wrong loan' });
  }

  async figures(address: 'tranches' | 'commitments', id: string): Promise<Body> {
    const answer = await this.get(`/v1/${address}/${id}`, null);
    expect(answer.status).toBe(200);
    return answer.body.figures as Body;
  }

  /** How many leaves Kazakhstan's log has: what is refused adds none. */
  async leaves(): Promise<number> {
    const pool = createReadPool(this.application.database.readerUrl, { max: 1 });
    const { rows } = await pool.query<{ number: number }>(
      `SELECT count(*) AS number FROM public.audit_leaf WHERE country_code = 'KZ'`,
    );
    await pool.end();
    return rows[0]?.number ?? 0;
  }

  /** Every law of the ledger and of this room holds. */
  async keepsTheLaws(): Promise<void> {
    const pool = createReadPool(this.application.database.readerUrl, { max: 1 });
    const results = await checkLaws(pool, [...ledgerLaws, ...fundingLaws]);
    await pool.end();
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
  }
}

export function money(amount: string): Body {
  return { amount, currency: 'USD', effectiveOn: '2025-03-01', reference: 'PAPER-1' };
}
