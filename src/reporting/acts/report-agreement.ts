import { parsePublicId, publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { partnerCountryErrors } from '../../partner-country/errors.ts';
import { itemsOf } from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { editionOfRow, editionOutcome } from '../edition-record.ts';
import { reportingErrors } from '../errors.ts';
import { REPORT_EDITION } from '../tables.ts';

export interface ReportAgreementBody {
  /** The decision of the Joint Committee, by its public id. */
  readonly decision: string;
}

/**
 * Both sides agree to an edition: by a decision of their Joint Committee that bears both signatures.
 *
 * Refuses, in this order: REPORTING.EDITION_NOT_FOUND, EDITION_NOT_DRAFT, DECISION.NOT_FOUND,
 * NOT_EFFECTIVE, SAYS_NOTHING_OF_THIS.
 */
export const reportAgreementAct: ActKind<ReportAgreementBody> = {
  kind: 'report-agreement',
  posts: false,
  needs: ({ subjectId, body, countryCode }) => {
    const decision = parsePublicId(body.decision);
    return {
      rows: [
        ...(decision.countryCode === countryCode
          ? [{ table: JOINT_COMMITTEE_DECISION, id: decision.id, lock: 'share' as const }]
          : []),
        { table: REPORT_EDITION, id: subjectId ?? '', lock: 'update' as const },
      ],
    };
  },
  decide(act, known) {
    const id = act.subjectId ?? '';
    const row = known.row(REPORT_EDITION, id);
    const edition = publicId(act.countryCode, id);
    if (!row) return reportingErrors.refuse('REPORTING.EDITION_NOT_FOUND', { edition });
    const before = editionOfRow(row);
    if (before.status !== 'draft') {
      const facts = { edition, status: before.status };
      return reportingErrors.refuse('REPORTING.EDITION_NOT_DRAFT', facts);
    }
    const decision = parsePublicId(act.body.decision);
    const found =
      decision.countryCode === act.countryCode
        ? known.row(JOINT_COMMITTEE_DECISION, decision.id)
        : undefined;
    if (!found) {
      const facts = { decision: act.body.decision };
      return partnerCountryErrors.refuse('DECISION.NOT_FOUND', facts);
    }
    if (found['status'] !== 'effective') {
      const facts = { decision: act.body.decision, status: found['status'] ?? null };
      return partnerCountryErrors.refuse('DECISION.NOT_EFFECTIVE', facts);
    }
    const items = itemsOf(found);
    if (!items.some(({ type, subject }) => subject === edition || type === 'other')) {
      const facts = { decision: act.body.decision, subject: edition };
      return partnerCountryErrors.refuse('DECISION.SAYS_NOTHING_OF_THIS', facts);
    }
    return editionOutcome(
      act.countryCode,
      { id, version: (row['version'] as number) + 1, change: 'update' },
      { ...before, status: 'agreed', decision: decision.id, files: [] },
    );
  },
};
