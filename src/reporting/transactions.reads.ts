import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { storedAmount } from '../ledger/turnovers.ts';
import type { CountryReport } from './country-report.ts';
import { reportingErrors } from './errors.ts';
import type { FundingTransaction } from './reported-transactions.ts';

/** More transactions than this are no file that anybody can open. */
const AT_MOST = 100_000;

/** Which posting of an entry says how much it is: kind of account by kind of entry. */
const TOLD_BY: readonly (readonly [accountKind: string, entryKinds: readonly string[]])[] = [
  ['available', ['announcement', 'tranche-increase', 'tranche-reduction']],
  ['undrawn', ['commitment', 'opening-commitment', 'decommitment']],
  ['outstanding', ['disbursement', 'opening-disbursement', 'refund']],
  ['repaid', ['repayment', 'opening-repayment']],
  ['interest-received', ['interest-payment']],
  ['fees-received', ['fee-payment']],
];

/**
 * The entries of a country report one by one, for the formats that list transactions. The report
 * itself never needs them.
 */
@Injectable()
export class TransactionReads {
  constructor(private readonly reader: Reader) {}

  /** In the order of their days. Refuses REPORTING.TOO_MANY_TRANSACTIONS (facts: most). */
  async of(report: CountryReport): Promise<readonly FundingTransaction[]> {
    const iso2 = parseCountryCode(report.country.iso2);
    const pairs = TOLD_BY.flatMap(([account, kinds]) => kinds.map((kind) => [account, kind]));
    const rows = await this.reader.query(
      `SELECT e.id, e.kind, e.effective_on, e.reference, e.memo, e.reverses, a.owner_type,
              a.owner_id, p.amount, p.commodity, p.exponent
         FROM unnest($4::text[], $5::text[]) AS told(account_kind, entry_kind)
         JOIN public.account a ON a.country_code = $1 AND a.kind = told.account_kind
          AND a.owner_type IN ('tranche', 'commitment')
         JOIN public.posting p ON p.country_code = $1 AND p.account_id = a.id
         JOIN public.journal_entry e ON e.country_code = $1 AND e.id = p.entry_id
          AND e.kind = told.entry_kind
        WHERE e.effective_on <= $2 AND e.audit_sequence < $3
        ORDER BY e.effective_on, e.audit_sequence, e.id LIMIT $6`,
      [
        iso2,
        report.asOf.effectiveAsOf,
        report.asOf.knownAsOf.size,
        pairs.map(([account]) => account),
        pairs.map(([, kind]) => kind),
        AT_MOST + 1,
      ],
    );
    if (rows.length > AT_MOST) {
      throw reportingErrors.refuse('REPORTING.TOO_MANY_TRANSACTIONS', { most: AT_MOST });
    }
    const owners = ownersOf(report);
    return rows.flatMap((row) => {
      const owner = owners.get(String(row['owner_id']));
      if (owner === undefined) return [];
      return [
        {
          id: publicId(iso2, String(row['id'])),
          ...owner,
          kind: String(row['kind']),
          effectiveOn: String(row['effective_on']),
          reference: textOrNull(row['reference']),
          memo: textOrNull(row['memo']),
          isCorrection: row['reverses'] !== null,
          currency: String(row['commodity']),
          amount: storedAmount(row, 'amount').toString(),
        },
      ];
    });
  }
}

type Owner = Pick<FundingTransaction, 'tranche' | 'commitment'>;

/** Tranches and commitments of the report by their ids in the books. */
function ownersOf({ tranches }: CountryReport): ReadonlyMap<string, Owner> {
  return new Map(
    tranches.flatMap((tranche): [string, Owner][] => [
      [parsePublicId(tranche.id).id, { tranche: tranche.reference, commitment: null }],
      ...tranche.commitments.map(({ id, reference }): [string, Owner] => [
        parsePublicId(id).id,
        { tranche: tranche.reference, commitment: reference },
      ]),
    ]),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
