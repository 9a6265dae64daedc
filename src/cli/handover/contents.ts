import type { Queryable } from '../../audit/queryable.ts';
import { publicId } from '../../kernel/ids.ts';
import type { CountryCode } from '../../kernel/country-code.ts';

/** A file of a published edition, under its own name. */
export interface HandedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every file of every published edition, byte for byte as it was published; one at a time. */
export async function* editionsOf(db: Queryable): AsyncGenerator<HandedFile, void, void> {
  const { rows } = await db.query(
    `SELECT f.country_code, f.id, e.number, f.name FROM public.report_file f
       JOIN public.report_edition e ON e.country_code = f.country_code AND e.id = f.edition_id
      ORDER BY f.country_code, e.number, f.name`,
    [],
  );
  for (const { country_code: country, id, number, name } of rows) {
    const found = await db.query(
      'SELECT content FROM public.report_file WHERE country_code = $1 AND id = $2',
      [country, id],
    );
    yield {
      path: `editions/${String(country)}/${String(number)}/${String(name)}`,
      bytes: found.rows[0]?.['content'] as Buffer,
    };
  }
}

/** What is filed, with the digest by which its file is known again wherever it comes from. */
export interface HandedDocument {
  readonly id: string;
  readonly country: string;
  readonly project: string;
  readonly form: string;
  readonly title: string;
  readonly version: string;
  readonly visibility: string;
  readonly mediaType: string;
  readonly bytes: string;
  readonly sha256: string;
  /** Where its file is in the folder, if files were asked for: the place that the store gives it. */
  readonly path: string;
}

export async function documentsOf(db: Queryable): Promise<readonly HandedDocument[]> {
  const { rows } = await db.query(
    `SELECT country_code, id, project_id, form, title, document_version, visibility, media_type,
            bytes::text AS bytes, sha256
       FROM public.document ORDER BY country_code, id`,
    [],
  );
  return rows.map((row) => {
    const country = row['country_code'] as CountryCode;
    const sha256 = String(row['sha256']);
    return {
      id: publicId(country, String(row['id'])),
      country,
      project: publicId(country, String(row['project_id'])),
      form: String(row['form']),
      title: String(row['title']),
      version: String(row['document_version']),
      visibility: String(row['visibility']),
      mediaType: String(row['media_type']),
      bytes: String(row['bytes']),
      sha256,
      path: `documents/${country}/sha256/${sha256.slice(0, 2)}/${sha256}`,
    };
  });
}
