import type { CountryCode } from '../kernel/country-code.ts';
import { namedId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type {
  AccountDraft,
  CommodityDraft,
  Known,
  Needs,
  PostingDraft,
  RowWrite,
} from '../ledger/act.ts';
import type { CommitteeSide } from '../partner-country/joint-committee.ts';
import { PROJECT } from '../project/tables.ts';
import {
  creditClassId,
  creditCommodity,
  issuedAccount,
  issuedAccountDraft,
  ledgerAccount,
  ledgerAccountDraft,
  tonnesAmount,
} from './accounts.ts';
import { blockRow, whole, type Block } from './block.ts';
import {
  entryDraft,
  movedFacts,
  movementInsert,
  type CreditDraft,
  type CreditEntry,
  type MovementDraft,
} from './draft.ts';
import { carbonCreditErrors } from './errors.ts';
import { grammarOf, LAST_SERIAL_AT_MOST, serialText } from './serial-number.ts';
import { CREDIT_ACCOUNT, CREDIT_BLOCK, CREDIT_CLASS } from './tables.ts';

/** What one side issues in its registry: whole tonnes per vintage and holding account. */
export interface IssueOrder {
  readonly side: CommitteeSide;
  readonly project: { readonly id: string; readonly reference: string };
  readonly vintages: readonly {
    readonly vintage: number;
    /** In the order in which serials are given; zero gives none. */
    readonly shares: readonly { readonly accountId: string; readonly tonnes: bigint }[];
  }[];
  /** What the blocks lead back to: the issuance, an id without its country. */
  readonly issuanceId: string;
}

/**
 * What an act that issues must hold. The project is locked for update, so that two issuances of one
 * project, and the first of a class, never meet.
 */
export function issueNeeds({
  side,
  project,
  vintages,
}: IssueOrder): Required<Pick<Needs, 'rows' | 'balances'>> {
  const classes = vintages.map(({ vintage, shares }) => ({
    classId: creditClassId(project.id, side, vintage),
    accounts: shares.map(({ accountId }) => accountId),
  }));
  const accounts = [...new Set(classes.flatMap((one) => one.accounts))];
  return {
    rows: [
      { table: PROJECT, id: project.id, lock: 'update' },
      ...classes.map(({ classId }) => ({
        table: CREDIT_CLASS,
        id: classId,
        lock: 'update' as const,
      })),
      ...accounts.map((id) => ({ table: CREDIT_ACCOUNT, id, lock: 'update' as const })),
    ],
    balances: classes.flatMap(({ classId, accounts: of }) => [
      issuedAccount(classId),
      ...of.map((id) => ledgerAccount(id, classId, 'held')),
    ]),
  };
}

/**
 * Puts new credits into accounts: serials that follow the last one of their class, one block per share,
 * one entry for all.
 *
 * Whether the issuance may happen, to whom and how much, is for the act that calls it; it has checked
 * that the accounts are holding accounts of this side.
 * @param entry its kind is `credit-issuance`; its effective day is the day of issuance
 * Refuses, in this order: NOTHING_TO_ISSUE, SERIALS_EXHAUSTED.
 */
export function draftIssue(
  country: CountryCode,
  known: Known,
  entry: CreditEntry,
  order: IssueOrder,
): CreditDraft | Refusal {
  const parts = order.vintages.map((one) => draftVintage(country, known, entry, order, one));
  const refusal = parts.find((part) => part instanceof Refusal);
  if (refusal) return refusal;
  const issued = (parts as readonly VintageDraft[]).filter((part) => part.movements.length > 0);
  const movements = issued.flatMap((part) => part.movements);
  if (movements.length === 0) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.NOTHING_TO_ISSUE', {
      project: order.project.reference,
    });
  }
  const write = (one: MovementDraft) => serialText(country, one);
  const postings = issued.flatMap((part) => part.postings);
  return {
    commodities: issued.flatMap((part) => part.commodities),
    accounts: issued.flatMap((part) => part.accounts),
    entries: [entryDraft(entry, postings)],
    rows: issued.flatMap((part) => part.rows),
    facts: movedFacts(country, movements, write),
    serials: movements.map(write),
    tonnes: movements.reduce((sum, { first, last }) => sum + last - first + 1n, 0n),
  };
}

