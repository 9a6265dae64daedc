import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { JsonValue } from '../../../kernel/canonical-json.ts';
import { derivedId, publicId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Act, ActKind, Known, Needs, Outcome, RowWrite } from '../../../ledger/act.ts';
import { refuseDay } from '../../../ledger/acts/days.ts';
import { refuseMove } from '../../../ledger/life-cycle.ts';
import type { CommitteeSide } from '../../../partner-country/joint-committee.ts';
import { bothDrafts, type CreditDraft, type CreditEntry } from '../../draft.ts';
import { draftIssue, issueNeeds, type IssueOrder } from '../../issue.ts';
import { readDemands } from '../../read-blocks.ts';
import { projectsOf } from '../../selection.ts';
import { issuanceErrors } from '../errors.ts';
import { issuancesAsked, type IssuanceAsked } from '../issuance-asked.ts';
import {
  tonnesIssued,
  tonnesTransferred,
  type NotifiedRequest,
  type TonnesPerVintage,
} from '../issue-plan.ts';
import { REQUEST_CYCLE, SIDE_CYCLE } from '../request-cycle.ts';
import { heldRequest, type HeldRequest } from '../request-facts.ts';
import {
  awaitedSides,
  requestAddress,
  requestAnswer,
  requestDraft,
  type RequestRecord,
} from '../request-record.ts';
import { CREDIT_ISSUANCE, ISSUANCE_REQUEST } from '../tables.ts';
import { draftTransferOut, transferNeeds } from '../transfer-out.ts';

export interface CreditIssuanceBody {
  readonly side: CommitteeSide;
  /** The day on which the side issued in its own registry; today where left out. */
  readonly issuedOn?: CalendarDay | null;
  /** Of Japan's side, for vintages after 2020: serials that leave the partner's registry. */
  readonly transferredSerials?: readonly string[] | null;
  readonly reference?: string | null;
}

/**
 * One side issues in its own registry what a request (the subject) was notified: new serials into the
 * beneficiaries' holding accounts, once, on its own day. Japan's side issues vintages after 2020 only in
 * place of authorised blocks of the partner, which leave its registry in the same act.
 *
 * Refuses, in this order: ISSUANCE.REQUEST_NOT_FOUND, LEDGER.MOVE_NOT_POSSIBLE, ISSUANCE.JUST_CHANGED,
 * ISSUED_ALREADY, LEDGER.MOVE_LACKS (the partner first; the serials that leave), ISSUANCE.BEFORE_DECISION,
 * LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, ISSUANCE.ACCOUNT_MISSING, what {@link findTransfers} and
 * {@link draftTransferOut} refuse, what {@link draftIssue} refuses.
 *
 * @source JCM Common Specifications of the registry: an increase of a specified amount in holding
 *   accounts, in line with the decision of the Joint Committee
 */
export const creditIssuanceAct: ActKind<CreditIssuanceBody, IssuanceAsked> = {
  kind: 'credit-issuance',
  posts: true,
  resolve: (acts, reader) => issuancesAsked(acts, reader),
  needs: ({ subjectId }, asked) => needsOf(subjectId ?? '', asked),
  async read(acts, reader, known, resolved) {
    const transfers = acts.flatMap(({ id }) => {
      const transfer = resolved.get(id)?.transfer;
      return transfer && !(transfer instanceof Refusal) ? [transfer] : [];
    });
    const [first] = acts;
    if (!first || transfers.length === 0) return;
    const demands = transfers.map(({ from, wanted }) => ({ accountId: from.id, wanted }));
    const projects = transfers.flatMap(({ wanted }) => projectsOf(wanted));
    await readDemands(reader, first.countryCode, demands, projects, known);
  },
  decide(act, known, asked) {
    const held = heldRequest(act, known);
    if (held instanceof Refusal) return held;
    const issuedOn = act.body.issuedOn ?? known.today;
    const refusal =
      refuseState(act, held, asked) ??
      refuseIssueDay(issuedOn, asked) ??
      refuseDay(issuedOn, known);
    if (refusal) return refusal;
    if (asked.order instanceof Refusal) return asked.order;
    const draft = draftBoth(act, known, issuedOn, asked, asked.order);
    if (draft instanceof Refusal) return draft;
    return outcomeOf(act, held, issuedOn, asked, draft);
  },
};

function needsOf(request: string, { order, transfer }: IssuanceAsked): Needs {
  const row = { table: ISSUANCE_REQUEST, id: request, lock: 'update' as const };
  const parts = [
    ...(order instanceof Refusal ? [] : [issueNeeds(order)]),
    ...(transfer === null || transfer instanceof Refusal ? [] : [transferNeeds(transfer)]),
  ];
  return {
    rows: [row, ...parts.flatMap(({ rows }) => rows)],
    balances: parts.flatMap(({ balances }) => balances),
  };
}

