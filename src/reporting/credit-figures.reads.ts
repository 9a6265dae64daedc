import type { Queryable } from '../audit/queryable.ts';
import { issuanceFiguresAt } from '../carbon-credit/issuance/issuance-figures.reads.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { AsOf } from '../ledger/point-in-time.ts';
import { recordsAt } from '../ledger/records.ts';
import type { AccountTurnover } from '../ledger/turnovers.ts';
import type { PublicIssuance } from '../project/public-source/record.ts';
import type { CreditFigureName, CreditPlace, CreditSide } from './reported-credits.ts';

/** Whole tonnes of one project, vintage and figure. */
export interface CreditFact {
  /** Of the project (uuid). */
  readonly project: string;
  /** The calendar year in which the reductions happened. */
  readonly vintage: string;
  /** In whose registry; null for what is of neither. */
  readonly side: CreditSide | null;
  readonly figure: CreditFigureName;
  readonly tonnes: string;
}

/** What moved in a registry by entries of one kind: before the period, and in it. */
export interface CreditMovement {
  readonly side: CreditSide;
  readonly vintage: string;
  readonly figure: 'issued' | CreditPlace;
  readonly entryKind: string;
  readonly opening: bigint;
  readonly moved: bigint;
}

export interface CreditFacts {
  /** Figures that this book records; of all others nothing is known, and they are null. */
  readonly recorded: readonly CreditFigureName[];
  readonly facts: readonly CreditFact[];
  readonly movements: readonly CreditMovement[];
  /** What somebody else published, in the order of its references. */
  readonly published: readonly PublicIssuance[];
}

/** One view of a country's credits: what counted by a day and was known at a head. */
interface View {
  readonly db: Queryable;
  readonly countryCode: string;
  readonly asOf: AsOf;
  /** The same view of its accounts, read before. */
  readonly places: readonly Placed[];
}

/**
 * Who reads which figures: the one place where a room that records more of them is plugged in. A
 * figure without a reader is "not recorded in this book". (`expected` comes with the projects, and
 * `issued` of what the sides issued.)
 */
const READERS: readonly {
  readonly figures: readonly CreditFigureName[];
  readonly read: (view: View) => Promise<readonly CreditFact[]> | readonly CreditFact[];
}[] = [
  { figures: ['verified'], read: verifiedTonnes },
  {
    figures: ['notifiedJapan', 'notifiedPartner', 'issuedJapan', 'issuedPartner'],
    read: issuanceTonnes,
  },
  {
    figures: ['held', 'locked', 'transferredOut', 'retired', 'cancelled'],
    read: ({ places }) => places.flatMap(placeFacts),
  },
  { figures: ['authorised'], read: authorisedTonnes },
];

/** Every figure of credits that the book records; `turnovers` are those of the same view. */
export async function creditFacts(
  db: Queryable,
  countryCode: string,
  asOf: AsOf,
  turnovers: readonly AccountTurnover[],
): Promise<CreditFacts> {
  const places = await placed(db, countryCode, turnovers);
  const view = { db, countryCode, asOf, places };
  const [published, ...facts] = await Promise.all([
    publishedIssuances(view),
    ...READERS.map(({ read }) => read(view)),
  ]);
  return {
    recorded: ['expected', ...READERS.flatMap(({ figures }) => figures), 'issued'],
    facts: facts.flat(),
    movements: places.map(({ turnover: { entryKind, amount, opening }, figure, ...of }) => ({
      side: of.side,
      vintage: of.vintage,
      figure,
      entryKind,
      opening: of.sign * BigInt(opening.toString()),
      moved: of.sign * BigInt(amount.minus(opening).toString()),
    })),
    published,
  };
}

/** What moved on an account of credits, and which credits they are. */
interface Placed {
  readonly project: string;
  readonly vintage: string;
  readonly side: CreditSide;
  readonly figure: 'issued' | CreditPlace;
  /** What is issued leaves the account that it comes from. */
  readonly sign: 1n | -1n;
  readonly turnover: AccountTurnover;
}

const FIGURE_OF_KIND: Readonly<Record<string, 'issued' | CreditPlace>> = {
  issued: 'issued',
  held: 'held',
  locked: 'locked',
  'transferred-out': 'transferredOut',
  retired: 'retired',
  cancelled: 'cancelled',
};

/** Accounts of credits with their classes. What a class is never changes: only its counter moves on. */
async function placed(
  db: Queryable,
  countryCode: string,
  turnovers: readonly AccountTurnover[],
): Promise<readonly Placed[]> {
  const own = turnovers.filter(({ ownerType }) => ownerType.startsWith('credit-'));
  if (own.length === 0) return [];
  const { rows } = await db.query(
    `SELECT commodity, side, project_id, vintage::text AS vintage FROM public.credit_class
      WHERE country_code = $1`,
    [countryCode],
  );
  const classes = new Map(rows.map((row) => [String(row['commodity']), row]));
  return own.flatMap((turnover) => {
    const of = classes.get(turnover.amount.commodity.code);
    const figure = FIGURE_OF_KIND[turnover.accountKind];
    if (of === undefined || figure === undefined) return [];
    return [
      {
        project: String(of['project_id']),
        vintage: String(of['vintage']),
        side: of['side'] as CreditSide,
        figure,
        sign: figure === 'issued' ? -1n : 1n,
        turnover,
      },
    ];
  });
}

