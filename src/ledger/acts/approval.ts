import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome, RowWrite } from '../act.ts';
import { ledgerErrors } from '../errors.ts';
import type { Row } from '../table.ts';
import { ACT_DECISION, PENDING_ACT } from '../tables.ts';

type AnyKind = ActKind<unknown, unknown>;
type KindOf = (kind: string) => AnyKind | undefined;

/** A decision, and the act that waits for it as it was submitted. */
interface Waiting {
  readonly act: Act<DecisionBody>;
  readonly row: Row;
  readonly inner: Act<unknown>;
}

export interface DecisionBody {
  readonly reason?: string;
}

interface Pending {
  readonly act: Act<unknown>;
  readonly kind: AnyKind;
  readonly submittedBy: string;
  readonly resolved: unknown;
}

/**
 * Posts an act that waited for a second officer. Floors, windows and days are taken now, at posting;
 * the act keeps the id it was given when it was submitted.
 */
export function approvalAct(kindOf: KindOf): ActKind<DecisionBody, Pending> {
  return {
    kind: 'approval',
    posts: true,
    resolve: (acts, reader) => resolvePending(acts, reader, kindOf),
    needs(_act, pending) {
      return pending.kind.needs(pending.act, pending.resolved);
    },
    async read(acts, reader, known, resolved) {
      await readDecisions(acts, reader, known.setFact.bind(known));
      await readPending(acts, reader, known, resolved);
    },
    decide(act, known, pending) {
      const refusal = refuseDecision(act, pending, known.fact(decisionFact(act.subjectId)));
      if (refusal) return refusal;
      const outcome = pending.kind.decide(pending.act, known, pending.resolved);
      if (outcome instanceof Refusal) return outcome;
      known.setFact(decisionFact(act.subjectId), 'posted');
      return approved(act, pending, outcome);
    },
  };
}

/** Turns down an act that waited for a second officer: nothing is posted, and the decision is kept. */
export function declinationAct(kindOf: KindOf): ActKind<DecisionBody, Pending> {
  return {
    kind: 'declination',
    posts: false,
    resolve: (acts, reader) => resolvePending(acts, reader, kindOf),
    needs: () => ({}),
    async read(acts, reader, known) {
      await readDecisions(acts, reader, known.setFact.bind(known));
    },
    decide(act, known, pending) {
      const refusal = refuseDecision(act, pending, known.fact(decisionFact(act.subjectId)));
      if (refusal) return refusal;
      known.setFact(decisionFact(act.subjectId), 'declined');
      const id = publicId(act.countryCode, pending.act.id);
      return {
        rows: [decisionRow(act, pending, 'declined')],
        facts: {
          declines: pending.act.id,
          kind: pending.act.kind,
          reason: act.body.reason ?? null,
        },
        answer: {
          status: 200,
          location: `/v1/acts/${id}`,
          body: { id, kind: pending.act.kind, status: 'declined' },
        },
      };
    },
  };
}

function approved(act: Act<DecisionBody>, pending: Pending, outcome: Outcome): Outcome {
  return {
    ...outcome,
    rows: [decisionRow(act, pending, 'posted'), ...(outcome.rows ?? [])],
    facts: { ...outcome.facts, approves: pending.act.id, submittedBy: pending.submittedBy },
    answer: { ...outcome.answer, status: 200 },
  };
}

function refuseDecision(
  act: Act<DecisionBody>,
  pending: Pending,
  decision: unknown,
): Refusal | null {
  const id = publicId(act.countryCode, pending.act.id);
  if (pending.submittedBy === act.principalId) {
    return ledgerErrors.refuse('LEDGER.SAME_OFFICER', { act: id });
  }
  if (decision !== undefined) {
    return ledgerErrors.refuse('LEDGER.ACT_ALREADY_DECIDED', { act: id, decision });
  }
  return null;
}

function decisionRow(
  act: Act<DecisionBody>,
  pending: Pending,
  decision: 'posted' | 'declined',
): RowWrite {
  return {
    table: ACT_DECISION,
    change: 'insert',
    row: {
      id: pending.act.id,
      submitted_by: pending.submittedBy,
      decided_by: act.principalId,
      decision,
    },
  };
}

