import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type {
  AccountDraft,
  CommodityDraft,
  EntryDraft,
  JsonObject,
  PostingDraft,
  RowWrite,
} from '../ledger/act.ts';
import type { CreditState } from './accounts.ts';
import type { Row } from '../ledger/table.ts';
import { CREDIT_MOVEMENT } from './tables.ts';

/** The kinds of entry that move credits. */
export type CreditEntryKind =
  | 'credit-issuance'
  | 'credit-transfer'
  | 'credit-offer'
  | 'credit-acceptance'
  | 'credit-release'
  | 'credit-retirement'
  | 'credit-cancellation'
  | 'credit-transfer-out'
  | 'registry-reversal';

/** What an entry that moves credits is, but for its postings. */
export interface CreditEntry {
  readonly id: string;
  readonly kind: CreditEntryKind;
  readonly effectiveOn: CalendarDay;
  readonly reference: string | null;
  readonly memo: string | null;
}

/** All that moving or issuing credits writes: an act spreads it into its outcome. */
export interface CreditDraft {
  readonly commodities: readonly CommodityDraft[];
  readonly accounts: readonly AccountDraft[];
  readonly entries: readonly EntryDraft[];
  readonly rows: readonly RowWrite[];
  /** For the log: which serials went from where to where. */
  readonly facts: JsonObject;
  /** The serials that moved, as they are written. */
  readonly serials: readonly string[];
  readonly tonnes: bigint;
}

/** A place of serials: an account and a state; for what is issued, the class itself. */
export interface Place {
  readonly ownerId: string;
  readonly state: CreditState | 'issued';
}

export interface MovementDraft {
  readonly id: string;
  readonly classId: string;
  readonly commodity: string;
  readonly first: bigint;
  readonly last: bigint;
  readonly previousId: string | null;
  readonly from: Place;
  readonly to: Place;
}

export function movementInsert(entry: CreditEntry, movement: MovementDraft): RowWrite {
  const row: Row = {
    id: movement.id,
    entry_id: entry.id,
    kind: entry.kind,
    class_id: movement.classId,
    commodity: movement.commodity,
    first_serial: movement.first.toString(),
    last_serial: movement.last.toString(),
    previous_id: movement.previousId,
    from_owner_id: movement.from.ownerId,
    from_state: movement.from.state,
    to_owner_id: movement.to.ownerId,
    to_state: movement.to.state,
    effective_on: entry.effectiveOn,
  };
  return { table: CREDIT_MOVEMENT, change: 'insert', row };
}

export function entryDraft(entry: CreditEntry, postings: readonly PostingDraft[]): EntryDraft {
  return { ...entry, reverses: null, postings };
}

/** Two drafts of one act as one: its entries one after the other. */
export function bothDrafts(one: CreditDraft, other: CreditDraft): CreditDraft {
  const unique = <T extends { readonly id?: string; readonly code?: string }>(
    all: readonly T[],
  ) => [...new Map(all.map((item) => [item.id ?? item.code, item])).values()];
  const moved = [...movedIn(one), ...movedIn(other)];
  return {
    commodities: unique([...one.commodities, ...other.commodities]),
    accounts: unique([...one.accounts, ...other.accounts]),
    entries: [...one.entries, ...other.entries],
    rows: [...one.rows, ...other.rows],
    facts: { moved },
    serials: [...one.serials, ...other.serials],
    tonnes: one.tonnes + other.tonnes,
  };
}

/** What the log says of movements: serials by where they came from and went to. */
export function movedFacts(
  country: CountryCode,
  movements: readonly MovementDraft[],
  write: (movement: MovementDraft) => string,
): JsonObject {
  const routes = new Map<string, { from: JsonObject; to: JsonObject; serials: string[] }>();
  for (const movement of movements) {
    const { from, to } = movement;
    const key = `${from.ownerId} ${from.state} ${to.ownerId} ${to.state}`;
    const route = routes.get(key) ?? {
      from: { id: from.ownerId, state: from.state },
      to: { id: to.ownerId, state: to.state },
      serials: [],
    };
    routes.set(key, route);
    route.serials.push(write(movement));
  }
  return { moved: [...routes.values()], country };
}

function movedIn({ facts }: CreditDraft): readonly JsonObject[] {
  return (facts['moved'] ?? []) as readonly JsonObject[];
}
