import { canonicalJson, sha256Hex } from '../../src/kernel/canonical-json.ts';
import { parseCountryCode } from '../../src/kernel/country-code.ts';
import { parsePublicId } from '../../src/kernel/ids.ts';
import type { ActRequest, Answer } from '../../src/ledger/act.ts';
import { areEntered } from '../entered.ts';
import { DEMONSTRATION_RATES } from './exchange-rates.ts';
import {
  ENVELOPE_COMMITMENTS,
  ENVELOPE_CORRECTIONS,
  ENVELOPE_PAYMENTS,
} from './kazakhstan-envelopes.ts';
import {
  DEMONSTRATION_INDICATORS,
  DEMONSTRATION_PROJECTS,
  DEMONSTRATION_READINGS,
} from './kazakhstan-projects.ts';
import { SOLAR_CREDITS, SOLAR_OPENINGS } from './kazakhstan-credits.ts';
import { SOLAR_KAZAKHSTAN, SOLAR_REGISTRATION, STEEL_KAZAKHSTAN } from './kazakhstan-solar.ts';
import { YEN_APPROVALS, YEN_COMMITMENTS, YEN_PAYMENTS, YEN_TRANCHES } from './kazakhstan-yen.ts';
import { idempotencyKeyOf, OFFICERS, withIds, type Officer, type Step } from './step.ts';

const FUNDING: readonly (readonly Step[])[] = [
  [...DEMONSTRATION_PROJECTS, ...YEN_TRANCHES, ...DEMONSTRATION_RATES],
  [...DEMONSTRATION_INDICATORS, ...ENVELOPE_COMMITMENTS, ...YEN_COMMITMENTS],
  [...DEMONSTRATION_READINGS, ...ENVELOPE_PAYMENTS, ...YEN_APPROVALS],
  [...ENVELOPE_CORRECTIONS, ...YEN_PAYMENTS],
];

/**
 * All steps in the order of what they need: each group needs only groups before it. Stories that do not
 * need each other go side by side, so that there are few groups.
 */
export const STEPS_IN_ORDER: readonly (readonly Step[])[] = sideBySide(FUNDING, SOLAR_OPENINGS, [
  ...SOLAR_REGISTRATION,
  ...SOLAR_CREDITS,
]);

function sideBySide(...stories: readonly (readonly (readonly Step[])[])[]): readonly Step[][] {
  const length = Math.max(...stories.map((story) => story.length));
  return Array.from({ length }, (_, at) => stories.flatMap((story) => story[at] ?? []));
}