interface VintageDraft {
  readonly commodities: readonly CommodityDraft[];
  readonly accounts: readonly AccountDraft[];
  readonly postings: readonly PostingDraft[];
  readonly movements: readonly MovementDraft[];
  readonly rows: readonly RowWrite[];
}

function draftVintage(
  country: CountryCode,
  known: Known,
  entry: CreditEntry,
  { side, project, issuanceId }: IssueOrder,
  { vintage, shares }: IssueOrder['vintages'][number],
): VintageDraft | Refusal {
  const classId = creditClassId(project.id, side, vintage);
  const row = known.row(CREDIT_CLASS, classId);
  const code = row
    ? String(row['commodity'])
    : grammarOf(country).commodity({ side, partner: country, project: project.reference, vintage });
  const before = row ? whole(row['last_serial']) : 0n;
  const movements: MovementDraft[] = [];
  const blocks: Block[] = [];
  let last = before;
  for (const { accountId, tonnes } of shares) {
    if (tonnes <= 0n) continue;
    const id = namedId(entry.id, `issued ${classId} ${blocks.length + 1}`);
    const movement: MovementDraft = {
      id: namedId(id, 'movement'),
      classId,
      commodity: code,
      first: last + 1n,
      last: last + tonnes,
      previousId: null,
      from: { ownerId: classId, state: 'issued' },
      to: { ownerId: accountId, state: 'held' },
    };
    movements.push(movement);
    const at = { id, classId, side, projectId: project.id, vintage, issuanceId };
    blocks.push(issuedBlock(at, movement, entry));
    last += tonnes;
  }
  if (last > LAST_SERIAL_AT_MOST) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIALS_EXHAUSTED', {
      requested: last - before,
      issued: before,
    });
  }
  const classRow = { id: classId, side, project_id: project.id, vintage };
  const counted = {
    project_reference: project.reference,
    commodity: code,
    last_serial: last.toString(),
  };
  return {
    commodities: row ? [] : [{ ...creditCommodity(code), kind: 'carbon-credit' }],
    ...postingsOf(known, classId, code, movements),
    movements,
    rows: [
      {
        table: CREDIT_CLASS,
        change: row ? 'update' : 'insert',
        row: row ? { id: classId, last_serial: last.toString() } : { ...classRow, ...counted },
      },
      ...movements.map((movement) => movementInsert(entry, movement)),
      ...blocks.map((block): RowWrite => ({
        table: CREDIT_BLOCK,
        change: 'insert',
        row: blockRow(block),
      })),
    ],
  };
}

function issuedBlock(
  of: Pick<Block, 'id' | 'classId' | 'side' | 'projectId' | 'vintage' | 'issuanceId'>,
  { id: movementId, commodity, first, last, to }: MovementDraft,
  { effectiveOn }: CreditEntry,
): Block {
  return {
    ...of,
    commodity,
    first,
    last,
    accountId: to.ownerId,
    state: 'held',
    movementId,
    sinceOn: effectiveOn,
    transferId: null,
    parentId: null,
    originId: of.id,
    issuedOn: effectiveOn,
    authorisationId: null,
    authorisationVersion: null,
    firstTransferred: false,
    itmoOffset: null,
  };
}

function postingsOf(
  known: Known,
  classId: string,
  code: string,
  movements: readonly MovementDraft[],
): Pick<VintageDraft, 'accounts' | 'postings'> {
  const source = issuedAccount(classId);
  const accounts: AccountDraft[] = known.hasBalance(source)
    ? []
    : [issuedAccountDraft(classId, code)];
  const held = new Map<string, bigint>();
  let total = 0n;
  for (const { first, last, to } of movements) {
    const id = ledgerAccount(to.ownerId, classId, 'held');
    if (!held.has(id) && !known.hasBalance(id)) {
      accounts.push(ledgerAccountDraft(to.ownerId, classId, 'held', code));
    }
    held.set(id, (held.get(id) ?? 0n) + last - first + 1n);
    total += last - first + 1n;
  }
  return {
    accounts,
    postings: [
      { accountId: source, amount: tonnesAmount(-total, code) },
      ...[...held].map(([accountId, tonnes]) => ({
        accountId,
        amount: tonnesAmount(tonnes, code),
      })),
    ],
  };
}
