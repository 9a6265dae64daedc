import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import type { Row } from '../../ledger/table.ts';
import { PROJECT } from '../../project/tables.ts';
import { ledgerAccount } from '../accounts.ts';
import { pieceSerial, type BlockIndex, type Piece } from '../block.ts';
import { creditAccounts, refuseGiving, type CreditAccountFacts } from '../credit-account.ts';
import { stopOn } from '../disposal-stop.ts';
import { carbonCreditErrors } from '../errors.ts';
import { draftMoves, type Destination } from '../move.ts';
import { readLocked, readStops } from '../read-blocks.ts';
import { CREDIT_ACCOUNT, CREDIT_BLOCK, CREDIT_TRANSFER, CREDIT_TRANSFER_FACTS } from '../tables.ts';

export interface SettlementBody {
  readonly reason?: string | null;
}

/** How an offer ends. */
export type Settlement = 'accepted' | 'declined' | 'cancelled' | 'expired';

/** An offer's facts that never change. */
export interface Offer {
  readonly id: string;
  readonly from: CreditAccountFacts;
  readonly to: CreditAccountFacts;
  readonly classes: readonly { readonly classId: string; readonly projectId: string }[];
}

/**
 * Ends an offer: accepted, its credits go to the receiver; else they are free again where they were.
 * By the day an offer expires by itself: it can then only be released, by whoever does it first.
 *
 * Refuses, in this order: TRANSFER_NOT_FOUND, OFFER_SETTLED, OFFER_EXPIRED (acceptance) or
 * OFFER_STILL_OPEN (expiry), LEDGER.BOOKS_CLOSED; acceptance also ACCOUNT_FROZEN, SERIAL_FROZEN.
 */
export function settlementAct(kind: string, end: Settlement): ActKind<SettlementBody, Offer> {
  return {
    kind,
    posts: true,
    resolve: resolveOffers,
    needs: (_act, offer) => ({
      rows: [
        ...offer.classes.map(({ projectId }) => ({
          table: PROJECT,
          id: projectId,
          lock: 'share' as const,
        })),
        { table: CREDIT_ACCOUNT, id: offer.from.id, lock: 'update' },
        { table: CREDIT_ACCOUNT, id: offer.to.id, lock: 'update' },
        { table: CREDIT_TRANSFER, id: offer.id, lock: 'update' },
      ],
      balances: offer.classes.flatMap(({ classId }) => [
        ledgerAccount(offer.from.id, classId, 'locked'),
        ledgerAccount(end === 'accepted' ? offer.to.id : offer.from.id, classId, 'held'),
      ]),
    }),
    async read(acts, reader, known, resolved) {
      const country = acts[0]?.countryCode as CountryCode;
      const offers = acts.flatMap(({ id }) => resolved.get(id) ?? []);
      const projects = offers.flatMap(({ classes }) => classes.map(({ projectId }) => projectId));
      await readLocked(
        reader,
        country,
        offers.map(({ id }) => id),
        known,
      );
      await readStops(reader, country, projects, known);
    },
    decide: (act, known, offer) => decide(act, known, offer, end),
  };
}

function decide(
  act: Act<SettlementBody>,
  known: Known,
  offer: Offer,
  end: Settlement,
): Outcome | Refusal {
  const row = known.row(CREDIT_TRANSFER, offer.id);
  if (!row) return notFound(act);
  const refusal = refuseState(act, known, row, end) ?? refuseDay(known.today, known);
  if (refusal) return refusal;
  const index = known.index<BlockIndex>(CREDIT_BLOCK);
  const pieces = offer.classes.flatMap(({ classId }) =>
    index
      .at(offer.from.id, classId, 'locked')
      .filter(({ transferId }) => transferId === offer.id)
      .map((block): Piece => ({ block, first: block.first, last: block.last })),
  );
  const stopped = end === 'accepted' ? refuseStopped(act, known, offer, pieces) : null;
  if (stopped) return stopped;
  const to: Destination =
    end === 'accepted'
      ? { accountId: offer.to.id, state: 'held', transferId: null }
      : { accountId: offer.from.id, state: 'held', transferId: null };
  const entry = {
    id: act.id,
    kind: end === 'accepted' ? ('credit-acceptance' as const) : ('credit-release' as const),
    effectiveOn: known.today,
    reference: row['reference'] as string | null,
    memo: act.body.reason ?? null,
  };
  const draft = draftMoves(act.countryCode, known, entry, pieces, to);
  const version = (row['version'] as number) + 1;
  const change = { status: end, settled_on: known.today, reason: act.body.reason ?? null, version };
  const id = publicId(act.countryCode, offer.id);
  return {
    ...draft,
    facts: { ...draft.facts, offer: { id: offer.id, ended: end } },
    rows: [
      { table: CREDIT_TRANSFER, change: 'update', row: { id: offer.id, ...change } },
      ...draft.rows,
    ],
    answer: {
      status: 201,
      location: `/v1/credit-transfers/${id}`,
      body: {
        id: publicId(act.countryCode, act.id),
        transfer: id,
        from: publicId(act.countryCode, offer.from.id),
        to: publicId(act.countryCode, offer.to.id),
        state: end,
        settledOn: known.today,
        tonnes: draft.tonnes.toString(),
        serials: draft.serials,
        journalEntry: publicId(act.countryCode, act.id),
        status: 'posted',
      },
    },
  };
}

