import { COUNTRIES } from '../../../seeds/reference/countries.ts';
import type { ProjectStatus } from '../../project/project-record.ts';
import { SINGLE_REFERENCE, type PublicMethodology } from '../../project/public-source/record.ts';
import type { ImportKind } from './kinds.ts';
import { participantsIn } from './participants.ts';
import { quoted, type ImportRow } from './row.ts';

/** The words of the JCM's site, in lower case. */
const STATUSES: Readonly<Record<string, ProjectStatus>> = {
  validation: 'validation',
  'request for registration': 'registration-requested',
  'registration requested': 'registration-requested',
  'request for registration withdrawn': 'registration-request-withdrawn',
  'project registered': 'registered',
  registered: 'registered',
  rejected: 'rejected',
  'project withdrawn': 'withdrawn',
  withdrawn: 'withdrawn',
};

const METHODOLOGY = /^([A-Z]{2}_(?:AM|PM)[0-9]{3})(?:\s+(Ver[0-9]+\.[0-9]+))?$/;
const PRINTED = ['status', 'methodologies', 'japan_participants', 'partner_participants'] as const;

/** The list of projects as the JCM's site publishes it, with what is known of their credits. */
export const PROJECT_ROWS: ImportKind = {
  kind: 'project',
  columns: [
    'reference_no',
    'country_iso2',
    'country_iso3',
    'country',
    'project_title',
    'status',
    'registration_date',
    'methodologies',
    'japan_participants',
    'partner_participants',
    'expected_annual_reduction_tco2e',
    'credits_notified_total_tco2e',
    'credits_notified_japan_tco2e',
    'credits_notified_partner_tco2e',
    'goj_acquired_tco2e',
    'last_jc_issuance_decision',
    'note',
    'source',
  ],
  required: ['reference_no', 'project_title', 'status', 'source'],
  columnOf: {
    reference: 'reference_no',
    registeredOn: 'registration_date',
    expectedAnnualReduction: 'expected_annual_reduction_tco2e',
    'notified.total': 'credits_notified_total_tco2e',
    'notified.japan': 'credits_notified_japan_tco2e',
    'notified.partner': 'credits_notified_partner_tco2e',
    acquiredByGovernmentOfJapan: 'goj_acquired_tco2e',
    lastDecisionOn: 'last_jc_issuance_decision',
  },
  read(row) {
    const reference = referenceOf(row);
    const title = row.required('project_title');
    const status = statusOf(row);
    const registeredOn = row.day('registration_date');
    const methodologies = methodologiesOf(row, reference?.slice(0, 2) ?? '');
    const japan = participantsIn(row, 'japan_participants', 'japan');
    const partner = participantsIn(row, 'partner_participants', 'partner');
    const record = {
      expectedAnnualReduction: row.tonnes('expected_annual_reduction_tco2e'),
      notified: {
        total: row.tonnes('credits_notified_total_tco2e'),
        japan: row.tonnes('credits_notified_japan_tco2e'),
        partner: row.tonnes('credits_notified_partner_tco2e'),
      },
      acquiredByGovernmentOfJapan: row.tonnes('goj_acquired_tco2e'),
      lastDecisionOn: row.day('last_jc_issuance_decision'),
      note: row.text('note'),
    };
    const source = row.required('source');
    if (status === 'registered' && registeredOn === null) {
      row.warn('registration_date', 'is not known, though the project is registered');
    }
    if (status !== null && status !== 'registered' && registeredOn !== null) {
      row.warn(
        'registration_date',
        `is given, though the status is ${quoted(row.printed('status'))}`,
      );
    }
    if (row.isWrong || reference === null || title === null || !status || source === null) {
      return null;
    }
    return {
      kind: 'project',
      reference,
      title,
      status,
      registeredOn,
      methodologies,
      participants: [...japan.participants, ...partner.participants],
      sites: [...japan.sites, ...partner.sites],
      ...record,
      source,
      printed: Object.fromEntries(PRINTED.map((column) => [column, row.printed(column)])),
    };
  },
};

const ISO3 = new Map(COUNTRIES.map(({ iso2, iso3 }) => [iso2, iso3]));

/** The number and the country, which say the same; else a column has moved. */
function referenceOf(row: ImportRow): string | null {
  const reference = row.required('reference_no');
  if (reference !== null && !SINGLE_REFERENCE.test(reference)) {
    row.error('reference_no', `${quoted(reference)} is no project number, such as TH001`);
    return null;
  }
  const prefix = reference?.slice(0, 2) ?? '';
  const iso2 = row.text('country_iso2');
  if (reference !== null && iso2 !== null && iso2 !== prefix) {
    row.error('country_iso2', `${quoted(iso2)} is not the country of ${reference}`);
  }
  const iso3 = row.text('country_iso3');
  if (reference !== null && iso3 !== null && iso3 !== ISO3.get(prefix)) {
    row.error('country_iso3', `${quoted(iso3)} is not the country of ${reference}`);
  }
  const country = row.text('country');
  if (country !== null && !/^\p{L}[\p{L}\p{M} .,'’()-]+$/u.test(country)) {
    row.error('country', `${quoted(country)} is no country`);
  }
  return reference;
}

function statusOf(row: ImportRow): ProjectStatus | null {
  const text = row.required('status');
  if (text === null) return null;
  const status = STATUSES[text.toLowerCase()];
  if (status === undefined) row.error('status', `${quoted(text)} is no status of the cycle`);
  return status ?? null;
}

function methodologiesOf(row: ImportRow, country: string): readonly PublicMethodology[] {
  const text = row.text('methodologies');
  if (text === null) return [];
  if (text.includes(',')) row.warn('methodologies', 'are read as separated by commas');
  const methodologies: PublicMethodology[] = [];
  for (const piece of text.split(/[;,]/).map((each) => each.trim())) {
    const [, number, version = null] = METHODOLOGY.exec(piece) ?? [];
    if (number === undefined) {
      row.error('methodologies', `${quoted(piece)} is no methodology, such as TH_AM001 Ver2.0`);
    } else if (!number.startsWith(country)) {
      row.error('methodologies', `${number} is a methodology of another country`);
    } else {
      if (version === null) row.warn('methodologies', `the version of ${number} is not known`);
      methodologies.push({ number, version });
    }
  }
  return methodologies;
}
