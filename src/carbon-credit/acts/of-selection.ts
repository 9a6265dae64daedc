import type { CountryCode } from '../../kernel/country-code.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { BatchReader } from '../../ledger/act.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import { creditClassId } from '../accounts.ts';
import { carbonCreditErrors } from '../errors.ts';
import { creditMessages } from '../field-messages.ts';
import type { SelectionBody, Wanted, WantedRange } from '../selection.ts';
import { grammarOf, readSerial, type SerialRange } from '../serial-number.ts';

/** What a request says of the credits it means, before it is known what there is. */
export type Asked =
  | { readonly by: 'serials'; readonly ranges: readonly SerialRange[] }
  | {
      readonly by: 'fifo';
      readonly vintage: number;
      readonly tonnes: bigint;
      readonly project: string | null;
    };

/** An account with what is asked of it. */
export interface AskedOf {
  readonly key: string;
  readonly accountId: string;
  readonly side: CommitteeSide;
  readonly asked: Asked;
}

/**
 * Reads a request's words: serials, or FIFO by vintage; never both and never neither.
 *
 * Refuses, in this order: SELECTION_UNCLEAR, SERIAL_MALFORMED (facts: form; the serial by its pointer),
 * SERIAL_TWICE.
 */
export function readSelection(country: CountryCode, body: SelectionBody): Asked | Refusal {
  const { vintage = null, tonnes = null, project = null } = body;
  const serials = body.serials ?? null;
  const fifo = body.selection === 'fifo';
  const rest = [vintage, tonnes, project].some((one) => one !== null);
  if (fifo === (serials !== null) || (serials !== null && rest) || serials?.length === 0) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.SELECTION_UNCLEAR');
  }
  if (serials !== null) return readSerials(country, serials);
  if (vintage === null || tonnes === null) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.SELECTION_UNCLEAR', { vintage, tonnes });
  }
  return { by: 'fifo', vintage, tonnes: BigInt(tonnes), project };
}

export function readSerials(country: CountryCode, serials: readonly string[]): Asked | Refusal {
  const read = serials.map((text) => readSerial(country, text));
  const wrong = read.findIndex((range) => range === null);
  if (wrong >= 0) {
    const { form } = grammarOf(country);
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_MALFORMED', { form }, [
      creditMessages.at(`/serials/${wrong}`, 'credit.no-serial', { country }),
    ]);
  }
  const ranges = read.filter((range) => range !== null);
  const again = firstOverlap(ranges);
  if (again === null) return { by: 'serials', ranges };
  return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_TWICE', { serial: serials[again] });
}

/** The place of a range that meets another one; null where none does. */
function firstOverlap(ranges: readonly SerialRange[]): number | null {
  const ordered = ranges
    .map((range, at) => ({ range, at, key: classKey(range) }))
    .sort((one, other) =>
      one.key === other.key
        ? one.range.first < other.range.first
          ? -1
          : 1
        : one.key < other.key
          ? -1
          : 1,
    );
  for (const [at, { range, key, at: place }] of ordered.entries()) {
    const before = ordered[at - 1];
    if (before?.key === key && before.range.last >= range.first) return place;
  }
  return null;
}

function classKey({ side, project, vintage }: SerialRange): string {
  return `${side} ${project} ${vintage}`;
}

/**
 * Finds the classes that are asked for: two statements for all acts of a kind.
 *
 * FIFO without a project draws on the classes of the vintage that the account has held so far, in order
 * of their codes; one that comes to it for the first time in the very same batch is not among them.
 * Refuses, in this order: OTHER_REGISTRY, SERIAL_UNKNOWN, PROJECT_UNKNOWN.
 */
export async function findWanted(
  country: CountryCode,
  all: readonly AskedOf[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, Wanted | Refusal>> {
  const projects = await projectsByReference(country, all, reader);
  const held = await classesHeld(country, all, reader);
  return new Map(
    all.map((one) => [
      one.key,
      one.asked.by === 'serials'
        ? namedOf(country, one.side, one.asked.ranges, projects)
        : fifoOf(one, one.asked, projects, held),
    ]),
  );
}

function namedOf(
  country: CountryCode,
  side: CommitteeSide,
  ranges: readonly SerialRange[],
  projects: ReadonlyMap<string, string>,
): Wanted | Refusal {
  const found: WantedRange[] = [];
  for (const range of ranges) {
    const commodity = grammarOf(country).commodity(range);
    const serial = grammarOf(country).write(commodity, range.first, range.last);
    if (range.side !== side) {
      const facts = { serial, side: range.side, account: side };
      return carbonCreditErrors.refuse('CARBON_CREDIT.OTHER_REGISTRY', facts);
    }
    const projectId = projects.get(range.project);
    if (projectId === undefined) {
      return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_UNKNOWN', { serial });
    }
    const classId = creditClassId(projectId, side, range.vintage);
    found.push({ classId, projectId, commodity, first: range.first, last: range.last });
  }
  return { by: 'serials', ranges: found };
}

function fifoOf(
  { accountId, side }: AskedOf,
  { vintage, tonnes, project }: Extract<Asked, { by: 'fifo' }>,
  projects: ReadonlyMap<string, string>,
  held: ReadonlyMap<string, readonly HeldClass[]>,
): Wanted | Refusal {
  const projectId = project === null ? null : projects.get(project);
  if (projectId === undefined) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.PROJECT_UNKNOWN', { project });
  }
  const classes =
    projectId === null
      ? (held.get(accountId) ?? []).filter((one) => one.vintage === vintage)
      : [{ classId: creditClassId(projectId, side, vintage), projectId }];
  return { by: 'fifo', vintage, tonnes, classes };
}

interface HeldClass {
  readonly classId: string;
  readonly projectId: string;
  readonly vintage: number;
}

async function projectsByReference(
  country: CountryCode,
  all: readonly AskedOf[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, string>> {
  const references = new Set(
    all.flatMap(({ asked }) =>
      asked.by === 'serials' ? asked.ranges.map(({ project }) => project) : (asked.project ?? []),
    ),
  );
  if (references.size === 0) return new Map();
  const rows = await reader.query(
    `SELECT reference, project_id FROM public.project_reference
      WHERE country_code = $1 AND reference = ANY($2::text[])`,
    [country, [...references]],
  );
  return new Map(rows.map((row) => [String(row['reference']), String(row['project_id'])]));
}

async function classesHeld(
  country: CountryCode,
  all: readonly AskedOf[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, readonly HeldClass[]>> {
  const accounts = new Set(
    all.flatMap(({ asked, accountId }) =>
      asked.by === 'fifo' && asked.project === null ? accountId : [],
    ),
  );
  if (accounts.size === 0) return new Map();
  const rows = await reader.query(
    `SELECT a.owner_id, c.id, c.project_id, c.vintage
       FROM public.account a
       JOIN public.credit_class c ON c.country_code = a.country_code AND c.commodity = a.commodity
      WHERE a.country_code = $1 AND a.owner_id = ANY($2::uuid[]) AND a.kind = 'held'
      ORDER BY a.commodity`,
    [country, [...accounts]],
  );
  const held = new Map<string, HeldClass[]>();
  for (const row of rows) {
    const owner = String(row['owner_id']);
    const list = held.get(owner) ?? [];
    held.set(owner, list);
    list.push({
      classId: String(row['id']),
      projectId: String(row['project_id']),
      vintage: row['vintage'] as number,
    });
  }
  return held;
}
