import { derivedId, publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { editionOfRow, editionOutcome, type EditionFile } from '../edition-record.ts';
import { reportingErrors } from '../errors.ts';
import { REPORT_EDITION, REPORT_FILE } from '../tables.ts';

/** What is published: the digest of the model, and every file of it. */
export interface ReportPublicationBody {
  readonly digest: string;
  readonly files: readonly (EditionFile & { readonly content: Buffer })[];
}

/**
 * Publishes an edition: its bytes are kept in every form and language, and served for ever. The log
 * holds their digests.
 *
 * Refuses, in this order: REPORTING.EDITION_NOT_FOUND, EDITION_NOT_AGREED.
 */
export const reportPublicationAct: ActKind<ReportPublicationBody> = {
  kind: 'report-publication',
  posts: false,
  needs: ({ subjectId }) => ({
    rows: [{ table: REPORT_EDITION, id: subjectId ?? '', lock: 'update' }],
  }),
  decide(act, known) {
    const id = act.subjectId ?? '';
    const row = known.row(REPORT_EDITION, id);
    const edition = publicId(act.countryCode, id);
    if (!row) return reportingErrors.refuse('REPORTING.EDITION_NOT_FOUND', { edition });
    const before = editionOfRow(row);
    if (before.status !== 'agreed') {
      const facts = { edition, status: before.status };
      return reportingErrors.refuse('REPORTING.EDITION_NOT_AGREED', facts);
    }
    const { digest, files } = act.body;
    return editionOutcome(
      act.countryCode,
      { id, version: (row['version'] as number) + 1, change: 'update' },
      {
        ...before,
        status: 'published',
        digest,
        files: files.map(({ format, language, view, name, bytes, sha256 }) => {
          return { format, language, view, name, bytes, sha256 };
        }),
      },
      files.map(({ format, language, view, name, sha256, content }, at) => ({
        table: REPORT_FILE,
        change: 'insert',
        row: {
          id: derivedId(act.id, at + 1),
          edition_id: id,
          format,
          language,
          view,
          name,
          sha256,
          content,
        },
      })),
    );
  },
};