function placeFacts({ project, vintage, side, figure, turnover }: Placed): readonly CreditFact[] {
  if (figure === 'issued') return [];
  return [{ project, vintage, side, figure, tonnes: turnover.amount.toString() }];
}

/** What the Joint Committee notified to each side, and what each issued in its registry. */
async function issuanceTonnes({ db, countryCode, asOf }: View): Promise<readonly CreditFact[]> {
  const { projects } = await issuanceFiguresAt(db, countryCode, asOf);
  return projects.flatMap(({ project, vintage, notified, issued }) => {
    const of = { project, vintage: String(vintage) };
    return [
      { ...of, side: 'japan', figure: 'notifiedJapan', tonnes: notified.japan },
      { ...of, side: 'partner', figure: 'notifiedPartner', tonnes: notified.partner },
      { ...of, side: 'japan', figure: 'issuedJapan', tonnes: issued.japan },
      { ...of, side: 'partner', figure: 'issuedPartner', tonnes: issued.partner },
    ] as const;
  });
}

/** What a Party authorised tonne by tonne: credits that became ITMOs, by days of UTC as Article 6 counts. */
async function authorisedTonnes({
  db,
  countryCode,
  asOf: { effectiveAsOf, size },
}: View): Promise<readonly CreditFact[]> {
  const { rows } = await db.query(
    `SELECT c.project_id, c.vintage::text AS vintage, c.side,
            sum(i.last_serial - i.first_serial + 1)::text AS tonnes
       FROM public.itmo_block i
       JOIN public.credit_class c ON c.country_code = $1 AND c.id = i.class_id
      WHERE i.country_code = $1 AND (i.identified_at AT TIME ZONE 'UTC')::date <= $2
        AND i.audit_sequence < $3
      GROUP BY c.project_id, c.vintage, c.side ORDER BY c.project_id, c.vintage, c.side`,
    [countryCode, effectiveAsOf, size],
  );
  return rows.map((row) => ({
    project: String(row['project_id']),
    vintage: String(row['vintage']),
    side: row['side'] as CreditSide,
    figure: 'authorised',
    tonnes: String(row['tonnes']),
  }));
}

/** Valid on whatever day it was written down: such a record says itself of which day it is. */
const ALWAYS = '9999-12-31' as CalendarDay;

async function publishedIssuances({
  db,
  countryCode,
  asOf: { effectiveAsOf, size },
}: View): Promise<readonly PublicIssuance[]> {
  const known = { effectiveAsOf: ALWAYS, size };
  const records = await recordsAt(db, countryCode, ['public-record'], known);
  return records
    .map(({ body }) => body as unknown as PublicIssuance)
    .filter(({ kind }) => kind === 'issuance')
    .filter(({ decisionOn }) => decisionOn === null || decisionOn <= effectiveAsOf);
}

/**
 * What third-party entities verified: of each monitoring report the edition that was known last. A
 * report that was withdrawn counts for nothing.
 */
async function verifiedTonnes({
  db,
  countryCode,
  asOf: { effectiveAsOf, size },
}: View): Promise<readonly CreditFact[]> {
  const { rows } = await db.query(
    `SELECT r.project_id, v.vintage::text AS vintage, sum(v.tonnes_verified)::text AS tonnes
       FROM (SELECT DISTINCT ON (report_id) id, report_id FROM public.verification
              WHERE country_code = $1 AND verified_on <= $2 AND audit_sequence < $3
              ORDER BY report_id, edition DESC) known
       JOIN public.verified_vintage v ON v.country_code = $1 AND v.verification_id = known.id
       JOIN public.monitoring_report r ON r.country_code = $1 AND r.id = known.report_id
      WHERE NOT EXISTS (SELECT FROM public.record_version w
                         WHERE w.country_code = $1 AND w.subject_type = 'monitoring-report'
                           AND w.subject_id = r.id AND w.valid_from <= $2
                           AND w.audit_sequence < $3 AND w.body->>'status' = 'withdrawn')
      GROUP BY r.project_id, v.vintage ORDER BY r.project_id, v.vintage`,
    [countryCode, effectiveAsOf, size],
  );
  return rows.map((row) => ({
    project: String(row['project_id']),
    vintage: String(row['vintage']),
    side: null,
    figure: 'verified',
    tonnes: String(row['tonnes']),
  }));
}
