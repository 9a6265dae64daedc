import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Queryable } from '../audit/queryable.ts';
import { makeKey } from './access-changes.ts';
import type { AccessChangesParts } from './access-changes.ts';
import { keyHashIn } from './api-key.ts';
import type { Side } from './grant.ts';
import { keyLookup } from './key-rows.ts';
import { OPERATOR_ID } from './operator.ts';
import { ALL_ROLES } from './permissions.ts';
import type { Role } from './permissions.ts';

interface DemonstrationHolder {
  readonly name: string;
  readonly role: Role;
  readonly side: Side | null;
  /** The participant (id without country) that it acts for; of a project participant only. */
  readonly organisation?: string;
}

/**
 * Holders of a demonstration: one per role, a second fund officer to approve what the first did, and a
 * co-chair for each side.
 */
const HOLDERS: readonly DemonstrationHolder[] = [
  ...ALL_ROLES.map((role) => ({
    name: role as string,
    role,
    side: role === 'joint-committee-co-chair' ? ('japan' as const) : null,
  })),
  { name: 'second-fund-officer', role: 'fund-officer', side: null },
  { name: 'partner-co-chair', role: 'joint-committee-co-chair', side: 'partner' },
];

/** Role (or `second-fund-officer`, `partner-co-chair`, a participant's own) → API key. */
export type DemonstrationKeys = Readonly<Record<string, string>>;

/** Where the keys of a demonstration lie. */
export function demonstrationKeysFile(dataDir: string): string {
  return join(dataDir, 'demonstration-keys.json');
}

/** Those who act for one participant, by the name of their key. */
export type DemonstrationOrganisations = ReadonlyMap<string, string>;

/**
 * Sees to it that the file of a demonstration holds a working key for every role: random ones, made at
 * the first start, readable by the account that runs the program and nobody else. Where the file is
 * lost, or belongs to another database, the same principals get new keys.
 *
 * @param organisations participants (ids without country) that get a key for themselves alone
 */
export async function ensureDemonstrationKeys(
  parts: AccessChangesParts & { readonly reader: Queryable },
  dataDir: string,
  organisations: DemonstrationOrganisations = new Map(),
): Promise<{ readonly file: string; readonly keys: DemonstrationKeys; readonly made: number }> {
  const file = demonstrationKeysFile(dataDir);
  const before = await readKeys(file);
  const lookUp = keyLookup(parts.reader);
  const keys: Record<string, string> = {};
  let made = 0;
  for (const holder of [...HOLDERS, ...holdersFor(organisations)]) {
    const { name } = holder;
    const text = before[name];
    const hash = text === undefined ? null : keyHashIn(`Bearer ${text}`);
    const known = hash === null ? null : await lookUp(hash);
    if (text !== undefined && known !== null) {
      keys[name] = text;
      continue;
    }
    keys[name] = await makeDemonstrationKey(parts, holder);
    made += 1;
  }
  if (made > 0) await writeKeys(file, keys);
  return { file, keys, made };
}

function holdersFor(organisations: DemonstrationOrganisations): readonly DemonstrationHolder[] {
  const role = 'project-participant';
  return [...organisations].map(([name, organisation]) => ({
    name,
    role,
    side: null,
    organisation,
  }));
}

async function makeDemonstrationKey(
  parts: AccessChangesParts & { readonly reader: Queryable },
  { name, role, side, organisation }: DemonstrationHolder,
): Promise<string> {
  const { rows } = await parts.reader.query<{ id: string }>(
    `SELECT p.id FROM public.principal p
       JOIN public.principal_name n ON n.principal_id = p.id
      WHERE p.demonstration_of = 'demonstration' AND n.name = $1
      ORDER BY p.id LIMIT 1`,
    [nameOf(name)],
  );
  const principalId = rows[0]?.id;
  const { text } = await makeKey(
    parts,
    { principalId: OPERATOR_ID, request: null },
    {
      holder:
        principalId === undefined
          ? { name: nameOf(name), kind: 'person', demonstration: true }
          : { principalId },
      roles: [role],
      countries: null,
      side,
      organisations: organisation === undefined ? null : [organisation],
      expiresAt: null,
    },
  );
  if (text === null) throw new Error('a new key has a text');
  return text;
}

function nameOf(holder: string): string {
  return `Demonstration: ${holder.replaceAll('-', ' ')}`;
}

async function readKeys(file: string): Promise<DemonstrationKeys> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof content !== 'object' || content === null) return {};
    const texts = Object.entries(content).filter(([, key]) => typeof key === 'string');
    return Object.fromEntries(texts) as DemonstrationKeys;
  } catch (error) {
    // Missing or damaged: in both cases new keys are made.
    if (error instanceof SyntaxError || (error as { code?: unknown }).code === 'ENOENT') return {};
    throw error;
  }
}

/** Whole under another name first, so that a crash leaves the old file or the new one. */
async function writeKeys(file: string, keys: DemonstrationKeys): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
