import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome, RowWrite } from '../../ledger/act.ts';
import { decisionIdIn } from '../../partner-country/joint-committee.ts';
import { PROJECT } from '../../project/tables.ts';
import { creditClassId } from '../accounts.ts';
import { whole } from '../block.ts';
import { accountVersion } from '../credit-account-record.ts';
import { carbonCreditErrors } from '../errors.ts';
import { creditMessages } from '../field-messages.ts';
import { grammarOf, readSerial, type SerialRange } from '../serial-number.ts';
import type { StopKind } from '../stop-index.ts';
import { CREDIT_ACCOUNT, CREDIT_CLASS, DISPOSAL_STOP } from '../tables.ts';

export interface DisposalStopBody {
  /** The registry's own freeze, or a restriction on disposal that it records (a pledge, say). */
  readonly kind: StopKind;
  readonly reason: string;
  /** Public id of a credit account; or */
  readonly account?: string | null;
  /** the reference of a project; or */
  readonly project?: string | null;
  /** one run of serials. */
  readonly serials?: string | null;
}

/** What is to stop, by id. */
export type StopScope =
  | { readonly of: 'account'; readonly accountId: string }
  | { readonly of: 'project'; readonly projectId: string }
  | {
      readonly of: 'serials';
      readonly projectId: string;
      readonly classId: string;
      readonly range: SerialRange;
    };

/**
 * Stops disposal: of an account, of all credits of a project, or of a run of serials, whoever holds
 * them. Nothing leaves until the stop is lifted; what arrives is let in.
 *
 * Refuses, in this order: STOP_UNCLEAR, OTHER_COUNTRY, SERIAL_MALFORMED, PROJECT_UNKNOWN,
 * ACCOUNT_NOT_FOUND, STOPPED_ALREADY (accounts: one stop of a kind), SERIAL_UNKNOWN.
 * @source Ordinance of METI/MOE No. 1 of 2025: restrictions on disposal are recorded
 */
export const disposalStopAct: ActKind<DisposalStopBody, StopScope> = {
  kind: 'disposal-stop',
  posts: false,
  resolve: resolveScopes,
  needs: (_act, scope) => ({
    rows:
      scope.of === 'account'
        ? [{ table: CREDIT_ACCOUNT, id: scope.accountId, lock: 'update' }]
        : [
            { table: PROJECT, id: scope.projectId, lock: 'update' },
            ...(scope.of === 'serials'
              ? [{ table: CREDIT_CLASS, id: scope.classId, lock: 'none' as const }]
              : []),
          ],
  }),
  decide(act, known, scope) {
    if (scope.of === 'account') return stopAccount(act, known, scope.accountId);
    if (scope.of === 'serials') {
      const last = known.row(CREDIT_CLASS, scope.classId)?.['last_serial'];
      if (last === undefined || whole(last) < scope.range.last) {
        const serial = act.body.serials;
        return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_UNKNOWN', { serial });
      }
    }
    return outcomeOf(act, known, scope, []);
  },
};

function stopAccount(act: Act<DisposalStopBody>, known: Known, id: string): Outcome | Refusal {
  const row = known.row(CREDIT_ACCOUNT, id);
  const account = publicId(act.countryCode, id);
  if (!row) return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_NOT_FOUND', { account });
  const column = act.body.kind === 'freeze' ? 'frozen_by' : 'restricted_by';
  const before = row[column];
  if (typeof before === 'string') {
    const facts = { account, stop: publicId(act.countryCode, before) };
    return carbonCreditErrors.refuse('CARBON_CREDIT.STOPPED_ALREADY', facts);
  }
  const changed = accountVersion({ ...row, [column]: act.id }, known.today);
  return {
    ...outcomeOf(act, known, { of: 'account', accountId: id }, [changed.row]),
    records: [changed.record],
  };
}

function outcomeOf(
  act: Act<DisposalStopBody>,
  known: Known,
  scope: StopScope,
  rows: readonly RowWrite[],
): Outcome {
  const { kind, reason } = act.body;
  const id = publicId(act.countryCode, act.id);
  const range = scope.of === 'serials' ? scope.range : null;
  return {
    facts: { stop: kind, reason, ...named(act.body) },
    rows: [
      {
        table: DISPOSAL_STOP,
        change: 'insert',
        row: {
          id: act.id,
          kind,
          credit_account_id: scope.of === 'account' ? scope.accountId : null,
          project_id: scope.of === 'account' ? null : scope.projectId,
          class_id: scope.of === 'serials' ? scope.classId : null,
          first_serial: range?.first.toString() ?? null,
          last_serial: range?.last.toString() ?? null,
          reason,
          imposed_on: known.today,
          lifted_on: null,
          version: 1,
        },
      },
      ...rows,
    ],
    answer: {
      status: 201,
      location: `/v1/disposal-stops/${id}`,
      body: { id, kind, reason, ...named(act.body), imposedOn: known.today, status: 'posted' },
    },
  };
}

function named({ account, project, serials }: DisposalStopBody) {
  return {
    account: account ?? null,
    project: project ?? null,
    serials: serials ?? null,
  };
}

async function resolveScopes(
  acts: readonly Act<DisposalStopBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, StopScope | Refusal>> {
  const country = acts[0]?.countryCode as CountryCode;
  const references = acts.flatMap(({ body }) => referenceOf(country, body) ?? []);
  const rows = await reader.query(
    `SELECT reference, project_id FROM public.project_reference
      WHERE country_code = $1 AND reference = ANY($2::text[])`,
    [country, references],
  );
  const projects = new Map(
    rows.map((row) => [String(row['reference']), String(row['project_id'])]),
  );
  return new Map(acts.map((act) => [act.id, scopeOf(country, act.body, projects)]));
}

function scopeOf(
  country: CountryCode,
  body: DisposalStopBody,
  projects: ReadonlyMap<string, string>,
): StopScope | Refusal {
  const given = Object.values(named(body)).filter((one) => one !== null);
  if (given.length !== 1) return carbonCreditErrors.refuse('CARBON_CREDIT.STOP_UNCLEAR');
  if (body.account != null) {
    const accountId = decisionIdIn(country, body.account);
    if (accountId !== null) return { of: 'account', accountId };
    const facts = { country, account: body.account };
    return carbonCreditErrors.refuse('CARBON_CREDIT.OTHER_COUNTRY', facts);
  }
  const reference = referenceOf(country, body);
  if (reference === null) {
    const { form } = grammarOf(country);
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_MALFORMED', { form }, [
      creditMessages.at('/serials', 'credit.no-serial', { country }),
    ]);
  }
  const projectId = projects.get(reference);
  if (projectId === undefined) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.PROJECT_UNKNOWN', { project: reference });
  }
  const range = body.serials == null ? null : readSerial(country, body.serials);
  if (!range) return { of: 'project', projectId };
  const classId = creditClassId(projectId, range.side, range.vintage);
  return { of: 'serials', projectId, classId, range };
}

function referenceOf(country: CountryCode, body: DisposalStopBody): string | null {
  if (body.project != null) return body.project;
  return body.serials == null ? null : (readSerial(country, body.serials)?.project ?? null);
}
