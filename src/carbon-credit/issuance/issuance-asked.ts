import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import { accountFactsOf, type CreditAccountFacts } from '../credit-account.ts';
import type { IssueOrder } from '../issue.ts';
import type { Beneficiary } from './beneficiaries.ts';
import { accountFor, issuePlan, tonnesTransferred, type NotifiedRequest } from './issue-plan.ts';
import type { NotifiedCredit } from './notified-table.ts';
import { notThere } from './request-facts.ts';
import { findTransfers, type TransferAsked, type TransferOut } from './transfer-out.ts';

/** What an act asks that issues: found before anything is locked, of what never changes. */
export interface IssuanceAsked {
  readonly notified: NotifiedRequest;
  readonly decidedOn: CalendarDay | null;
  readonly order: IssueOrder | Refusal;
  /** The serials that leave the partner's registry; null where none are named. */
  readonly transfer: TransferOut | Refusal | null;
}

interface AskedBody {
  readonly side: CommitteeSide;
  readonly transferredSerials?: readonly string[] | null;
}

/** Reads what was notified of the requests, and the accounts. Refuses ISSUANCE.REQUEST_NOT_FOUND. */
export async function issuancesAsked(
  acts: readonly Act<AskedBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, IssuanceAsked | Refusal>> {
  const country = acts[0]?.countryCode as CountryCode;
  const requests = await readNotified(country, acts, reader);
  const asked = acts.flatMap((act): TransferAsked[] => {
    const found = requests.get(act.subjectId ?? '');
    if (!found) return [];
    const { project, credits, accounts } = found.notified;
    return [
      {
        key: act.id,
        serials: act.body.transferredSerials ?? [],
        project: project.id,
        from: accountFor(accounts, 'partner', null),
        to: found.transferredOut,
        tonnes: tonnesTransferred(credits, act.body.side),
      },
    ];
  });
  const transfers = await findTransfers(country, asked, reader);
  return new Map(
    acts.map((act): [string, IssuanceAsked | Refusal] => {
      const found = requests.get(act.subjectId ?? '');
      if (!found) return [act.id, notThere(country, act.subjectId)];
      const { notified, decidedOn } = found;
      return [
        act.id,
        {
          notified,
          decidedOn,
          order: issuePlan(country, notified, act.body.side, act.id),
          transfer: transfers.get(act.id) ?? null,
        },
      ];
    }),
  );
}

interface FoundRequest {
  readonly notified: NotifiedRequest;
  readonly decidedOn: CalendarDay | null;
  readonly transferredOut: CreditAccountFacts | undefined;
}

async function readNotified(
  country: CountryCode,
  acts: readonly Act<AskedBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, FoundRequest>> {
  const ids = acts.flatMap(({ subjectId }) => subjectId ?? []);
  const requests = await reader.query(REQUESTS, [country, ids]);
  const credits = await reader.query(CREDITS, [
    country,
    requests.flatMap((row) => (row['notification_id'] ? [row['notification_id']] : [])),
  ]);
  const holders = credits.flatMap((row) => (row['participant_id'] ? [row['participant_id']] : []));
  const rows = await reader.query(ACCOUNTS, [country, [...new Set(holders)]]);
  const accounts = rows.map(accountFactsOf);
  const transferredOut = accounts.find(
    (one) => one.side === 'partner' && one.class === 'transferred-out',
  );
  const holding = accounts.filter((one) => one.class.endsWith('-holding'));
  return new Map(
    requests.map((row) => [
      String(row['id']),
      {
        notified: {
          notification: row['notification_id'] as string | null,
          project: { id: String(row['project_id']), reference: String(row['reference']) },
          credits: credits
            .filter((one) => one['notification_id'] === row['notification_id'])
            .map(creditOf),
          accounts: holding,
        },
        decidedOn: row['decided_on'] as CalendarDay | null,
        transferredOut,
      },
    ]),
  );
}

const REQUESTS = `
  SELECT i.id, i.project_id, i.notification_id, p.reference, n.decided_on
    FROM public.issuance_request i
    JOIN public.project p ON p.country_code = $1 AND p.id = i.project_id
    LEFT JOIN public.issuance_notification n ON n.country_code = $1 AND n.id = i.notification_id
   WHERE i.country_code = $1 AND i.id = ANY($2::uuid[])`;

const CREDITS = `
  SELECT notification_id, vintage, beneficiary, participant_id, tonnes
    FROM public.notified_credit WHERE country_code = $1 AND notification_id = ANY($2::uuid[])
   ORDER BY notification_id, line`;

/** The accounts of governments and of the beneficiaries; the one that is called main before others. */
const ACCOUNTS = `
  SELECT id, side, class, holder_kind, holder_id, number, label FROM public.credit_account
   WHERE country_code = $1 AND (holder_id IS NULL OR holder_id = ANY($2::uuid[]))
   ORDER BY label <> 'main', opened_on, id`;

function creditOf(row: Row): NotifiedCredit {
  return {
    vintage: row['vintage'] as number,
    beneficiary: row['beneficiary'] as Beneficiary,
    participant: row['participant_id'] as string | null,
    tonnes: String(row['tonnes']),
  };
}
