import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkLaws } from '../../src/ledger/laws.ts';
import { monitoringLaws } from '../../src/monitoring/laws.ts';
import {
  another,
  application,
  closeMonitoring,
  idOf,
  openMonitoring,
  owner,
  post,
  submitted,
  verification,
  verifier,
} from './monitoring-book.ts';
import type { RegisteredProject } from './registered-project.ts';

beforeAll(openMonitoring, 60_000);
afterAll(closeMonitoring);

describe('the database itself', () => {
  let of: RegisteredProject;
  let path: string;
  beforeAll(async () => {
    of = await another();
    path = await submitted(of, '2025-01-01', '2025-12-31');
    const body = verification(of, [{ vintage: 2025, tonnes: '97' }]);
    expect((await post(`${path}/verify`, body, verifier())).status).toBe(201);
  });

  /** The name of the rule that refuses a statement; null where none does. Nothing is kept. */
  async function refusedBy(text: string, values: readonly unknown[] = []): Promise<string | null> {
    await owner.query('BEGIN');
    const outcome = await owner
      .query(text, [...values])
      .then(() => owner.query('SET CONSTRAINTS ALL IMMEDIATE'))
      .then(() => null)
      .catch(
        (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
      );
    await owner.query('ROLLBACK');
    return outcome;
  }
  const copy = (columns: string, values: string) =>
    `INSERT INTO monitoring_report (country_code, id, project_id, first_day, last_day, status,
       activity, opened_by, documents, verifications, version${columns})
     SELECT country_code, gen_random_uuid(), project_id, ${values} FROM monitoring_report
      WHERE id = $1`;

  it('holds every law when it is asked again', async () => {
    const results = await checkLaws(owner, monitoringLaws);
    expect(
      results.map(({ sentence, broken, examples }) => ({ sentence, broken, examples })),
    ).toEqual(monitoringLaws.map(({ sentence }) => ({ sentence, broken: 0, examples: [] })));
  });

  it('refuses a report of days that another has, and one that straddles 2020', async () => {
    const id = idOf(path);
    const draft = `'draft', '[]', opened_by, '[]', 0, 1`;
    expect(await refusedBy(copy('', `'2025-12-31', '2026-01-31', ${draft}`), [id])).toBe(
      'monitoring_report_does_not_overlap',
    );
    expect(await refusedBy(copy('', `'2020-12-31', '2021-01-01', ${draft}`), [id])).toBe(
      'monitoring_report_does_not_straddle_2020',
    );
    expect(await refusedBy(copy('', `'2022-02-01', '2022-01-31', ${draft}`), [id])).toBe(
      'monitoring_report_ends_after_it_starts',
    );
    expect(await refusedBy(copy('', `'2026-01-01', '2026-01-31', ${draft}`), [id])).toBeNull();
  });

  it('refuses the second of two that overlap, both written before either is kept', async () => {
    const other = new pg.Client(application.database.ownerUrl);
    await other.connect();
    const statement = copy('', `'2023-01-01', '2023-12-31', 'draft', '[]', opened_by, '[]', 0, 1`);
    const id = idOf(path);
    await owner.query('BEGIN');
    await other.query('BEGIN');
    await owner.query(statement, [id]);
    const second = other
      .query(statement, [id])
      .then(() => other.query('SET CONSTRAINTS ALL IMMEDIATE'))
      .then(
        () => null,
        (error: { constraint?: string }) => error.constraint,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await owner.query('COMMIT');
    expect(await second).toBe('monitoring_report_does_not_overlap');
    await other.query('ROLLBACK');
    await other.end();
  });

  it('refuses every step back, and to put other data under a submitted report', async () => {
    const id = idOf(path);
    const update = (set: string) =>
      refusedBy(`UPDATE monitoring_report SET version = version + 1, ${set} WHERE id = $1`, [id]);
    const cycle = 'monitoring_report_keeps_its_cycle';
    expect(await update(`status = 'draft', submitted_by = NULL, submitted_on = NULL`)).toBe(cycle);
    expect(await update(`status = 'submitted', verification_id = NULL, verifications = 0`)).toBe(
      cycle,
    );
    expect(await update(`activity = '[]'`)).toBe(cycle);
    expect(await update(`version = version`)).not.toBeNull();
    expect(await update(`verification_id = NULL, verifications = 0`)).not.toBeNull();
    expect(await update(`verification_id = id, verifications = 2`)).toBe(
      'monitoring_report_cites_its_own_verification',
    );
    expect(
      await refusedBy(
        `INSERT INTO activity_data SELECT country_code, gen_random_uuid(), report_id,
           methodology_version_id, edition + 1, formula, row_count, rows, rows_hash, warnings,
           entered_by, recorded_at, audit_sequence FROM activity_data WHERE report_id = $1`,
        [id],
      ),
    ).toBe('activity_data_is_of_a_draft');
  });

  it('refuses figures that are not what was calculated, and fractions of tonnes', async () => {
    const id = idOf(path);
    const insert = (values: string) =>
      refusedBy(
        `INSERT INTO reported_vintage (country_code, report_id, vintage, reference_emissions,
           project_emissions, emission_reductions, tonnes) VALUES ('KZ', $1, ${values})`,
        [id],
      );
    expect(await insert('2026, 10, 1, 9, 9')).toBe('reported_vintage_is_of_its_report');
    expect(await insert('2026, 10, 1, 8, 8')).toBe('reported_vintage_is_the_difference');
    expect(await insert('2026, 10, 0.5, 9.5, 9.5')).toBe('reported_vintage_is_in_whole_tonnes');
    expect(await insert('2026, 1, 10, -9, -9')).toBe('reported_vintage_is_in_whole_tonnes');
    expect(
      await refusedBy(
        `INSERT INTO activity_data SELECT country_code, gen_random_uuid(), report_id,
           methodology_version_id, 9, formula, row_count, rows || ' ', rows_hash, warnings,
           entered_by, recorded_at, audit_sequence FROM activity_data WHERE report_id = $1`,
        [id],
      ),
    ).not.toBeNull();
  });

  it('refuses a verification by the submitter, without figures, or with another reported one', async () => {
    const id = idOf(path);
    const insert = (changes: string) =>
      refusedBy(
        `INSERT INTO verification SELECT country_code, gen_random_uuid(), report_id, 2, id,
           participant_id, verified_on, ${changes}, submitted_by, findings, documents,
           recorded_at, audit_sequence FROM verification WHERE report_id = $1`,
        [id],
      );
    expect(await insert('submitted_by')).toBe('verification_is_not_by_the_submitter');
    expect(await insert('verified_by')).toBe('verification_is_of_a_submitted_report');
    const figures = (values: string, reason = 'NULL') =>
      refusedBy(
        `INSERT INTO verified_vintage SELECT country_code, verification_id, report_id, ${values},
           ${reason} FROM verified_vintage WHERE report_id = $1`,
        [id],
      );
    expect(await figures('2026, tonnes_reported, tonnes_verified')).toBe(
      'verified_vintage_keeps_the_reported_figure',
    );
    expect(await figures('2025, 96, 96')).not.toBeNull();
    expect(await figures('2025, tonnes_reported, 96.5', `'half'`)).toBe(
      'verified_vintage_is_in_whole_tonnes',
    );
    expect(await figures('2025, tonnes_reported, 96')).toBe(
      'verified_vintage_correction_has_a_reason',
    );
  });

  it('refuses to change or forget what was measured, computed, stated or verified', async () => {
    for (const table of [
      'activity_data',
      'calculated_reduction',
      'reported_vintage',
      'verification',
      'verified_vintage',
      'verification_designation',
    ]) {
      expect(await refusedBy(`DELETE FROM ${table}`)).not.toBeNull();
      expect(await refusedBy(`UPDATE ${table} SET country_code = country_code`)).not.toBeNull();
      expect(await refusedBy(`TRUNCATE ${table} CASCADE`)).not.toBeNull();
    }
    expect(await refusedBy('DELETE FROM monitoring_report')).not.toBeNull();
  });
});
