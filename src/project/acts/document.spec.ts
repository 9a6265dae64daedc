import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { PROJECT } from '../tables.ts';
import { documentAct, type DocumentBody, type FiledDocument } from './document.ts';

const PROJECT_ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const FILED: FiledDocument = {
  id: '01932c5e-7a00-7c3e-9b1a-0242ac120100',
  form: 'PDD',
  version: '02.1',
  visibility: 'public',
  sha256: 'a'.repeat(64),
  edition_of: null,
};
const GOOD: DocumentBody = {
  form: 'PDD',
  title: 'Design',
  version: '03.0',
  visibility: 'public',
  sha256: 'b'.repeat(64),
  bytes: 12,
  mediaType: 'application/pdf',
};

function decide(body: DocumentBody, subjectId = PROJECT_ID, filed = [FILED]) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  known.holdRow(PROJECT, { id: PROJECT_ID });
  known.setFact(`documents of project ${PROJECT_ID}`, filed);
  const id = '01932c5e-7a00-7c3e-9b1a-0242ac120200';
  const act = { id, countryCode: 'KZ' as CountryCode, subjectId, body };
  return documentAct.decide(act as Act<DocumentBody>, known, undefined);
}

describe('filing a document', () => {
  it.each<[string, Partial<DocumentBody>, string]>([
    ['PROJECT.NOT_FOUND', {}, FILED.id],
    ['PROJECT.DOCUMENT_FILED_ALREADY', { sha256: FILED.sha256 }, PROJECT_ID],
    ['PROJECT.DOCUMENT_VERSION_USED', { version: '02.1' }, PROJECT_ID],
  ])('refuses with %s', (code, fault, subject) => {
    expect(decide({ ...GOOD, ...fault }, subject)).toMatchObject({ code });
  });

  it.each<[Partial<DocumentBody>, string, string]>([
    [{}, '03.0', 'public'],
    [{ version: null }, '3', 'public'],
    [{ version: '02.1', visibility: 'confidential' }, '02.1', 'auditor'],
    [{ sha256: FILED.sha256, form: 'SDIP', version: null }, '1', 'public'],
  ])('with %j files version %s for the %s', (more, version, visibility) => {
    expect(decide({ ...GOOD, ...more })).toMatchObject({
      visibility,
      records: [{ type: 'document', version: 1, body: { project: PROJECT_ID, version } }],
      rows: [{ change: 'insert', row: { document_version: version } }],
    });
  });
});
