import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known } from '../../ledger/act.ts';
import type { DocumentForm, DocumentVisibility } from '../documents/forms.ts';
import { projectErrors } from '../errors.ts';
import { DOCUMENT, PROJECT } from '../tables.ts';

export interface DocumentBody {
  readonly form: DocumentForm;
  readonly title: string;
  /** As it stands on the document: "02.1"; the next whole number where left out. */
  readonly version?: string | null;
  readonly visibility: DocumentVisibility;
  /** The document (public id) whose other edition this is. */
  readonly editionOf?: string | null;
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
  /** The document whose other edition it is; null for none. */
  readonly edition_of: string | null;
}

/**
 * Files a document of a project. Its digest stands in the log, so that a file shown later can be held
 * against it; the log tells the title of a confidential one to auditors only. A document is never
 * changed: a better one is a new version.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, NOT_THE_OTHER_EDITION, DOCUMENT_FILED_ALREADY,
 * DOCUMENT_VERSION_USED.
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
      `SELECT id, project_id, form, document_version AS version, visibility, sha256,
              edition_of
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
    const other = otherEdition(act, filed);
    if (other instanceof Refusal) return other;
    const version = versionOf(act, filed, other);
    if (version instanceof Refusal) return version;
    known.setFact(filedFact(project), [
      ...filed,
      { id: act.id, form, version, visibility, sha256, edition_of: other?.id ?? null },
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
          body: { project, ...said, ...(other === null ? {} : { editionOf: other.id }) },
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
            edition_of: other?.id ?? null,
            edition_of_visibility: other?.visibility ?? null,
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
          ...(other === null ? {} : { otherEdition: publicId(act.countryCode, other.id) }),
          status: 'posted',
        },
      },
    };
  },
};

/** The version under which it is filed. Refuses PROJECT.DOCUMENT_FILED_ALREADY, DOCUMENT_VERSION_USED. */
function versionOf(
  act: Act<DocumentBody>,
  filed: readonly FiledDocument[],
  other: FiledDocument | null,
): string | Refusal {
  const { form, visibility, sha256 } = act.body;
  const editions = filed.filter((one) => one.form === form && one.visibility === visibility);
  const same = editions.find((one) => one.sha256 === sha256);
  if (same) {
    const facts = { document: publicId(act.countryCode, same.id), sha256 };
    return projectErrors.refuse('PROJECT.DOCUMENT_FILED_ALREADY', facts);
  }
  const version = other?.version ?? act.body.version ?? nextVersion(editions);
  const used = editions.find((one) => one.version === version);
  if (!used) return version;
  const facts = { form, version, document: publicId(act.countryCode, used.id) };
  return projectErrors.refuse('PROJECT.DOCUMENT_VERSION_USED', facts);
}

/**
 * The document whose other edition is filed; null where none is named. Refuses
 * PROJECT.NOT_THE_OTHER_EDITION: it is of another project or form, of the same kind, of another version,
 * or has its other edition already.
 */
function otherEdition(
  act: Act<DocumentBody>,
  filed: readonly FiledDocument[],
): FiledDocument | Refusal | null {
  const { editionOf = null, form, visibility, version = null } = act.body;
  if (editionOf === null) return null;
  const other = filed.find(({ id }) => publicId(act.countryCode, id) === editionOf);
  const not = (because: string) =>
    projectErrors.refuse('PROJECT.NOT_THE_OTHER_EDITION', { document: editionOf, because });
  if (!other) return not('the project has no such document');
  if (other.form !== form) return not(`it is of the form ${other.form}`);
  if (other.visibility === visibility) return not(`it is ${visibility} itself`);
  if (version !== null && version !== other.version) return not(`its version is ${other.version}`);
  const hasOne = other.edition_of !== null || filed.some((one) => one.edition_of === other.id);
  return hasOne ? not('it has its other edition already') : other;
}

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
