import { Amount } from '../../kernel/amount.ts';
import { parsePublicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader, RowWrite } from '../../ledger/act.ts';
import { fundingErrors } from '../errors.ts';
import { fundingMessages } from '../field-messages.ts';
import { COMMITMENT_SHARE } from '../tables.ts';
import { aboveZero } from './rules.ts';

/** What part of a commitment is for a project, named by its id or its reference. */
export interface ShareBody {
  readonly project: string;
  /** Decimal text in the commitment's currency. */
  readonly amount: string;
}

export interface ProjectShare {
  readonly projectId: string;
  readonly amount: Amount;
}

/**
 * What never changes and a commitment has to know: what this book is, and which projects there are.
 */
export interface CommitmentContext {
  readonly book: 'real' | 'demonstration';
  /** Ids of projects by what they were called: their public id or their reference. */
  readonly projects: ReadonlyMap<string, string>;
}

/**
 * The shares of a commitment, or what is wrong with them: a project is named twice or not
 * registered, an amount cannot be read, or they do not sum to the commitment exactly.
 */
export function sharesOf(
  shares: readonly ShareBody[] | undefined,
  whole: Amount,
  context: CommitmentContext,
): readonly ProjectShare[] | Refusal {
  if (shares === undefined || shares.length === 0) return [];
  const found: ProjectShare[] = [];
  for (const [at, { project, amount: text }] of shares.entries()) {
    const projectId = context.projects.get(project);
    if (projectId === undefined) {
      return fundingErrors.refuse('FUNDING.PROJECT_UNKNOWN', { project });
    }
    if (found.some((share) => share.projectId === projectId)) {
      const pointer = `/projectShares/${at}/project`;
      return fundingErrors.refuse('FUNDING.SHARES_NAME_A_PROJECT_TWICE', { project }, [
        fundingMessages.at(pointer, 'funding.named-twice'),
      ]);
    }
    const amount = aboveZero(`/projectShares/${at}/amount`, text, whole.commodity);
    if (amount instanceof Refusal) return amount;
    found.push({ projectId, amount });
  }
  const total = Amount.sum(
    found.map(({ amount }) => amount),
    whole.commodity,
  );
  if (total.equals(whole)) return found;
  return fundingErrors.refuse('FUNDING.SHARES_DIFFER', {
    requested: whole,
    shares: total,
    difference: whole.minus(total),
    currency: whole.commodity.code,
  });
}

/**
 * The rows of a commitment's shares: numbered, and each with their number, so that none joins
 * later.
 */
export function shareRows(commitmentId: string, shares: readonly ProjectShare[]): RowWrite[] {
  return shares.map(({ projectId, amount }, at) => ({
    table: COMMITMENT_SHARE,
    change: 'insert',
    row: {
      commitment_id: commitmentId,
      ordinal: at + 1,
      share_count: shares.length,
      project_id: projectId,
      currency: amount.commodity.code,
      exponent: amount.commodity.exponent,
      amount: amount.toString(),
    },
  }));
}

interface SharingBody {
  readonly projectShares?: readonly ShareBody[];
}

/** One statement for what the book is, and one for the projects where any is named. */
export async function resolveContext(
  acts: readonly Act<SharingBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, CommitmentContext>> {
  const [book] = await reader.query('SELECT kind FROM public.book', []);
  const context: CommitmentContext = {
    book: book?.['kind'] === 'demonstration' ? 'demonstration' : 'real',
    projects: await projectsOf(acts, reader),
  };
  return new Map(acts.map(({ id }) => [id, context]));
}

async function projectsOf(
  acts: readonly Act<SharingBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, string>> {
  const names = new Set(
    acts.flatMap(({ body }) => (body.projectShares ?? []).map(({ project }) => project)),
  );
  const projects = new Map<string, string>();
  if (names.size === 0) return projects;
  const countryCode = acts[0]?.countryCode ?? '';
  const ids = [...names].flatMap((name) => idOf(name, countryCode));
  const rows = await reader.query(
    `SELECT project_id AS id, reference FROM public.project_reference
      WHERE country_code = $1 AND reference = ANY($2::text[])
     UNION ALL
     SELECT id, reference FROM public.project
      WHERE country_code = $1 AND id = ANY($3::uuid[])`,
    [countryCode, [...names], ids],
  );
  for (const row of rows) {
    const id = String(row['id']);
    projects.set(String(row['reference']), id);
    projects.set(`${countryCode}-${id}`, id);
  }
  return projects;
}

/**
 * The uuid of a public id of this country; nothing where the name is a reference or of elsewhere.
 */
function idOf(name: string, countryCode: string): readonly string[] {
  try {
    const parsed = parsePublicId(name);
    return parsed.countryCode === countryCode ? [parsed.id] : [];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
