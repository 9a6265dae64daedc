import { namedId, parsePublicId } from '../../kernel/ids.ts';
import type { CadTrustFacts } from '../cad-trust.facts.ts';
import { isWebAddress } from '../web-address.ts';
import type { CountryReport, ReportedProject } from '../country-report.ts';
import { PROJECT_STATUSES, sectorOf, unitTypeOf } from './cad-trust-lists.ts';
import type { CadTrustInput, CadTrustLocation, LeftOut } from './cad-trust-input.ts';
import { unitTables } from './cad-trust-units.ts';

const NOTES = [
  'Rows are in the order of insertion. Ids are those of this book: they tie the rows of this file; a node gives its own, and its orgUid.',
  'Names of validation and verification bodies are as recorded; a node wants the spelling of its own list (GET /v2/governance/meta/pickList).',
  'An estimation is the expectation of one year, from the start of operation.',
  'A unit is a run of serials as it was on the day. What left the partner’s registry is not told: Japan’s side issued in its place.',
];

/**
 * The projects of the mechanism as records of CAD Trust's data model, v2.0.2. What a required field is
 * not recorded for is left out, and the file says so: nothing is made up.
 *
 * @source CAD Trust data schema v2.0.2 (Chia-Network/cadt)
 */
export function writeCadTrust(input: CadTrustInput): Buffer {
  const { report, facts } = input;
  const { country, book, asOf } = report;
  const projects = report.projects.filter(({ mechanism }) => mechanism === 'JCM');
  const program = namedId(book.id, `CAD Trust program ${country.iso2}`);
  const location = projects.flatMap((project) => locationsOf(report, project));
  const { leftOut, ...units } = unitTables(input, location);
  const content = {
    schema: 'CAD Trust v2.0.2',
    notice: book.notice,
    notes: NOTES,
    effectiveAsOf: asOf.effectiveAsOf,
    knownAsOf: asOf.knownAsOf,
    digest: report.digest,
    notRecorded: report.credits.notRecorded,
    program: [
      {
        cadTrustProgramId: program,
        programName: `Joint Crediting Mechanism, Japan and ${country.name}`,
        programRegistry: 'JCM',
        programRegistryId: country.iso2,
      },
    ],
    methodology: methodologiesOf(facts),
    stakeholder: projects.flatMap(stakeholdersOf),
    label: facts.authorisations.map((one) => ({
      cadTrustLabelId: one.id,
      labelName: one.name,
      labelType: 'Article 6 - Authorisation',
      labelDate: one.authorisedOn,
    })),
    project: projects.map((project) => projectOf(input, project, program)),
    ...cycleTables(facts, new Set(projects.map(({ id }) => uuidOf(id)))),
    location,
    estimation: projects.flatMap(estimationOf),
    ...units,
    leftOut: [...leftOut, ...validatedByNobody(projects, facts)],
  };
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}

function methodologiesOf({ methodologies }: CadTrustFacts) {
  return methodologies.map((one) => ({
    cadTrustMethodologyId: one.id,
    methodologyCode: one.code,
    methodologyName: one.name,
    methodologyType: unitTypeOf(one.scopes),
    methodologyVersion: one.version,
    methodologyDate: one.approvedOn,
  }));
}

function stakeholdersOf({ id, participants }: ReportedProject) {
  return participants.map(({ name }, at) => ({
    cadTrustStakeholderId: namedId(uuidOf(id), `stakeholder ${at}`),
    stakeholderName: name,
    stakeholderType: 'Owner',
    cadTrustProjectId: uuidOf(id),
  }));
}

/** What the projects are pinned to, and that they were validated and verified. */
function cycleTables(facts: CadTrustFacts, projects: ReadonlySet<string>) {
  const own = <Row extends { readonly project: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ project }) => projects.has(project));
  return {
    project_methodology: own(facts.pins).map((pin) => ({
      cadTrustProjectMethodologyId: pin.id,
      cadTrustProjectId: pin.project,
      cadTrustMethodologyId: pin.methodologyVersion,
      projectMethodologyDate: pin.pinnedOn,
    })),
    validation: own(facts.validations).map(({ id, project, body, creditingPeriod }) => ({
      cadTrustValidationId: id,
      validationId: id,
      validationType: 'Validation of Project Design Document',
      validationBody: body,
      ...(creditingPeriod === null
        ? {}
        : {
            validationCreditPeriodStartDate: creditingPeriod.startsOn,
            validationCreditPeriodEndDate: creditingPeriod.endsOn,
          }),
      cadTrustProjectId: project,
    })),
    verification: own(facts.verifications).map((one) => ({
      cadTrustVerificationId: one.id,
      verificationId: one.id,
      verificationStartDate: one.firstDay,
      verificationEndDate: one.lastDay,
      verificationBody: one.body,
      cadTrustProjectId: one.project,
    })),
  };
}

const uuidOf = (id: string): string => parsePublicId(id).id;

/** Its own list of names where that is not the common English one. */
const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  VN: 'Viet Nam',
  LA: "Lao People's Democratic Republic",
  MD: 'Republic of Moldova',
  TZ: 'United Republic of Tanzania',
  KG: 'Kyrgyzstan',
};

function locationsOf(
  { country }: CountryReport,
  { id, sites }: ReportedProject,
): readonly CadTrustLocation[] {
  return sites.map((site, at) => ({
    cadTrustLocationId: namedId(uuidOf(id), `location ${at}`),
    locationCountry: COUNTRY_NAMES[country.iso2] ?? country.name,
    locationRegion: site,
    cadTrustProjectId: uuidOf(id),
  }));
}

/** The expectation of one year, in the first year of operation. */
function estimationOf({ id, startsOn, expectedAnnualReduction }: ReportedProject) {
  if (startsOn === null || expectedAnnualReduction === null) return [];
  return [
    {
      cadTrustEstimationId: namedId(uuidOf(id), 'estimation'),
      estimationStartDate: startsOn,
      estimationEndDate: lastDayOfYearFrom(startsOn),
      estimationUnitCount: expectedAnnualReduction,
      estimationReferenceNo: 'one year',
      cadTrustProjectId: uuidOf(id),
    },
  ];
}

/** The day before the same day of the next year. */
function lastDayOfYearFrom(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  next.setUTCDate(next.getUTCDate() - 1);
  return next.toISOString().slice(0, 10);
}

function projectOf(
  { report, facts, publicUrl }: CadTrustInput,
  project: ReportedProject,
  program: string,
) {
  const [sector, type] = sectorOf(project.sector, project.title);
  const path = `/projects/${encodeURIComponent(project.reference)}`;
  return {
    cadTrustProjectId: uuidOf(project.id),
    projectRegistryName: 'JCM',
    projectId: project.reference,
    projectName: project.title,
    projectLink: isWebAddress(project.source) ? project.source : `${publicUrl ?? ''}${path}`,
    projectSector: [sector],
    projectType: [type],
    projectStatus: PROJECT_STATUSES[project.status] ?? 'Listed',
    projectStatusDate: facts.statusSince.get(uuidOf(project.id)) ?? report.asOf.effectiveAsOf,
    projectUnitMetric: 'tCO2e',
    cadTrustProgramId: program,
  };
}

function validatedByNobody(
  projects: readonly ReportedProject[],
  { validations }: CadTrustFacts,
): readonly LeftOut[] {
  return projects
    .filter(({ status }) => status === 'registered' || status === 'crediting-ended')
    .filter(({ id }) => !validations.some(({ project }) => project === uuidOf(id)))
    .map(({ reference }) => ({
      table: 'validation',
      of: reference,
      lacks: 'who validated: no participant has the role validating-entity',
    }));
}
