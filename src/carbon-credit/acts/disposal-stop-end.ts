import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import { PROJECT } from '../../project/tables.ts';
import { accountVersion } from '../credit-account-record.ts';
import { carbonCreditErrors } from '../errors.ts';
import { stopOf, type DisposalStop } from '../stop-index.ts';
import { CREDIT_ACCOUNT, DISPOSAL_STOP } from '../tables.ts';

export interface DisposalStopEndBody {
  readonly reason: string;
}

/**
 * Lifts a stop of disposal. What it stopped may leave again, unless another stop holds it.
 *
 * Refuses, in this order: STOP_NOT_FOUND, STOP_LIFTED.
 */
export const disposalStopEndAct: ActKind<DisposalStopEndBody, DisposalStop> = {
  kind: 'disposal-stop-end',
  posts: false,
  async resolve(acts, reader) {
    const rows = await reader.query(
      `SELECT ${Object.keys(DISPOSAL_STOP.columns).join(', ')} FROM public.disposal_stop
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [acts[0]?.countryCode as CountryCode, acts.map(({ subjectId }) => subjectId)],
    );
    const stops = new Map(rows.map((row) => [String(row['id']), stopOf(row)]));
    return new Map(acts.map((act) => [act.id, stops.get(act.subjectId ?? '') ?? notFound(act)]));
  },
  needs: (_act, { id, accountId, projectId }) => ({
    rows: [
      ...(accountId === null
        ? [{ table: PROJECT, id: projectId ?? '', lock: 'update' as const }]
        : [{ table: CREDIT_ACCOUNT, id: accountId, lock: 'update' as const }]),
      { table: DISPOSAL_STOP, id, lock: 'update' as const },
    ],
  }),
  decide(act, known, stop) {
    const row = known.row(DISPOSAL_STOP, stop.id);
    if (!row) return notFound(act);
    const id = publicId(act.countryCode, stop.id);
    if (row['lifted_on'] !== null) {
      const facts = { stop: id, liftedOn: row['lifted_on'] };
      return carbonCreditErrors.refuse('CARBON_CREDIT.STOP_LIFTED', facts);
    }
    const account = stop.accountId === null ? null : known.row(CREDIT_ACCOUNT, stop.accountId);
    const column = stop.kind === 'freeze' ? 'frozen_by' : 'restricted_by';
    const changed = account ? accountVersion({ ...account, [column]: null }, known.today) : null;
    const version = (row['version'] as number) + 1;
    return {
      records: changed ? [changed.record] : [],
      rows: [
        {
          table: DISPOSAL_STOP,
          change: 'update',
          row: { id: stop.id, lifted_on: known.today, version },
        },
        ...(changed ? [changed.row] : []),
      ],
      facts: { lifts: stop.id, reason: act.body.reason },
      answer: {
        status: 201,
        location: `/v1/disposal-stops/${id}`,
        body: {
          id: publicId(act.countryCode, act.id),
          stop: id,
          liftedOn: known.today,
          reason: act.body.reason,
          status: 'posted',
        },
      },
    };
  },
};

function notFound({ countryCode, subjectId }: Act<unknown>): Refusal {
  const stop = publicId(countryCode, subjectId ?? '');
  return carbonCreditErrors.refuse('CARBON_CREDIT.STOP_NOT_FOUND', { stop });
}
