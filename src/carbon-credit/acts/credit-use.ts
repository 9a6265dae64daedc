import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, Known, Outcome } from '../../ledger/act.ts';
import { STATE_IN, type FinalClass } from '../accounts.ts';
import { CREDIT_USE } from '../tables.ts';
import { chooseDisposed, draftDisposal, type Disposal, type DisposalBody } from './disposal.ts';

/** What credits are used up for, and for whom: what the certificate says. */
export interface Use {
  readonly use: 'retirement' | 'cancellation';
  readonly purpose: string;
  readonly ndcYear: number | null;
  readonly beneficiary: string | null;
  readonly reason: string | null;
}

/** Credits to an account from which nothing goes on, with the row that its certificate is read from. */
export function draftUse(
  act: Act<DisposalBody>,
  known: Known,
  disposal: Disposal,
  goal: FinalClass,
  use: Use,
): Outcome | Refusal {
  const { from, to } = disposal;
  if (!to) throw new Error('a final account was not resolved');
  const pieces = chooseDisposed(act, known, disposal);
  if (pieces instanceof Refusal) return pieces;
  const place = { accountId: to.id, state: STATE_IN[goal], transferId: null };
  const kind = use.use === 'retirement' ? 'credit-retirement' : 'credit-cancellation';
  const draft = draftDisposal(act, known, pieces, place, { kind, memo: use.reason });
  const id = publicId(act.countryCode, act.id);
  const usedOn = act.body.effectiveOn ?? known.today;
  return {
    ...draft,
    facts: { ...draft.facts, use: { ...use } },
    rows: [
      {
        table: CREDIT_USE,
        change: 'insert',
        row: {
          id: act.id,
          use: use.use,
          purpose: use.purpose,
          ndc_year: use.ndcYear,
          from_account_id: from.id,
          to_account_id: to.id,
          tonnes: draft.tonnes.toString(),
          used_on: usedOn,
          beneficiary: use.beneficiary,
          reason: use.reason,
          reference: act.body.reference ?? null,
          reversed_by: null,
          version: 1,
        },
      },
      ...draft.rows,
    ],
    answer: {
      status: 201,
      location: `/v1/certificates/${id}`,
      body: {
        id,
        certificate: `/v1/certificates/${id}`,
        account: publicId(act.countryCode, from.id),
        ...use,
        tonnes: draft.tonnes.toString(),
        serials: draft.serials,
        effectiveOn: usedOn,
        journalEntry: id,
        status: 'posted',
      },
    },
  };
}
