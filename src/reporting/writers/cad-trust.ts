import type { CountryReport, ReportedProject } from '../country-report.ts';
import type { CreditUnit } from '../credit-units.reads.ts';

/** Lists of CAD Trust v2.0.2, as far as this book has words for them. */
const STATUSES: Readonly<Record<string, string>> = {
  proposed: 'Listed',
  planned: 'Listed',
  validation: 'Listed',
  'registration-requested': 'Validated',
  registered: 'Registered',
  'crediting-ended': 'Completed',
  completed: 'Completed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  'registration-request-withdrawn': 'Withdrawn',
  cancelled: 'Inactive',
};

/** Where a unit is; what is locked by an offer is held until it is accepted. */
const UNIT_STATUSES: Readonly<Record<string, string>> = {
  held: 'Held',
  locked: 'Held',
  retired: 'Retired',
  cancelled: 'Cancelled',
};

const SECTORS: readonly (readonly [word: RegExp, sector: string, type: string])[] = [
  [/transport|rail|road|mobility|charging/i, 'Transport', 'Transport'],
  [/solar/i, 'Energy industries (renewable-/ non renewable sources)', 'Solar'],
  [/wind/i, 'Energy industries (renewable-/ non renewable sources)', 'Wind'],
  [/hydro/i, 'Energy industries (renewable-/ non renewable sources)', 'Hydro'],
  [/efficien|demand/i, 'Energy demand', 'Energy Efficiency Industry'],
  [/distribution/i, 'Energy distribution', 'Energy distribution'],
  [/waste/i, 'Waste handling and disposal', 'Waste'],
  [/forest/i, 'Afforestation and reforestation', 'Afforestation'],
  [/manufactur/i, 'Manufacturing industries', 'Energy Efficiency Industry'],
];

/**
 * The projects of the mechanism as records of CAD Trust's data model, v2.0.2, ready to be inserted in
 * its order. Ids that its node gives are left out. A unit is a run of serials as it was on the day; what
 * left the partner's registry is not told, for Japan issued in its place.
 *
 * @source CAD Trust data schema v2.0.2 (Chia-Network/cadt)
 */
export function writeCadTrust(report: CountryReport, units: readonly CreditUnit[]): Buffer {
  const { country, book, asOf } = report;
  const projects = report.projects.filter(({ mechanism }) => mechanism === 'JCM');
  const content = {
    schema: 'CAD Trust v2.0.2',
    notice: book.notice,
    effectiveAsOf: asOf.effectiveAsOf,
    knownAsOf: asOf.knownAsOf,
    digest: report.digest,
    program: [
      {
        programName: `Joint Crediting Mechanism, Japan and ${country.name}`,
        programRegistry: 'JCM',
        programRegistryId: country.iso2,
      },
    ],
    project: projects.map((project) => projectOf(report, project)),
    stakeholder: projects.flatMap(({ reference, participants }) =>
      participants.map(({ name }) => ({
        projectId: reference,
        stakeholderName: name,
        stakeholderType: 'Owner',
      })),
    ),
    location: projects.flatMap(({ reference, sites }) =>
      sites.map((site) => ({
        projectId: reference,
        locationCountry: country.name,
        locationRegion: site,
      })),
    ),
    estimation: projects.flatMap(({ reference, startsOn, endsOn, expectedAnnualReduction }) =>
      startsOn === null || endsOn === null || expectedAnnualReduction === null
        ? []
        : [
            {
              projectId: reference,
              estimationStartDate: startsOn,
              estimationEndDate: endsOn,
              annualUnitCount: expectedAnnualReduction,
            },
          ],
    ),
    unit: {
      note: report.credits.note,
      notRecorded: report.credits.notRecorded,
      items: units.filter(({ state }) => state in UNIT_STATUSES).map(unitOf),
    },
  };
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}

function unitOf({ project, vintage, state, serials, first, last, tonnes, since }: CreditUnit) {
  return {
    projectId: project,
    unitSerialId: serials,
    unitStartBlock: first,
    unitEndBlock: last,
    unitCount: tonnes,
    unitVintageYear: vintage,
    unitStatus: UNIT_STATUSES[state],
    unitStatusDate: since,
    unitMetric: 'tCO2e',
  };
}

function projectOf(report: CountryReport, project: ReportedProject) {
  const [, sector = 'Others', type = 'Any combination of the above'] =
    SECTORS.find(([word]) => word.test(project.sector)) ?? [];
  return {
    projectRegistryName: 'JCM',
    projectId: project.reference,
    projectName: project.title,
    projectLink: project.source ?? `/projects/${project.reference}`,
    projectSector: [sector],
    projectType: [type],
    projectStatus: STATUSES[project.status] ?? 'Listed',
    projectStatusDate: report.asOf.effectiveAsOf,
    projectUnitMetric: 'tCO2e',
  };
}
