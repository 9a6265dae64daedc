import type { LawCheck } from './law-check.ts';

/** A table whose rows show the last version of a record. */
export interface ShownRecord {
  /** The type under which its versions are kept. */
  readonly type: string;
  readonly table: string;
  /** Names and values of the record, as arguments of jsonb_build_object; `t` is the row. */
  readonly said: string;
  /** Whether a row names the version that it shows. */
  readonly versioned?: boolean;
  readonly sentence: string;
}

/**
 * What limits acts and is shown in lists is taken from typed tables, which the log does not hold. So each
 * row is compared with the last version of its record, which the log holds.
 */
export function sameAsRecord(shown: ShownRecord): LawCheck {
  const { type, table, said, versioned = false, sentence } = shown;
  return {
    law: 6,
    sentence,
    violations: `
      SELECT t.country_code, t.id::text AS subject,
             coalesce((SELECT string_agg(key, ', ' ORDER BY key)
                         FROM jsonb_each(r.body) AS said(key, value)
                        WHERE t.said -> key IS DISTINCT FROM value),
                      ${versioned ? `CASE WHEN t.version <> r.version THEN 'the version' END, ` : ''}
                      'the record')
             || ': not as the record says' AS detail
        FROM (SELECT t.country_code, t.id, ${versioned ? 't.version, ' : ''}
                     jsonb_build_object(${said}) AS said
                FROM public.${table} t) t
        LEFT JOIN (SELECT DISTINCT ON (country_code, subject_id)
                          country_code, subject_id, version, body
                     FROM public.record_version WHERE subject_type = '${type}'
                    ORDER BY country_code, subject_id, version DESC) r
          ON r.country_code = t.country_code AND r.subject_id = t.id
       WHERE t.said IS DISTINCT FROM r.body
             ${versioned ? 'OR t.version IS DISTINCT FROM r.version' : ''}`,
  };
}
