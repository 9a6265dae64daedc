import { Injectable } from '@nestjs/common';
import { CountryReports } from '../country-report.service.ts';
import { TransactionReads } from '../transactions.reads.ts';
import { reconciled, type Outcome, type ReconciledLine } from './matching.ts';
import { statementLines } from './statement-file.ts';

const PAYMENTS = ['disbursement', 'opening-disbursement', 'refund'];

export const OUTCOMES: readonly Outcome[] = [
  'matched',
  'amount-differs',
  'day-differs',
  'reference-differs',
  'not-in-book',
  'not-in-statement',
];

/** A statement held against the book. */
export interface Reconciliation {
  readonly country: string;
  readonly effectiveAsOf: string;
  readonly knownAsOf: number;
  readonly windowDays: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly lines: readonly ReconciledLine[];
}

/** Holds statements of funders and banks against the payments of the book; it never changes either. */
@Injectable()
export class Reconciliations {
  constructor(
    private readonly reports: CountryReports,
    private readonly transactions: TransactionReads,
  ) {}

  /** Refuses what the report refuses, and REPORTING.STATEMENT_UNREADABLE. */
  async of(iso2: string, statement: Buffer, windowDays: number): Promise<Reconciliation> {
    const lines = await statementLines(statement);
    const report = await this.reports.make(iso2);
    const all = await this.transactions.of(report);
    const payments = all.filter(({ kind }) => PAYMENTS.includes(kind));
    const found = reconciled(lines, payments, windowDays);
    const counts = OUTCOMES.map((outcome) => [
      outcome,
      found.filter((line) => line.outcome === outcome).length,
    ]);
    return {
      country: report.country.iso2,
      effectiveAsOf: report.asOf.effectiveAsOf,
      knownAsOf: report.asOf.knownAsOf.size,
      windowDays,
      counts: Object.fromEntries(counts) as Record<Outcome, number>,
      lines: found,
    };
  }
}
