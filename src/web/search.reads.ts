import { Injectable } from '@nestjs/common';
import { readSerial } from '../carbon-credit/serial-number.ts';
import { Reader } from '../database/reader.ts';
import { likeText } from '../partner-country/partner-country.reads.ts';
import type { Word } from './language/words.ts';

/** Something that was found, with the page it has. */
export interface Found {
  readonly address: string;
  readonly name: string;
  /** What else tells it from others: a country, a title. */
  readonly beside: string | null;
}

export interface FoundGroup {
  readonly what: Word;
  readonly found: readonly Found[];
  /** There are more than are shown. */
  readonly isCut: boolean;
}

/** Of each kind at most so many are shown. */
const SHOWN = 10;
/** The indexes find a part of a word by three letters or figures that stand together. */
const PART_OF_A_WORD = /[\p{L}\p{N}]{3}/u;

/** Whether a text can be looked for within names; others are only taken for how a reference begins. */
export function isPartOfAWord(typed: string): boolean {
  return PART_OF_A_WORD.test(typed);
}

const ID = /^([A-Z]{2}|00)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** One search over everything that has a page. Every statement is bounded, and has its index. */
@Injectable()
export class SearchReads {
  constructor(private readonly reader: Reader) {}

  async find(typed: string): Promise<readonly FoundGroup[]> {
    const id = ID.exec(typed);
    if (id !== null) return this.#byId((id[1] ?? '').toUpperCase(), (id[2] ?? '').toLowerCase());
    const countries = await this.#partners();
    const part = `%${likeText(typed)}%`;
    const beginning = `${likeText(typed)}%`;
    const isLong = isPartOfAWord(typed);
    const asked: [Word, string, readonly unknown[]][] = [
      ['search.countries', COUNTRIES, [part, typed.toUpperCase()]],
      isLong
        ? ['search.projects', PROJECTS, [part, countries]]
        : ['search.projects', PROJECTS_BY_REFERENCE, [beginning.toUpperCase(), countries]],
      ['search.commitments', COMMITMENTS, [beginning.toLowerCase(), countries]],
    ];
    if (isLong) {
      asked.push(
        ['search.participants', PARTICIPANTS, [part]],
        ['search.tranches', TRANCHES, [part, countries]],
        ['search.decisions', DECISIONS, [part, countries]],
        ['search.methodologies', METHODOLOGIES, [part, countries]],
      );
    }
    const groups = await Promise.all(
      asked.map(async ([what, statement, values]) => {
        const rows = await this.reader.query(`${statement} LIMIT ${SHOWN + 1}`, values);
        const found = rows.slice(0, SHOWN).map((row) => ({
          address: String(row['address']),
          name: String(row['name']),
          beside: row['beside'] === null ? null : String(row['beside']),
        }));
        return { what, found, isCut: rows.length > SHOWN };
      }),
    );
    return [...serialsOf(typed), ...groups].filter(({ found }) => found.length > 0);
  }

  async #partners(): Promise<readonly string[]> {
    const rows = await this.reader.query('SELECT country_code FROM public.partner_country');
    return rows.map((row) => String(row['country_code']));
  }

  /** What has this id; an act and its entry have the same. */
  async #byId(country: string, id: string): Promise<readonly FoundGroup[]> {
    const rows = await this.reader.query(BY_ID, [country, id]);
    const found = rows.map((row) => ({
      address: String(row['address']),
      name: String(row['name']),
      beside: row['what'] === null ? null : String(row['what']),
    }));
    return found.length === 0 ? [] : [{ what: 'search.ids', found, isCut: false }];
  }
}

/** A serial number, or a run of them, has a page of its own whether it was issued or not. */
function serialsOf(typed: string): readonly FoundGroup[] {
  const serial = typed.replace(/\s+/g, '').replace(/[–—]/g, '-').toUpperCase();
  if (readSerial(serial.split('-')[1] ?? '', serial) === null) return [];
  const address = `/serials/${encodeURIComponent(serial)}`;
  return [
    { what: 'search.serials', found: [{ address, name: serial, beside: null }], isCut: false },
  ];
}

const COUNTRIES = `
  SELECT '/countries/' || country_code AS address, names ->> 'en' AS name, country_code AS beside
    FROM public.partner_country
   WHERE country_code = $2
      OR EXISTS (SELECT FROM jsonb_each_text(names) AS one WHERE one.value ILIKE $1)
   ORDER BY partner_order`;

