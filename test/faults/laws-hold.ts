import { expect } from '@jest/globals';
import { exportLog } from '../../src/audit/export.ts';
import { auditKeys } from '../../src/audit/keys.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { carbonCreditLaws } from '../../src/carbon-credit/laws.ts';
import { fundingLaws } from '../../src/funding/laws.ts';
import { ledgerRows } from '../../src/ledger/audit-rows.ts';
import { checkLaws, ledgerLaws } from '../../src/ledger/laws.ts';
import type { FreshDatabase } from '../harness/database.ts';

/** Every law over the whole database, and the log with every row held against it. */
export async function expectLawsToHold(database: FreshDatabase): Promise<void> {
  const pool = createReadPool(database.readerUrl, { max: 2 });
  try {
    const results = await checkLaws(pool, [...ledgerLaws, ...fundingLaws, ...carbonCreditLaws]);
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
    const first = (await auditKeys(pool)).at(0);
    if (first === undefined) return;
    const log = await verifyLog(exportLog(pool, { edition: 'auditor', rows: ledgerRows }), {
      trustedKey: first.publicKey,
    });
    expect(log.findings).toEqual([]);
  } finally {
    await pool.end();
  }
}
