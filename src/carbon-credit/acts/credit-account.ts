import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, Known } from '../../ledger/act.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import { finalAccountId, type AccountClass, type FinalClass } from '../accounts.ts';
import { accountNumber, participantIdOf } from '../credit-account.ts';
import { accountOpened } from '../credit-account-record.ts';
import { carbonCreditErrors } from '../errors.ts';

export interface CreditAccountBody {
  /** Whose registry it is in. */
  readonly side: CommitteeSide;
  /** `government`, for the side's own, or the public id of a participant: 00-…. */
  readonly holder: string;
  /** Tells the accounts of one holder apart; `main` where it is left out. */
  readonly label?: string | null;
}

/** The accounts that a government gets with its first one, for what is not moved on. */
const FINAL_CLASSES: readonly FinalClass[] = ['retirement', 'cancellation', 'transferred-out'];

/**
 * Opens an account of a side's registry for a holder. With the first account of a government come its
 * retirement, cancellation and transferred-out accounts.
 *
 * Refuses, in this order: HOLDER_UNKNOWN, ACCOUNT_EXISTS; the table's key refuses the same whatever
 * the program believes.
 */
export const creditAccountAct: ActKind<CreditAccountBody> = {
  kind: 'credit-account',
  posts: false,
  needs: () => ({}),
  async read(acts, reader, known) {
    const country = acts[0]?.countryCode;
    const holders = acts.flatMap(({ body }) => participantIdOf(body.holder) ?? []);
    const participants = await reader.query(
      'SELECT id FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
      [NO_COUNTRY, holders],
    );
    for (const row of participants) known.setFact(`holder ${row['id']}`, true);
    const accounts = await reader.query(
      `SELECT side, class, holder_id, label FROM public.credit_account
        WHERE country_code = $1 AND (holder_id = ANY($2::uuid[]) OR holder_id IS NULL)`,
      [country, holders],
    );
    for (const row of accounts) {
      const { side, class: of, holder_id, label } = row;
      known.setFact(placeFact(side, of, holder_id ?? null, label), true);
    }
  },
  decide(act, known) {
    const { side, holder, label } = { ...act.body, label: act.body.label ?? 'main' };
    const isGovernment = holder === 'government';
    const holderId = isGovernment ? null : participantIdOf(holder);
    if (!isGovernment && (holderId === null || !known.fact(`holder ${holderId}`))) {
      return carbonCreditErrors.refuse('CARBON_CREDIT.HOLDER_UNKNOWN', { holder });
    }
    const of = isGovernment ? 'government-holding' : 'entity-holding';
    if (known.fact(placeFact(side, of, holderId, label))) {
      const facts = { holder, side, label };
      return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_EXISTS', facts);
    }
    const finals = isGovernment
      ? FINAL_CLASSES.filter((one) => !known.fact(placeFact(side, one, null, 'main')))
      : [];
    const opened = [
      opening(act, known, act.id, of, holderId, label),
      ...finals.map((one) => opening(act, known, finalAccountId(act.id, one), one, null, 'main')),
    ];
    known.setFact(placeFact(side, of, holderId, label), true);
    for (const one of finals) known.setFact(placeFact(side, one, null, 'main'), true);
    return {
      records: opened.map(({ record }) => record),
      rows: opened.map(({ row }) => row),
      answer: {
        status: 201,
        location: `/v1/credit-accounts/${publicId(act.countryCode, act.id)}`,
        body: {
          id: publicId(act.countryCode, act.id),
          side,
          class: of,
          holder,
          number: accountNumber(act.countryCode, side, holderId),
          label,
          finalAccounts: Object.fromEntries(
            finals.map((one) => [one, publicId(act.countryCode, finalAccountId(act.id, one))]),
          ),
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

function opening(
  act: Act<CreditAccountBody>,
  known: Known,
  id: string,
  of: AccountClass,
  holderId: string | null,
  label: string,
): ReturnType<typeof accountOpened> {
  const { side } = act.body;
  return accountOpened({
    id,
    side,
    class: of,
    holder_kind: holderId === null ? 'government' : 'participant',
    holder_id: holderId,
    number: accountNumber(act.countryCode, side, holderId),
    label,
    opened_on: known.today,
    frozen_by: null,
    restricted_by: null,
  });
}

function placeFact(...parts: readonly unknown[]): string {
  return `credit account ${parts.map((part) => part ?? 'government').join(' ')}`;
}
