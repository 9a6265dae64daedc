import { publicId } from '../../kernel/ids.ts';
import type { ActKind, Known } from '../../ledger/act.ts';
import type { DocumentForm, DocumentVisibility } from '../documents/forms.ts';
import { projectErrors } from '../errors.ts';
import { DOCUMENT, PROJECT } from '../tables.ts';

export interface DocumentBody {
  readonly form: DocumentForm;
  readonly title: string;
  /** As it stands on the document: "02.1"; the next whole number where left out. */
  readonly version?: string | null;
  readonly visibility: DocumentVisibility;
  /** SHA-256 (hex) of the file as it was received and kept. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** What of a filed document matters to the next one. */
export interface FiledDocument {
  readonly id: string;
  readonly form: string;
  readonly version: string;
  readonly visibility: string;
  readonly sha256: string;
}

/**
 * Files a document of a project. Its digest stands in the log, so that a file shown later can be held
 * against it; the log tells the title of a confidential one to auditors only. A document is never
 * changed: a better one is a new version.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, DOCUMENT_FILED_ALREADY, DOCUMENT_VERSION_USED.
 */
export const documentAct: ActKind<DocumentBody> = {
  kind: 'document',
  posts: false,
  // Versions are counted under the project's lock.
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const projects = [...new Set(acts.map(({ subjectId }) => subjectId))];
    const rows = await reader.query(
      `SELECT id, project_id, form, document_version AS version, visibility, sha256
         FROM public.document WHERE country_code = $1 AND project_id = ANY($2::uuid[])`,
      [acts[0]?.countryCode, projects],
    );
    for (const project of projects) {
      const own = rows.filter((row) => row['project_id'] === project);
      known.setFact(filedFact(project ?? ''), own as unknown as readonly FiledDocument[]);
    }
  },
  decide(act, known) {
    const project = act.subjectId ?? '';
    if (!known.row(PROJECT, project)) {
      const facts = { project: publicId(act.countryCode, project) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const { form, title, visibility, sha256, bytes, mediaType } = act.body;
    const filed = filedOf(known, project);
    const editions = filed.filter((one) => one.form === form && one.visibility === visibility);
    const same = editions.find((one) => one.sha256 === sha256);
    if (same) {
      const facts = { document: publicId(act.countryCode, same.id), sha256 };
      return projectErrors.refuse('PROJECT.DOCUMENT_FILED_ALREADY', facts);
    }
    const version = act.body.version ?? nextVersion(editions);
    const used = editions.find((one) => one.version === version);
    if (used) {
      const facts = { form, version, document: publicId(act.countryCode, used.id) };
      return projectErrors.refuse('PROJECT.DOCUMENT_VERSION_USED', facts);
    }
    known.setFact(filedFact(project), [
      ...filed,
      { id: act.id, form, version, visibility, sha256 } satisfies FiledDocument,
    ]);
    const id = publicId(act.countryCode, act.id);
    const said = { form, title, version, visibility, sha256, bytes, mediaType };
    return {
      records: [
        {
          type: 'document',
          id: act.id,
          version: 1,
          validFrom: known.today,
          body: { project, ...said },
        },
      ],
      rows: [
        {
          table: DOCUMENT,
          change: 'insert',
          row: {
            id: act.id,
            project_id: project,
            form,
            title,
            document_version: version,
            visibility,
            sha256,
            bytes,
            media_type: mediaType,
          },
        },
      ],
      visibility: visibility === 'public' ? 'public' : 'auditor',
      answer: {
        status: 201,
        location: `/v1/documents/${id}`,
        body: {
          id,
          project: publicId(act.countryCode, project),
          ...said,
          status: 'posted',
        },
      },
    };
  },
};

/** The documents of a project, as read for the batch and filed in it. */
function filedFact(project: string): string {
  return `documents of project ${project}`;
}

function filedOf(known: Known, project: string): readonly FiledDocument[] {
  return known.fact<readonly FiledDocument[]>(filedFact(project)) ?? [];
}

/** One more than the highest whole number that a version begins with. */
function nextVersion(editions: readonly FiledDocument[]): string {
  const numbers = editions.map(({ version }) => parseInt(version, 10) || 0);
  return String(Math.max(0, ...numbers) + 1);
}
