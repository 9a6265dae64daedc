import { FUNDERS } from '../funding/funders.ts';
import { INSTRUMENTS } from '../funding/instruments.ts';
import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { ratioText } from '../kernel/decimal-text.ts';
import { publicId } from '../kernel/ids.ts';
import type { AccountTurnover } from '../ledger/turnovers.ts';
import { entriesAddresses, type FigureSubject } from './addresses.ts';
import type {
  CommitmentFacts,
  CountryReportFacts,
  FacilityFacts,
  Recorded,
  ScheduleFacts,
  TrancheFacts,
} from './country-report.facts.ts';
import type {
  CurrencyTotals,
  ReportedCommitment,
  ReportedFacility,
  ReportedTranche,
} from './reported-funding.ts';
import { COMMITMENT_FIGURES, FIGURE_NAMES, figureOf, type FigureName } from './figures.ts';
import { byTexts, grouped } from './order.ts';

/** Shares are shown with four decimals: hundredths of a percent. */
const SHARE_DECIMALS = 4;

const FUNDER_NAMES = new Map(FUNDERS.map(({ code, name }) => [code, name]));
const INSTRUMENT_NAMES = new Map(INSTRUMENTS.map(({ code, name }) => [code, name]));

/** Turnovers by the tranche or commitment whose accounts moved. */
export type TurnoversByOwner = ReadonlyMap<string, readonly AccountTurnover[]>;

export function turnoversByOwner(turnovers: readonly AccountTurnover[]): TurnoversByOwner {
  return grouped(turnovers, ({ ownerId }) => ownerId);
}

/** A tranche and its commitments with every figure, in the order of announcement. */
export function trancheRows(facts: CountryReportFacts): readonly ReportedTranche[] {
  const owners = turnoversByOwner(facts.turnovers);
  const commitments = grouped(facts.commitments, ({ body }) => body.tranche);
  const schedules = new Map(facts.schedules.map((schedule) => [schedule.body.tranche, schedule]));
  const projects = new Map(facts.projects.map(({ id, body }) => [id, body.reference]));
  const rows = facts.tranches.map((tranche) => {
    const own = commitments.get(tranche.id) ?? [];
    return trancheRow(facts, tranche, {
      owners,
      commitments: own.map((one) => commitmentRow(facts, one, owners, projects)),
      turnovers: [tranche.id, ...own.map(({ id }) => id)].flatMap((id) => owners.get(id) ?? []),
      schedule: schedules.get(tranche.id) ?? null,
    });
  });
  return rows.sort(byTexts(({ announcedOn, reference, id }) => [announcedOn, reference, id]));
}

interface OfTranche {
  readonly owners: TurnoversByOwner;
  readonly commitments: readonly ReportedCommitment[];
  readonly turnovers: readonly AccountTurnover[];
  readonly schedule: Recorded<ScheduleFacts> | null;
}

function trancheRow(
  facts: CountryReportFacts,
  { id: uuid, body }: Recorded<TrancheFacts>,
  of: OfTranche,
): ReportedTranche {
  const { country, effectiveAsOf } = facts.request;
  const id = publicId(country, uuid);
  const schedule = (of.schedule?.body.payments ?? [])
    .map(({ dueOn, amount }) => ({ dueOn, amount }))
    .sort(byTexts(({ dueOn }) => [dueOn]));
  return {
    id,
    reference: body.reference,
    title: body.title,
    funder: body.funder,
    funderName: FUNDER_NAMES.get(body.funder) ?? body.funder,
    funderIatiId: FUNDERS.find(({ code }) => code === body.funder)?.iatiId ?? null,
    instrument: body.instrument,
    instrumentName: INSTRUMENT_NAMES.get(body.instrument) ?? body.instrument,
    confidence: body.confidence,
    status: body.status,
    currency: body.currency,
    announcedOn: body.announcedOn,
    availableFrom: body.availableFrom,
    availableUntil: body.availableUntil,
    facility: facilityOf(facts, body.facility),
    source: body.source,
    note: body.note,
    nextPayment: schedule.find(({ dueOn }) => dueOn >= effectiveAsOf) ?? null,
    schedule,
    scheduleVersion: of.schedule === null ? null : (of.schedule.version ?? 1),
    commitments: of.commitments.toSorted(
      byTexts(({ effectiveOn, reference, id: own }) => [effectiveOn, reference, own]),
    ),
    ...figures(facts, FIGURE_NAMES, { tranche: id }, of.turnovers, body.currency),
  };
}

function commitmentRow(
  facts: CountryReportFacts,
  { id: uuid, body }: Recorded<CommitmentFacts>,
  owners: TurnoversByOwner,
  projects: ReadonlyMap<string, string>,
): ReportedCommitment {
  const { country } = facts.request;
  const id = publicId(country, uuid);
  const own = owners.get(uuid) ?? [];
  const { agreement } = body;
  const gross = figureOf('committedGross', own, currencyOf(body.currency));
  return {
    id,
    reference: body.reference,
    effectiveOn: body.effectiveOn,
    agreement: agreement && {
      title: agreement.title,
      signedOn: agreement.signedOn,
      sha256: agreement.sha256,
    },
    reversed: gross.isZero(),
    currency: body.currency,
    projectShares: body.projectShares.map(({ project, amount }) => ({
      project: publicId(country, project),
      reference: projects.get(project) ?? null,
      amount,
    })),
    ...figures(facts, COMMITMENT_FIGURES, { commitment: id }, own, body.currency),
  };
}

/**
 * Totals by currency over all tranches. What was announced, and so what is left to commit, has none.
 */
export function totalsByCurrency(facts: CountryReportFacts): readonly CurrencyTotals[] {
  const currencies = [...new Set(facts.tranches.map(({ body }) => body.currency))].sort();
  return currencies.map((currency) => ({
    currency,
    ...figures(
      facts,
      COMMITMENT_FIGURES,
      { currency },
      facts.turnovers.filter(({ amount }) => amount.commodity.code === currency),
      currency,
    ),
  }));
}

/** What was disbursed as a part of what is committed; null where nothing is. */
export function shareText(disbursed: Amount, committed: Amount): string | null {
  return committed.isZero() ? null : ratioText(disbursed, committed, SHARE_DECIMALS);
}

type NamedFigures<Name extends FigureName> = { readonly [Each in Name]: string } & {
  readonly disbursedShare: string | null;
  readonly entries: { readonly [Each in Name]: string };
};

function figures<Name extends FigureName>(
  facts: CountryReportFacts,
  names: readonly Name[],
  subject: FigureSubject,
  turnovers: readonly AccountTurnover[],
  currencyCode: string,
): NamedFigures<Name> {
  const currency = currencyOf(currencyCode);
  const amounts = names.map((name) => [name, figureOf(name, turnovers, currency).toString()]);
  const share = shareText(
    figureOf('disbursed', turnovers, currency),
    figureOf('committed', turnovers, currency),
  );
  return {
    ...(Object.fromEntries(amounts) as { readonly [Each in Name]: string }),
    disbursedShare: share,
    entries: entriesAddresses(facts, subject, names),
  };
}

function facilityOf(facts: CountryReportFacts, uuid: string | null): ReportedFacility | null {
  const found = facts.facilities.find(({ id }) => id === uuid);
  return found === undefined ? null : facilityRow(found);
}

function facilityRow({ id, body }: Recorded<FacilityFacts>): ReportedFacility {
  return {
    id: `00-${id}`,
    reference: body.reference,
    title: body.title,
    funder: body.funder,
    currency: body.currency,
    amount: body.amount,
    signedOn: body.signedOn,
    source: body.source,
  };
}