function refuseState(
  act: Act<SettlementBody>,
  known: Known,
  row: Row,
  end: Settlement,
): Refusal | null {
  const facts = { transfer: publicId(act.countryCode, String(row['id'])), state: row['status'] };
  if (row['status'] !== 'offered') {
    return carbonCreditErrors.refuse('CARBON_CREDIT.OFFER_SETTLED', facts);
  }
  const expiresOn = String(row['expires_on']);
  const over = known.today > expiresOn;
  const days = { ...facts, expiresOn, today: known.today };
  if (end === 'accepted' && over) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.OFFER_EXPIRED', days);
  }
  return end === 'expired' && !over
    ? carbonCreditErrors.refuse('CARBON_CREDIT.OFFER_STILL_OPEN', days)
    : null;
}

/** What has been frozen since it was offered stays where it is. */
function refuseStopped(
  act: Act<SettlementBody>,
  known: Known,
  offer: Offer,
  pieces: readonly Piece[],
): Refusal | null {
  const refusal = refuseGiving(known, act.countryCode, offer.from);
  if (refusal) return refusal;
  for (const piece of pieces) {
    const stop = stopOn(known, piece);
    if (!stop) continue;
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_FROZEN', {
      serial: pieceSerial(act.countryCode, piece),
      stop: publicId(act.countryCode, stop.id),
      reason: stop.reason,
    });
  }
  return null;
}

async function resolveOffers(
  acts: readonly Act<SettlementBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, Offer | Refusal>> {
  const ids = acts.flatMap(({ subjectId }) => subjectId ?? []);
  const rows = await reader.immutable(CREDIT_TRANSFER_FACTS, ids);
  const found = [...rows.values()];
  const accounts = await creditAccounts(
    reader,
    found.flatMap((row) => [String(row['from_account_id']), String(row['to_account_id'])]),
  );
  const classes = await classesOfEntries(acts[0]?.countryCode as CountryCode, ids, reader);
  return new Map(
    acts.map((act): [string, Offer | Refusal] => {
      const row = rows.get(act.subjectId ?? '');
      const from = accounts.get(String(row?.['from_account_id']));
      const to = accounts.get(String(row?.['to_account_id']));
      if (!row || !from || !to) return [act.id, notFound(act)];
      const id = String(row['id']);
      return [act.id, { id, from, to, classes: classes.get(id) ?? [] }];
    }),
  );
}

/** The classes that entries moved. */
export async function classesOfEntries(
  country: CountryCode,
  entryIds: readonly string[],
  reader: BatchReader,
): Promise<
  ReadonlyMap<string, readonly { readonly classId: string; readonly projectId: string }[]>
> {
  const rows = await reader.query(
    `SELECT DISTINCT m.entry_id, c.id, c.project_id, c.commodity
       FROM public.credit_movement m
       JOIN public.credit_class c ON c.country_code = m.country_code AND c.id = m.class_id
      WHERE m.country_code = $1 AND m.entry_id = ANY($2::uuid[])
      ORDER BY m.entry_id, c.commodity`,
    [country, [...entryIds]],
  );
  const classes = new Map<string, { classId: string; projectId: string }[]>();
  for (const row of rows) {
    const entry = String(row['entry_id']);
    const of = classes.get(entry) ?? [];
    classes.set(entry, of);
    of.push({ classId: String(row['id']), projectId: String(row['project_id']) });
  }
  return classes;
}

function notFound({ countryCode, subjectId }: Act<unknown>): Refusal {
  const transfer = publicId(countryCode, subjectId ?? '');
  return carbonCreditErrors.refuse('CARBON_CREDIT.TRANSFER_NOT_FOUND', { transfer });
}
