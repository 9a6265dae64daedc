import { digestOf } from './country-report.builder.ts';
import type { CountryReport } from './country-report.ts';
import { withProject } from './credit-lines.ts';
import { CREDIT_FIGURES, type CreditFigures, type ReportedCredits } from './reported-credits.ts';
import { without } from './without.ts';

/** What of a country report a statement of a tranche, or a dossier of a project, is about. */
export type ReportPart =
  | { readonly kind: 'tranche'; readonly id: string; readonly address: string }
  | { readonly kind: 'project'; readonly id: string; readonly address: string };

/**
 * The part of a country report that is about one tranche or one project: the same figures, the same
 * head, and a digest of its own. Totals of the country and what is about others are left out.
 */
export function partOf(report: CountryReport, part: ReportPart): CountryReport {
  const tranches = report.tranches.filter((tranche) =>
    part.kind === 'tranche'
      ? tranche.id === part.id
      : tranche.commitments.some(({ projectShares }) =>
          projectShares.some(({ project }) => project === part.id),
        ),
  );
  const ids = new Set(tranches.map(({ id }) => id));
  const references = new Set(tranches.map(({ reference }) => reference));
  const projects = report.projects.filter((project) =>
    part.kind === 'project'
      ? project.id === part.id
      : project.shares.some(({ tranche }) => tranche === part.id),
  );
  const projectIds = new Set(projects.map(({ id }) => id));
  const model = {
    ...without(report, 'digest'),
    agreements: [],
    totals: [],
    announcements: {
      ...report.announcements,
      items: report.announcements.items.filter(({ tranche }) => ids.has(tranche)),
    },
    tranches,
    pledges: {
      ...report.pledges,
      items: report.pledges.items.filter(({ tranche }) => ids.has(tranche)),
    },
    credits: creditsOf(report, part, projectIds),
    disbursementCurves: [],
    projects,
    moneyPerTonne: {
      ...report.moneyPerTonne,
      items: report.moneyPerTonne.items.filter(
        ({ project, tranche }) => projectIds.has(project) && ids.has(tranche),
      ),
    },
    indicators: report.indicators.filter(
      ({ project }) => project !== null && projectIds.has(project.id),
    ),
    historicalLoans: { ...report.historicalLoans, items: [] },
    conversions: null,
    reconciliation: {
      ...report.reconciliation,
      accounts: report.reconciliation.accounts.filter(({ tranche }) => ids.has(tranche)),
      credits: [],
      corrections: [],
    },
    changes: {
      ...report.changes,
      rows: report.changes.rows.filter(({ row }) =>
        [...references].some((reference) => row.split(' / ').includes(reference)),
      ),
    },
    gaps: {
      ...report.gaps,
      items: report.gaps.items.filter(({ subject }) => ids.has(subject) || projectIds.has(subject)),
    },
    provenance: provenanceOf(report, part),
  };
  return { ...model, digest: digestOf(model) };
}

function provenanceOf(
  { provenance }: CountryReport,
  { address }: ReportPart,
): CountryReport['provenance'] {
  return {
    ...provenance,
    addresses: {
      json: `${address}&format=json`,
      csv: `${address}&format=csv`,
      html: `${address}&format=html`,
    },
  };
}

/** A dossier's lists are its project's. */
function linesOf({ credits, projects }: CountryReport, part: ReportPart): string {
  const own = projects.find(({ id }) => part.kind === 'project' && id === part.id);
  return own === undefined ? credits.lines : withProject(credits.lines, own.reference);
}

/** A project's own tonnes; a tranche has none: tonnes are not attributed to money. */
function creditsOf(
  report: CountryReport,
  part: ReportPart,
  projects: ReadonlySet<string>,
): ReportedCredits {
  const { credits } = report;
  return {
    ...credits,
    totals: totalsOf(report, part),
    lines: linesOf(report, part),
    vintages: [],
    projects: credits.projects.filter(({ project }) => projects.has(project)),
    registries: [],
    publishedElsewhere: { ...credits.publishedElsewhere, items: [] },
  };
}

function totalsOf({ credits }: CountryReport, part: ReportPart): CreditFigures {
  const own = credits.projects.find(
    ({ project }) => part.kind === 'project' && project === part.id,
  );
  return Object.fromEntries(
    CREDIT_FIGURES.map((name) => [name, own?.[name] ?? null]),
  ) as CreditFigures;
}
