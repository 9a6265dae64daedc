import { Amount, type Commodity } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { ratioText } from '../kernel/decimal-text.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryReportFacts, ReadingFacts, Recorded } from './country-report.facts.ts';
import type { ReportedIndicator, ReportedProject } from './country-report.ts';
import type { ReportedCredits } from './reported-credits.ts';
import type { ReportedTranche } from './reported-funding.ts';
import { byTexts, grouped } from './order.ts';
import { shareText } from './tranche-rows.ts';

/** Projects by reference, each with its part of what the tranches committed. */
export function projectRows(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
  credits: ReportedCredits,
): readonly ReportedProject[] {
  const tonnes = new Map(credits.projects.map((row) => [row.project, row]));
  const documents = grouped(facts.filedForms, ({ project }) => project);
  const shares = sharesByProject(tranches);
  const rows = facts.projects.map(({ id: uuid, body }) => {
    const id = publicId(facts.request.country, uuid);
    return {
      id,
      reference: body.reference,
      title: body.title,
      mechanism: body.mechanism,
      sector: body.sector,
      status: body.status,
      sites: body.sites.map(({ name }) => name),
      participants: body.participants.map(({ name, side, country }) => ({ name, side, country })),
      startsOn: body.startsOn,
      endsOn: body.endsOn,
      expectedAnnualReduction: body.expectedAnnualReduction,
      verified: tonnes.get(id)?.verified ?? null,
      issued: tonnes.get(id)?.issued ?? null,
      documents: (documents.get(uuid) ?? []).reduce((sum, filed) => sum + filed.documents, 0),
      source: body.source,
      shares: shares.get(id) ?? [],
    };
  });
  return rows.sort(byTexts(({ reference, id }) => [reference, id]));
}

/** What of each tranche's commitments was for each project; commitments made by mistake do not count. */
function sharesByProject(
  tranches: readonly ReportedTranche[],
): ReadonlyMap<string, ReportedProject['shares']> {
  const shares = new Map<string, ReportedProject['shares'][number][]>();
  for (const tranche of tranches) {
    const currency = currencyOf(tranche.currency);
    const own = tranche.commitments
      .filter(({ reversed }) => !reversed)
      .flatMap((commitment) =>
        commitment.projectShares.map((share) => ({
          ...share,
          paid: commitment.projectShares.length === 1 ? commitment.disbursed : null,
        })),
      );
    for (const [project, rows] of grouped(own, (share) => share.project)) {
      const amounts = rows.map(({ amount }) => Amount.parse(amount, currency));
      const committed = Amount.sum(amounts, currency);
      const list = shares.get(project) ?? [];
      shares.set(project, list);
      list.push({
        tranche: tranche.id,
        reference: tranche.reference,
        currency: tranche.currency,
        committedGross: committed.toString(),
        ofTranche: shareText(committed, Amount.parse(tranche.committedGross, currency)),
        disbursed: paidOf(rows, currency),
      });
    }
  }
  return shares;
}

/** What was paid under commitments that are of one project alone; null where one of them is not. */
function paidOf(
  rows: readonly { readonly paid: string | null }[],
  currency: Commodity,
): string | null {
  const paid = rows.flatMap((row) => (row.paid === null ? [] : [Amount.parse(row.paid, currency)]));
  return paid.length < rows.length ? null : Amount.sum(paid, currency).toString();
}

/** Physical figures are decimals in a unit of their own, with at most so many decimals. */
const INDICATOR_DECIMALS = 12;
const PROGRESS_DECIMALS = 4;

/** What is counted on the ground: where it began, where it stood by the day, where it is to be. */
export function indicatorRows(facts: CountryReportFacts): readonly ReportedIndicator[] {
  const readings = grouped(facts.readings, ({ body }) => body.indicator);
  const projects = new Map(facts.projects.map((project) => [project.id, project.body.reference]));
  const rows = facts.indicators.map(({ id: uuid, body }) => {
    const latest = latestOf(readings.get(uuid) ?? [], facts.request.effectiveAsOf);
    const baseline = body.baseline && { value: body.baseline.value, on: body.baseline.on };
    const project = body.project;
    return {
      id: publicId(facts.request.country, uuid),
      project: project === null ? null : projectOf(facts, project, projects),
      name: body.name,
      unit: body.unit,
      place: body.place,
      baseline,
      latest,
      targets: body.targets
        .map(({ value, dueOn }) => ({ value, dueOn, ...progressOf(value, latest, baseline) }))
        .sort(byTexts(({ dueOn, value }) => [dueOn, value])),
      source: body.source,
    };
  });
  return rows.sort(byTexts((row) => [row.project?.reference ?? '', row.name, row.place, row.id]));
}

function projectOf(
  facts: CountryReportFacts,
  uuid: string,
  references: ReadonlyMap<string, string>,
): ReportedIndicator['project'] {
  const id = publicId(facts.request.country, uuid);
  return { id, reference: references.get(uuid) ?? id };
}

/** The reading of the last day by then; of two of the same day the one that was recorded last. */
function latestOf(
  readings: readonly Recorded<ReadingFacts>[],
  day: string,
): ReportedIndicator['latest'] {
  let latest: Recorded<ReadingFacts> | null = null;
  for (const reading of readings) {
    if (reading.body.observedOn > day) continue;
    if (latest === null || isLater(reading, latest)) latest = reading;
  }
  if (latest === null) return null;
  const { value, observedOn, source } = latest.body;
  return { value, observedOn, source };
}

function isLater(one: Recorded<ReadingFacts>, other: Recorded<ReadingFacts>): boolean {
  if (one.body.observedOn !== other.body.observedOn) {
    return one.body.observedOn > other.body.observedOn;
  }
  if (one.auditSequence !== other.auditSequence) return one.auditSequence > other.auditSequence;
  return one.id > other.id;
}

type Progress = Pick<ReportedIndicator['targets'][number], 'progress' | 'progressBasis'>;

const NO_PROGRESS: Progress = { progress: null, progressBasis: null };

function progressOf(
  targetText: string,
  latest: ReportedIndicator['latest'],
  baseline: ReportedIndicator['baseline'],
): Progress {
  if (latest === null) return NO_PROGRESS;
  const target = physical(targetText);
  const reached = physical(latest.value);
  if (baseline !== null) {
    const from = physical(baseline.value);
    const way = target.minus(from);
    if (way.isZero()) return NO_PROGRESS;
    const progress = ratioText(reached.minus(from), way, PROGRESS_DECIMALS);
    return { progress, progressBasis: 'from-baseline' };
  }
  if (target.isZero()) return NO_PROGRESS;
  return { progress: ratioText(reached, target, PROGRESS_DECIMALS), progressBasis: 'of-target' };
}

const UNIT = { code: 'unit', exponent: INDICATOR_DECIMALS };

function physical(text: string): Amount {
  return Amount.parse(text, UNIT);
}
