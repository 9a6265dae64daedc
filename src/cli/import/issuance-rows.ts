import {
  isPublicReference,
  projectsNamed,
  SINGLE_REFERENCE,
  type PublicIssuance,
} from '../../project/public-source/record.ts';
import type { ImportKind } from './kinds.ts';
import { quoted, type ImportRow } from './row.ts';

/** Until this day credits are of the years before 2021, and are decided upon apart. */
const LAST_DAY_BEFORE_2021 = '2020-12-31';

/** Words of a note that say that a figure is not simply what was published. */
const DOUBT =
  /conflict|mislabel|inferred|derived|error|not in the stored|not established|split not/i;

/** Issuances as notified by the Joint Committees and issued by each side. */
export const ISSUANCE_ROWS: ImportKind = {
  kind: 'issuance',
  columns: [
    'reference_no',
    'issuance_seq',
    'monitoring_start',
    'monitoring_end',
    'jc_decision_date',
    'notified_total_tco2e',
    'notified_japan_tco2e',
    'notified_partner_tco2e',
    'goj_acquired_tco2e',
    'japan_issue_date',
    'japan_issued_tco2e',
    'partner_issue_date',
    'partner_issued_tco2e',
    'derived_fields',
    'source',
    'note',
  ],
  required: ['reference_no', 'issuance_seq', 'source'],
  columnOf: {
    reference: 'reference_no',
    monitoringFrom: 'monitoring_start',
    monitoringUntil: 'monitoring_end',
    decisionOn: 'jc_decision_date',
    'notified.total': 'notified_total_tco2e',
    'notified.japan': 'notified_japan_tco2e',
    'notified.partner': 'notified_partner_tco2e',
    acquiredByGovernmentOfJapan: 'goj_acquired_tco2e',
    'issued.japan.issuedOn': 'japan_issue_date',
    'issued.japan.amount': 'japan_issued_tco2e',
    'issued.partner.issuedOn': 'partner_issue_date',
    'issued.partner.amount': 'partner_issued_tco2e',
  },
  read(row) {
    const reference = referenceOf(row);
    const ordinal = ordinalIn(row);
    const facts = factsOf(row);
    const source = row.required('source');
    if (row.isWrong || reference === null || ordinal === null || source === null) return null;
    const record: PublicIssuance = {
      kind: 'issuance',
      reference,
      projects: projectsNamed(reference),
      ordinal,
      ...facts,
      source,
    };
    tellOddities(row, record);
    return record;
  },
};

function referenceOf(row: ImportRow): string | null {
  const reference = row.required('reference_no');
  if (reference === null || isPublicReference('issuance', reference)) return reference;
  row.error('reference_no', `${quoted(reference)} is no project number, such as MN004`);
  return null;
}

function ordinalIn(row: ImportRow): number | null {
  const text = row.required('issuance_seq');
  if (text === null) return null;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return parseInt(text, 10);
  row.error('issuance_seq', `${quoted(text)} is not the number of an issuance, such as 1`);
  return null;
}

function factsOf(row: ImportRow) {
  return {
    monitoringFrom: row.day('monitoring_start'),
    monitoringUntil: row.day('monitoring_end'),
    decisionOn: row.day('jc_decision_date'),
    notified: {
      total: row.tonnes('notified_total_tco2e'),
      japan: row.tonnes('notified_japan_tco2e'),
      partner: row.tonnes('notified_partner_tco2e'),
    },
    acquiredByGovernmentOfJapan: row.tonnes('goj_acquired_tco2e'),
    issued: {
      japan: {
        issuedOn: row.day('japan_issue_date'),
        amount: row.tonnes('japan_issued_tco2e'),
      },
      partner: {
        issuedOn: row.day('partner_issue_date'),
        amount: row.tonnes('partner_issued_tco2e'),
      },
    },
    derived: row.text('derived_fields'),
    note: row.text('note'),
  };
}

/** What somebody who counts credits should know of a row that is loaded all the same. */
function tellOddities(row: ImportRow, record: PublicIssuance): void {
  const { monitoringFrom: from, monitoringUntil: until, notified, derived, note } = record;
  if (!SINGLE_REFERENCE.test(record.reference)) {
    const which = record.projects === null ? 'which are not named' : record.projects.join(', ');
    row.warn('reference_no', `one figure for several projects together, ${which}`);
  }
  if (Object.values(notified).every((amount) => amount === null)) {
    row.warn('notified_total_tco2e', 'no amount is published: kept as not known');
  }
  if (
    from !== null &&
    until !== null &&
    from <= LAST_DAY_BEFORE_2021 &&
    until > LAST_DAY_BEFORE_2021
  ) {
    row.warn('monitoring_end', `the period runs across ${LAST_DAY_BEFORE_2021}, which none should`);
  }
  if (derived !== null) row.warn('derived_fields', `not published as such: ${derived}`);
  if (note !== null && DOUBT.test(note)) row.warn('note', note);
}