const PROJECTS = `
  SELECT '/projects/' || reference AS address, reference AS name, title AS beside
    FROM public.project WHERE searched ILIKE $1 AND country_code = ANY($2::text[])
   ORDER BY reference COLLATE "C"`;

/** Of each country the first few, in the order of the index: one letter may be that of very many. */
const PROJECTS_BY_REFERENCE = `
  SELECT '/projects/' || first.reference AS address, first.reference AS name, first.title AS beside
    FROM unnest($2::text[]) AS partner(code),
         LATERAL (SELECT p.reference, p.title FROM public.project p
                   WHERE p.country_code = partner.code::char(2) AND p.reference COLLATE "C" LIKE $1
                   ORDER BY p.reference COLLATE "C" LIMIT ${SHOWN + 1}) first
   ORDER BY first.reference COLLATE "C"`;

const COMMITMENTS = `
  SELECT '/tranches/' || first.country_code || '-' || first.tranche_id || '#commitments' AS address,
         first.reference AS name, first.country_code AS beside
    FROM unnest($2::text[]) AS partner(code),
         LATERAL (SELECT c.country_code, c.tranche_id, c.reference FROM public.commitment c
                   WHERE c.country_code = partner.code::char(2) AND lower(c.reference) LIKE $1
                   ORDER BY lower(c.reference) USING ~<~ LIMIT ${SHOWN + 1}) first
   ORDER BY lower(first.reference) USING ~<~`;

const PARTICIPANTS = `
  SELECT '/participants/00-' || p.id AS address, p.name, NULL AS beside
    FROM public.participant p
   WHERE p.country_code = '00'
     AND p.id IN (SELECT k.participant_id FROM public.participant_name k
                   WHERE k.country_code = '00' AND k.name ILIKE $1)
   ORDER BY p.name COLLATE "C"`;

const TRANCHES = `
  SELECT '/tranches/' || country_code || '-' || id AS address, reference AS name, title AS beside
    FROM public.tranche
   WHERE (reference || ' ' || title) ILIKE $1 AND country_code = ANY($2::text[])
   ORDER BY reference`;

const DECISIONS = `
  SELECT '/countries/' || country_code || '/decisions/' || country_code || '-' || id AS address,
         title AS name, decision_on::text AS beside
    FROM public.joint_committee_decision
   WHERE title ILIKE $1 AND country_code = ANY($2::text[])
   ORDER BY decision_on DESC, id`;

const METHODOLOGIES = `
  SELECT '/methodologies/' || coalesce(approved_number, proposal_number) AS address,
         coalesce(approved_number, proposal_number) AS name, title AS beside
    FROM public.methodology
   WHERE (proposal_number || ' ' || coalesce(approved_number, '') || ' ' || title) ILIKE $1
     AND country_code = ANY($2::text[])
   ORDER BY proposal_number`;

/** Each branch is one look at a primary key. */
const BY_ID = [
  ['journal_entry', `'/journal-entries/' || $1 || '-' || id`, 'kind', `'search.entry'`],
  ['tranche', `'/tranches/' || $1 || '-' || id`, 'reference', `'search.tranches'`],
  ['project', `'/projects/' || reference`, 'reference', `'search.projects'`],
  [
    'commitment',
    `'/tranches/' || $1 || '-' || tranche_id || '#commitments'`,
    'reference',
    `'search.commitments'`,
  ],
  [
    'joint_committee_decision',
    `'/countries/' || $1 || '/decisions/' || $1 || '-' || id`,
    'title',
    `'search.decisions'`,
  ],
  [
    'methodology',
    `'/methodologies/' || coalesce(approved_number, proposal_number)`,
    'proposal_number',
    `'search.methodologies'`,
  ],
  ['participant', `'/participants/' || $1 || '-' || id`, 'name', `'search.participants'`],
  ['credit_account', `'/credit-accounts/' || $1 || '-' || id`, 'number', `'search.account'`],
  ['credit_block', `'/credit-blocks/' || $1 || '-' || id`, 'id::text', `'search.block'`],
]
  .map(
    ([table, address, name, what]) =>
      `SELECT ${address} AS address, ${name} AS name, ${what} AS what FROM public.${table}
        WHERE country_code = $1::text AND id = $2::uuid`,
  )
  .join(' UNION ALL ');
