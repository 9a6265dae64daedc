import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../../http/paging.ts';
import { AccessLog } from '../../identity/access-log.ts';
import type { Principal } from '../../identity/principal.ts';
import { ScopeGate } from '../../identity/scope-gate.ts';
import type { Asked, ScopeSource } from '../../identity/scope.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { cursorOf } from '../../partner-country/cursor.ts';
import { projectErrors } from '../errors.ts';
import { ProjectReads } from '../project.reads.ts';
import { ofProject } from '../scope.ts';
import type { DocumentView } from './documents.answers.ts';
import type { DocumentQuery } from './documents.dto.ts';
import { DOCUMENT_FORMS, type DocumentForm } from './forms.ts';

const DOCUMENTS = `SELECT d.id, d.project_id, d.form, d.title, d.document_version, d.visibility,
         d.sha256, d.bytes, d.media_type, d.recorded_at, d.audit_sequence,
         coalesce(d.edition_of, later.id) AS other_edition
    FROM public.document d
    LEFT JOIN public.document later
      ON later.country_code = d.country_code AND later.edition_of = d.id`;

/** Documents as they are listed and read; confidential ones for whom they are meant. */
@Injectable()
export class DocumentReads {
  constructor(
    private readonly projects: ProjectReads,
    private readonly reader: Reader,
    private readonly gate: ScopeGate,
    private readonly log: AccessLog,
  ) {}

  /** The documents of a project in the order of filing. Refuses PROJECT.NOT_FOUND. */
  async list(
    project: string,
    query: DocumentQuery,
    principal: Principal | null,
  ): Promise<PageOf<DocumentView>> {
    const { countryCode, id } = parsePublicId(await this.projects.idOf(project));
    const page = pageOf(query, 1);
    const after = cursorOf(page, ['id']);
    const mayReadAll = await this.mayReadConfidential(principal, countryCode, id);
    const rows = await this.reader.query(
      `${DOCUMENTS}
        WHERE d.country_code = $1 AND d.project_id = $2 AND ($3::text IS NULL OR d.form = $3)
          AND ($4 OR d.visibility = 'public') AND ($5::uuid IS NULL OR d.id > $5)
        ORDER BY d.id LIMIT $6`,
      [countryCode, id, query.form ?? null, mayReadAll, after?.[0] ?? null, page.limitPlusOne],
    );
    return answerPage(
      rows,
      page,
      (row) => [String(row['id'])],
      (row) => viewOf(countryCode, row, mayReadAll),
    );
  }

  /**
   * One document. Refuses ID.MALFORMED, PROJECT.DOCUMENT_NOT_FOUND; of a confidential one
   * IDENTITY.KEY_MISSING, IDENTITY.NOT_PERMITTED, IDENTITY.OTHER_COUNTRY, IDENTITY.OUT_OF_SCOPE.
   */
  async document(text: string, principal: Principal | null): Promise<DocumentView> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query(`${DOCUMENTS} WHERE d.country_code = $1 AND d.id = $2`, [
      countryCode,
      id,
    ]);
    if (!row) throw projectErrors.refuse('PROJECT.DOCUMENT_NOT_FOUND', { document: text });
    const project = String(row['project_id']);
    if (row['visibility'] === 'confidential') {
      await this.gate.admit(principal, 'project.confidential', ...of(countryCode, project));
      this.log.note({
        event: 'read',
        principalId: principal?.id ?? null,
        keyId: principal?.keyId ?? null,
        sessionId: principal?.sessionId ?? null,
        route: 'confidential document',
        subject: text,
      });
    }
    const mayReadAll = await this.mayReadConfidential(principal, countryCode, project);
    return viewOf(countryCode, row, mayReadAll);
  }

  private async mayReadConfidential(
    principal: Principal | null,
    country: CountryCode,
    project: string,
  ): Promise<boolean> {
    const asked = of(country, project);
    return (await this.gate.admitted(principal, 'project.confidential', ...asked)) !== null;
  }
}

/** What is confidential of a project concerns its country, the project, and who takes part in it. */
function of(country: CountryCode, project: string): [Asked, ScopeSource] {
  return [{ country, subject: publicId(country, project), body: null }, ofProject];
}

/** @param mayReadAll false: a public document does not tell of its confidential edition */
function viewOf(
  countryCode: CountryCode,
  row: Readonly<Record<string, unknown>>,
  mayReadAll: boolean,
): DocumentView {
  const id = publicId(countryCode, String(row['id']));
  const form = String(row['form']) as DocumentForm;
  const other = row['other_edition'];
  return {
    id,
    project: publicId(countryCode, String(row['project_id'])),
    form,
    formName: DOCUMENT_FORMS[form],
    title: String(row['title']),
    version: String(row['document_version']),
    visibility: String(row['visibility']),
    otherEdition: mayReadAll && other !== null ? publicId(countryCode, String(other)) : null,
    sha256: String(row['sha256']),
    bytes: row['bytes'] as number,
    mediaType: String(row['media_type']),
    content: `/v1/documents/${id}/content`,
    recordedAt: String(row['recorded_at']),
    auditSequence: row['audit_sequence'] as number,
  };
}
