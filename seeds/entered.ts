/** An act that a load enters: its country, its fixed key, and the hash of what it says. */
export interface Enterable {
  readonly country: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly principalId: string;
}

export type Query = (
  text: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;

/**
 * Whether a book holds every one of these acts, the same as they are here: then entering them again would
 * only repeat their answers, and one look takes the place of a batch for each country.
 */
export async function areEntered(query: Query, acts: readonly Enterable[]): Promise<boolean> {
  const { rows } = await query(
    `SELECT count(*)::int AS entered
       FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[])
              AS given(country_code, key, principal_id, hash),
       LATERAL (SELECT 1 FROM public.act k
                 WHERE k.country_code = given.country_code::char(2)
                   AND k.principal_id = given.principal_id AND k.idempotency_key = given.key
                   AND k.request_hash = decode(given.hash, 'hex') OFFSET 0) a`,
    [
      acts.map(({ country }) => country),
      acts.map(({ idempotencyKey }) => idempotencyKey),
      acts.map(({ principalId }) => principalId),
      acts.map(({ requestHash }) => requestHash),
    ],
  );
  return rows[0]?.['entered'] === acts.length;
}
