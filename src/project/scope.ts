import { scopeOf, type Asked, type ScopeSource } from '../identity/scope.ts';

/**
 * A project by its id or any reference it ever had ($2), with whoever has a role in it on the day ($3):
 * what a grant for a project or for an organisation must meet.
 */
export const ofProject = scopeOf(`
  SELECT p.country_code || '-' || p.id AS project, r.participant_id AS organisation
    FROM public.project p
    LEFT JOIN public.project_participant r
      ON r.country_code = p.country_code AND r.project_id = p.id
     AND r.from_on <= $3::date AND (r.until_on IS NULL OR r.until_on >= $3::date)
   WHERE p.country_code = $1
     AND p.id = coalesce(
           (SELECT n.project_id FROM public.project_reference n
             WHERE n.country_code = $1 AND n.reference = $2),
           CASE WHEN $2 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $2::uuid END)`);

/**
 * The project of something that names it in a column, by the id of that thing ($2).
 *
 * @param at where that id stands, if not in the address
 */
export function ofProjectOf(table: string, at?: (asked: Asked) => string | null): ScopeSource {
  const statement = `
    SELECT s.country_code || '-' || s.project_id AS project, r.participant_id AS organisation
      FROM public.${table} s
      LEFT JOIN public.project_participant r
        ON r.country_code = s.country_code AND r.project_id = s.project_id
       AND r.from_on <= $3::date AND (r.until_on IS NULL OR r.until_on >= $3::date)
     WHERE s.country_code = $1
       AND s.id = CASE WHEN $2 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $2::uuid END`;
  return scopeOf(statement, at);
}