function decisionFact(pendingId: string | null): string {
  return `decision ${pendingId ?? ''}`;
}

async function readDecisions(
  acts: readonly Act<DecisionBody>[],
  reader: BatchReader,
  setFact: (name: string, value: unknown) => void,
): Promise<void> {
  const rows = await reader.query(
    'SELECT id, decision FROM public.act_decision WHERE country_code = $1 AND id = ANY($2::uuid[])',
    [acts[0]?.countryCode, acts.map((act) => act.subjectId)],
  );
  for (const row of rows) setFact(decisionFact(String(row['id'])), row['decision']);
}

/** What the kinds of the pending acts read for themselves, as they would for acts of their own. */
async function readPending(
  acts: readonly Act<DecisionBody>[],
  reader: BatchReader,
  known: Known,
  resolved: ReadonlyMap<string, unknown> | undefined,
): Promise<void> {
  const byKind = new Map<AnyKind, Pending[]>();
  for (const { id } of acts) {
    const pending = resolved?.get(id) as Pending;
    byKind.set(pending.kind, [...(byKind.get(pending.kind) ?? []), pending]);
  }
  for (const [kind, waiting] of byKind) {
    const facts = new Map(waiting.map(({ act, resolved: of }) => [act.id, of]));
    await kind.read?.(
      waiting.map(({ act }) => act),
      reader,
      known,
      facts,
    );
  }
}

/** What each decision is about: one statement for the pending acts, then as many as their kinds need. */
async function resolvePending(
  acts: readonly Act<DecisionBody>[],
  reader: BatchReader,
  kindOf: KindOf,
): Promise<Map<string, Pending | Refusal>> {
  const ids = acts.flatMap((act) => (act.subjectId ? [act.subjectId] : []));
  const rows = await reader.immutable(PENDING_ACT, ids);
  const absent: Act<DecisionBody>[] = [];
  const byKind = new Map<AnyKind, Waiting[]>();
  for (const act of acts) {
    const row = rows.get(act.subjectId ?? '');
    const kind = row && kindOf(String(row['kind']));
    if (!row || !kind) absent.push(act);
    else byKind.set(kind, [...(byKind.get(kind) ?? []), { act, row, inner: innerAct(act, row) }]);
  }
  const found = await whyNotPending(absent, reader);
  for (const [kind, waiting] of byKind) {
    const inners = waiting.map(({ inner }) => inner);
    const facts = await kind.resolve?.(inners, reader);
    for (const { act, row, inner } of waiting) {
      const resolved = facts?.get(inner.id);
      const submittedBy = String(row['submitted_by']);
      found.set(
        act.id,
        resolved instanceof Refusal ? resolved : { act: inner, kind, submittedBy, resolved },
      );
    }
  }
  return found;
}

function innerAct(act: Act<DecisionBody>, row: Row): Act<unknown> {
  return {
    ...act,
    id: String(row['id']),
    kind: String(row['kind']),
    subjectId: typeof row['subject_id'] === 'string' ? row['subject_id'] : null,
    body: row['body'] as unknown,
    approved: true,
  };
}

/** Why there is nothing to decide: the act was posted at once, or there is none. */
async function whyNotPending(
  acts: readonly Act<DecisionBody>[],
  reader: BatchReader,
): Promise<Map<string, Pending | Refusal>> {
  if (acts.length === 0) return new Map();
  const rows = await reader.query(
    'SELECT id FROM public.act WHERE country_code = $1 AND id = ANY($2::uuid[])',
    [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
  );
  const posted = new Set(rows.map((row) => row['id']));
  return new Map(
    acts.map(({ id, countryCode, subjectId }) => {
      const act = publicId(countryCode, subjectId ?? '');
      const code = posted.has(subjectId) ? 'LEDGER.ACT_NOT_PENDING' : 'LEDGER.ACT_NOT_FOUND';
      return [id, ledgerErrors.refuse(code, { act })];
    }),
  );
}
