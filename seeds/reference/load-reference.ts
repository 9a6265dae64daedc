import { canonicalJson, sha256Hex } from '../../src/kernel/canonical-json.ts';
import { parseCountryCode } from '../../src/kernel/country-code.ts';
import { CURRENCIES } from '../../src/kernel/currency.ts';
import { parsePublicId } from '../../src/kernel/ids.ts';
import type { ActRequest, Answer } from '../../src/ledger/act.ts';
import { areEntered, type Query } from '../entered.ts';
import { OTHER_AGREEMENTS } from './agreements.ts';
import { COUNTRIES } from './countries.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { idempotencyKeyOf, REFERENCE_PRINCIPAL, type Fact } from './fact.ts';
import { KAZAKHSTAN_AGREEMENTS } from './kazakhstan-agreements.ts';
import { KAZAKHSTAN_ENVELOPES } from './kazakhstan-envelopes.ts';
import { KAZAKHSTAN_LOANS } from './kazakhstan-loans.ts';
import {
  KAZAKHSTAN_INDICATORS,
  KAZAKHSTAN_PROJECTS,
  KAZAKHSTAN_READINGS,
} from './kazakhstan-projects.ts';
import { PARTNER_COUNTRIES } from './partner-countries.ts';

/** All facts in the order of what they need: each group needs only groups before it. */
export const FACTS_IN_ORDER: readonly (readonly Fact[])[] = [
  PARTNER_COUNTRIES,
  [
    ...KAZAKHSTAN_AGREEMENTS,
    ...OTHER_AGREEMENTS,
    ...KAZAKHSTAN_LOANS,
    ...KAZAKHSTAN_ENVELOPES,
    ...KAZAKHSTAN_PROJECTS,
  ],
  KAZAKHSTAN_INDICATORS,
  KAZAKHSTAN_READINGS,
];

/** One statement in the application's role, for the tables that all countries share. */
export type Statement = (text: string, values: readonly unknown[]) => Promise<unknown>;

export interface ReferenceLoad {
  /** Posts an act, or gives the first answer where its key has been used: `PostingQueue.submit`. */
  readonly submit: (request: ActRequest<unknown>) => Promise<{ readonly answer: Answer }>;
  readonly query: Statement;
  /** Called after each fact. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Enters the reference facts, in a real book as in a demonstration. Every fact is an act under a fixed
 * key: loading again changes nothing, and a load that was broken off goes on where it stopped. Facts
 * that do not need each other go in together, those of one country in one batch.
 */
export async function loadReference(load: ReferenceLoad): Promise<void> {
  await loadSharedTables(load.query);
  const ids = new Map<string, string>();
  const total = FACTS_IN_ORDER.flat().length;
  let done = 0;
  for (const facts of FACTS_IN_ORDER) {
    const entered = facts.map(async (fact) => {
      const { answer } = await load.submit(requestOf(fact, ids));
      ids.set(fact.key, String(answer.body['id']));
      done += 1;
      load.progress?.(done, total);
    });
    await Promise.all(entered);
  }
}

/** Whether a book holds all facts, as they are here. */
export function referenceIsEntered(query: Query): Promise<boolean> {
  return areEntered(
    query,
    FACTS_IN_ORDER.flat().map((fact) => ({
      country: fact.country,
      idempotencyKey: idempotencyKeyOf(fact),
      requestHash: factHash(fact),
      principalId: REFERENCE_PRINCIPAL,
    })),
  );
}

/** What is shared by all countries: the codes of ISO 3166 and the currencies of ISO 4217. */
export async function loadSharedTables(query: Statement): Promise<void> {
  await query(
    `INSERT INTO public.commodity (code, exponent, kind)
     SELECT code, exponent, 'currency' FROM unnest($1::text[], $2::smallint[]) AS given(code, exponent)
     ON CONFLICT DO NOTHING`,
    [CURRENCIES.map(({ code }) => code), CURRENCIES.map(({ exponent }) => exponent)],
  );
  await query(
    `INSERT INTO public.country (iso2, iso3, numeric_code, name, names)
     SELECT iso2, iso3, numeric_code, name, names
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[])
         AS given(iso2, iso3, numeric_code, name, names)
     ON CONFLICT DO NOTHING`,
    [
      COUNTRIES.map(({ iso2 }) => iso2),
      COUNTRIES.map(({ iso3 }) => iso3),
      COUNTRIES.map(({ numeric }) => numeric),
      COUNTRIES.map(({ name }) => name),
      COUNTRIES.map(({ iso2, name }) => JSON.stringify(COUNTRY_NAMES[iso2] ?? { en: name })),
    ],
  );
}

function requestOf(fact: Fact, ids: ReadonlyMap<string, string>): ActRequest<unknown> {
  const about = fact.about === undefined ? null : ids.get(fact.about);
  if (about === undefined) throw new Error(`${fact.key} is about an unknown fact, ${fact.about}`);
  return {
    countryCode: parseCountryCode(fact.country),
    kind: fact.kind,
    subjectId: about === null ? null : parsePublicId(about).id,
    body: fact.body,
    principalId: REFERENCE_PRINCIPAL,
    idempotencyKey: idempotencyKeyOf(fact),
    requestHash: factHash(fact),
  };
}

/** What "the same fact" means: its kind, its country, what it is about, what it says. */
export function factHash({ kind, country, about, body }: Fact): string {
  return sha256Hex(canonicalJson({ kind, country, about: about ?? null, body }));
}