function refuseState(
  { countryCode, body: { side } }: Act<CreditIssuanceBody>,
  { id, record }: HeldRequest,
  asked: IssuanceAsked,
): Refusal | null {
  const { status } = record;
  const state = side === 'japan' ? record.japan : record.partner;
  const nothing = { forms: new Set<never>(), isDecided: false, isCredited: true, awaited: [] };
  if (state === null) return refuseMove(REQUEST_CYCLE, status, 'completed', nothing);
  if (asked.notified.notification !== record.notification) {
    return issuanceErrors.refuse('ISSUANCE.JUST_CHANGED');
  }
  if (state === 'issued') {
    const facts = { request: publicId(countryCode, id), side };
    return issuanceErrors.refuse('ISSUANCE.ISSUED_ALREADY', facts);
  }
  const leaving = tonnesTransferred(asked.notified.credits, side);
  return refuseMove(SIDE_CYCLE, state, 'issued', {
    isUnderParis: leaving.size > 0,
    side,
    partner: record.partner ?? 'awaiting',
    transferLacks:
      leaving.size > 0 && asked.transfer === null
        ? [`transferredSerials: blocks of the partner's side for ${inWords(leaving)}`]
        : [],
  });
}

function inWords(tonnes: TonnesPerVintage): string {
  return [...tonnes].map(([vintage, number]) => `${number} t of ${vintage}`).join(', ');
}

function refuseIssueDay(issuedOn: CalendarDay, { decidedOn }: IssuanceAsked): Refusal | null {
  if (decidedOn === null || issuedOn >= decidedOn) return null;
  return issuanceErrors.refuse('ISSUANCE.BEFORE_DECISION', { issuedOn, decidedOn });
}

/** The new credits, and what leaves the partner's registry for them. */
function draftBoth(
  act: Act<CreditIssuanceBody>,
  known: Known,
  issuedOn: CalendarDay,
  { transfer }: IssuanceAsked,
  order: IssueOrder,
): CreditDraft | Refusal {
  if (transfer instanceof Refusal) return transfer;
  const { countryCode, id, body } = act;
  const entry: CreditEntry = {
    id,
    kind: 'credit-issuance',
    effectiveOn: issuedOn,
    reference: body.reference ?? null,
    memo: null,
  };
  const issued = draftIssue(countryCode, known, entry, order);
  if (issued instanceof Refusal || transfer === null) return issued;
  const leaving = { id: transferEntryId(id), effectiveOn: issuedOn };
  const left = draftTransferOut(countryCode, known, leaving, transfer);
  return left instanceof Refusal ? left : bothDrafts(issued, left);
}

/** The entry by which blocks leave the partner's registry has an id of its own. */
function transferEntryId(act: string): string {
  return derivedId(act, 1);
}

function outcomeOf(
  act: Act<CreditIssuanceBody>,
  held: HeldRequest,
  issuedOn: CalendarDay,
  { notified, transfer }: IssuanceAsked,
  draft: CreditDraft,
): Outcome {
  const { countryCode, body, id } = act;
  const { side } = body;
  const issued: RequestRecord = { ...held.record, [side]: 'issued' };
  const record: RequestRecord = {
    ...issued,
    status: awaitedSides(issued).length === 0 ? 'completed' : 'notified',
  };
  const version = held.version + 1;
  const request = requestDraft('update', held.id, version, issuedOn, record);
  const figures = figuresOf(notified, side);
  const transferEntry = transfer === null ? null : transferEntryId(id);
  const said = {
    request: held.id,
    notification: record.notification,
    project: record.project,
    side,
    ...figures,
    issuedOn,
    issuedBy: act.principalId,
    transferEntry,
  };
  const { commodities, accounts, entries, rows, facts, serials } = draft;
  return {
    commodities,
    accounts,
    entries,
    facts,
    records: [
      { type: 'credit-issuance', id, version: 1, validFrom: issuedOn, body: said },
      request.record,
    ],
    rows: [
      ...rows,
      issuanceInsert(act, held, issuedOn, figures.tonnes, transferEntry),
      request.row,
    ],
    answer: {
      status: 201,
      location: requestAddress(countryCode, held.id),
      body: {
        ...requestAnswer(countryCode, held.id, version, record),
        id: publicId(countryCode, id),
        request: publicId(countryCode, held.id),
        side,
        issuedOn,
        ...figures,
        serials,
      },
    },
  };
}

function figuresOf({ credits }: NotifiedRequest, side: CommitteeSide) {
  const perVintage = tonnesIssued(credits, side);
  const vintages = [...perVintage].map(([vintage, tonnes]) => ({
    vintage,
    tonnes: tonnes.toString(),
  }));
  const sum = [...perVintage.values()].reduce((total, one) => total + one, 0n);
  return { tonnes: sum.toString(), vintages: vintages as unknown as JsonValue };
}

function issuanceInsert(
  act: Act<CreditIssuanceBody>,
  held: HeldRequest,
  issuedOn: CalendarDay,
  tonnes: string,
  transferEntry: string | null,
): RowWrite {
  return {
    table: CREDIT_ISSUANCE,
    change: 'insert',
    row: {
      id: act.id,
      request_id: held.id,
      notification_id: held.record.notification,
      side: act.body.side,
      tonnes,
      issued_on: issuedOn,
      issued_by: act.principalId,
      transfer_entry_id: transferEntry,
    },
  };
}
