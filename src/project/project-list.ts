import type { SelectQueryBuilder } from 'typeorm';
import type { Page } from '../http/paging.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText } from '../partner-country/partner-country.reads.ts';
import type { ProjectQuery } from './project.dto.ts';
import type { ProjectEntity } from './project.entity.ts';

/** By what a list of projects is ordered; the reference decides between equals. */
export function orderOf({ sort }: ProjectQuery): 'title' | 'reference' {
  return sort?.endsWith('title') ? 'title' : 'reference';
}

/**
 * Makes a query that of the projects of a partner. Each of its conditions is one that an index of
 * migration 0017 answers, so that a page costs the same wherever in the list it is.
 *
 * @param select from the table of projects, as `project`
 */
export function listProjects(
  select: SelectQueryBuilder<ProjectEntity>,
  countryCode: CountryCode,
  query: ProjectQuery,
  page: Page,
): SelectQueryBuilder<ProjectEntity> {
  select.where('project.country_code = :countryCode', { countryCode });
  for (const filter of ['mechanism', 'status', 'sector'] as const) {
    const value = query[filter];
    if (value) select.andWhere(`project.${filter} = :${filter}`, { [filter]: value });
  }
  if (query.q) search(select, query.q);
  const descending = query.sort?.startsWith('-') ?? false;
  const order = orderOf(query);
  const keyOfLast = cursorOf(page, ['text', 'text']);
  if (keyOfLast) {
    const [after, at] = keyOfLast;
    const sign = descending ? '<' : '>';
    if (order === 'reference') {
      select.andWhere(`project.reference COLLATE "C" ${sign} :at`, { at });
    } else {
      select.andWhere(
        `(project.title COLLATE "C", project.reference COLLATE "C") ${sign} (:after, :at)`,
        { after, at },
      );
    }
  }
  const direction = descending ? 'DESC' : 'ASC';
  if (order === 'title') select.orderBy('project.title COLLATE "C"', direction);
  return select.addOrderBy('project.reference COLLATE "C"', direction).limit(page.limitPlusOne);
}

/** Part of a reference, a title or a participant's name, in capitals or not. */
function search(select: SelectQueryBuilder<ProjectEntity>, typed: string): void {
  // What a list in JSON writes otherwise than it is said is found without the index.
  // eslint-disable-next-line no-control-regex -- the very letters that JSON writes otherwise
  if (!/["\\\u0000-\u001f]/.test(typed)) select.andWhere('project.searched ILIKE :q');
  select.andWhere(
    `(project.reference ILIKE :q OR project.title ILIKE :q OR
      EXISTS (SELECT FROM jsonb_array_elements(project.participants) AS participant
               WHERE participant ->> 'name' ILIKE :q))`,
    { q: `%${likeText(typed)}%` },
  );
}