export interface DemonstrationLoad {
  /** Posts an act, or gives the first answer where its key has been used: `PostingQueue.submit`. */
  readonly submit: (request: ActRequest<unknown>) => Promise<{ readonly answer: Answer }>;
  /** Reads in the application's role. */
  readonly query: (
    text: string,
    values: readonly unknown[],
  ) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  /** Keeps the file of a document, harmlessly where it is kept already: `fileKeeper`. */
  readonly keep: (country: string, file: Buffer) => Promise<void>;
  /** Called after each step. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Enters the scenario of Kazakhstan into a demonstration, on top of the reference facts. Every
 * step is an act under a fixed key: loading again changes nothing, and a load that was broken off
 * goes on where it stopped.
 *
 * A real book is left untouched: it is refused here by what the book says it is, it cannot have
 * the principals that the steps are entered by, and its database refuses commitments without a
 * document.
 *
 * @throws Error where the book is no demonstration, or lacks the principals of one
 */
export async function loadDemonstration(load: DemonstrationLoad): Promise<void> {
  await requireDemonstration(load);
  const officers = await officersOf(load);
  const ids = await envelopesOf(load);
  const total = STEPS_IN_ORDER.flat().length;
  let done = 0;
  for (const steps of STEPS_IN_ORDER) {
    const entered = steps.map(async (step) => {
      if (step.file !== undefined) await load.keep(step.country, step.file);
      const { answer } = await load.submit(requestOf(step, ids, officers));
      ids.set(step.key, String(answer.body['id']));
      done += 1;
      load.progress?.(done, total);
    });
    await Promise.all(entered);
  }
}

/**
 * Whether a demonstration holds the whole scenario, as it is here; the files of its documents are kept
 * where they are missing.
 *
 * @throws Error where the book is no demonstration, or lacks the principals of one
 */
export async function demonstrationIsEntered(load: DemonstrationLoad): Promise<boolean> {
  await requireDemonstration(load);
  const officers = await officersOf(load);
  const steps = STEPS_IN_ORDER.flat();
  const entered = await areEntered(
    load.query,
    steps.map((step) => ({
      country: step.country,
      idempotencyKey: idempotencyKeyOf(step),
      requestHash: stepHash(step),
      principalId: officers.get(step.by) ?? '',
    })),
  );
  if (!entered) return false;
  for (const { country, file } of steps) if (file !== undefined) await load.keep(country, file);
  return true;
}

async function requireDemonstration({ query }: DemonstrationLoad): Promise<void> {
  const { rows } = await query('SELECT kind FROM public.book', []);
  if (rows[0]?.['kind'] === 'demonstration') return;
  throw new Error('This book is real: the demonstration is never loaded into it.');
}

/** The principals of the demonstration, of whom a real book has none. */
async function officersOf({ query }: DemonstrationLoad): Promise<ReadonlyMap<Officer, string>> {
  const officers = new Map<Officer, string>();
  const { rows } = await query(
    `SELECT DISTINCT ON (n.name) p.id, n.name FROM public.principal p
       JOIN public.principal_name n ON n.principal_id = p.id
      WHERE p.demonstration_of = 'demonstration' AND n.name = ANY($1::text[])
      ORDER BY n.name, p.id`,
    [OFFICERS.map((officer) => `Demonstration: ${officer}`)],
  );
  for (const officer of OFFICERS) {
    const row = rows.find(({ name }) => name === `Demonstration: ${officer}`);
    if (!row) throw new Error(`The demonstration has no ${officer}: its keys are made first.`);
    officers.set(officer, String(row['id']));
  }
  return officers;
}

/** The two tranches that the reference facts have announced. */
async function envelopesOf({ query }: DemonstrationLoad): Promise<Map<string, string>> {
  const { rows } = await query(
    `SELECT id, reference FROM public.tranche
      WHERE country_code = 'KZ' AND reference IN ('KZ-JICA-200', 'KZ-JICA-500')`,
    [],
  );
  if (rows.length !== 2)
    throw new Error('The reference facts are loaded before the demonstration.');
  return new Map(
    rows.map((row) => [`tranche:${String(row['reference'])}`, `KZ-${String(row['id'])}`]),
  );
}

function requestOf(
  step: Step,
  ids: ReadonlyMap<string, string>,
  officers: ReadonlyMap<Officer, string>,
): ActRequest<unknown> {
  const about = step.about === undefined ? null : ids.get(step.about);
  if (about === undefined) throw new Error(`${step.key} is about an unknown step, ${step.about}`);
  return {
    countryCode: parseCountryCode(step.country),
    kind: step.kind,
    subjectId: about === null ? null : parsePublicId(about).id,
    body: withIds(step.body, ids),
    principalId: officers.get(step.by) ?? '',
    idempotencyKey: idempotencyKeyOf(step),
    requestHash: stepHash(step),
  };
}

/**
 * The companies of the scenario that have a key of their own, by the name of that key: the ids of the
 * participants, without their country.
 */
export async function organisationsOf({
  query,
}: Pick<DemonstrationLoad, 'query'>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await query(
    'SELECT id, name FROM public.participant WHERE country_code = $1 AND name = ANY($2::text[])',
    ['00', [...ORGANISATIONS.values()]],
  );
  return new Map(
    [...ORGANISATIONS].flatMap(([key, name]) =>
      rows.filter((row) => row['name'] === name).map((row) => [key, String(row['id'])] as const),
    ),
  );
}

const ORGANISATIONS: ReadonlyMap<string, string> = new Map([
  ['solar-participant', SOLAR_KAZAKHSTAN],
  ['steel-participant', STEEL_KAZAKHSTAN],
]);

/** What "the same step" means: its kind, its country, what it is about, what it says. */
export function stepHash({ kind, country, about, body }: Step): string {
  return sha256Hex(canonicalJson({ kind, country, about: about ?? null, body }));
}
