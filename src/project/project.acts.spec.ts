import { describe, expect, it } from '@jest/globals';
import type { Act } from '../ledger/act.ts';
import { projectConstraints } from './project.acts.ts';

describe('a key of a table that two programs reach for at once', () => {
  it.each([
    ['project_methodology_is_pinned_once', 'PROJECT.METHODOLOGY_PINNED_MEANWHILE'],
    ['project_participant_has_a_role_once', 'PROJECT.ROLE_HELD_ALREADY'],
    ['project_is_resubmitted_once', 'PROJECT.RESUBMITTED_ALREADY'],
    ['document_version_is_filed_once', 'PROJECT.DOCUMENT_VERSION_USED'],
    ['document_file_is_filed_once', 'PROJECT.DOCUMENT_FILED_ALREADY'],
  ])('%s is told as %s', (constraint, code) => {
    const act = { countryCode: 'KZ', body: {} } as Act<unknown>;
    expect(projectConstraints[constraint]?.(act)).toMatchObject({ code });
  });
});
