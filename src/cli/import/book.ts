import { loadReference } from '../../../seeds/reference/load-reference.ts';
import { PARTNER_COUNTRIES } from '../../../seeds/reference/partner-countries.ts';
import { Reader } from '../../database/reader.ts';
import { fundingRoom } from '../../funding/funding.acts.ts';
import { OPERATOR_ID } from '../../identity/operator.ts';
import { systemClock } from '../../kernel/clock.ts';
import { parseCountryCode, type CountryCode } from '../../kernel/country-code.ts';
import type { ActRequest, ConstraintRefusals } from '../../ledger/act.ts';
import type { Settled } from '../../ledger/batch.ts';
import { ImmutableRows } from '../../ledger/immutable-rows.ts';
import { kindsOf } from '../../ledger/ledger.module.ts';
import { PostingQueue } from '../../ledger/posting-queue.ts';
import { partnerCountryRoom } from '../../partner-country/partner-country.acts.ts';
import { latestDay } from '../../partner-country/time-zones.ts';
import { projectRoom } from '../../project/project.acts.ts';
import { ordinalOf, type PublicRecord } from '../../project/public-source/record.ts';
import type { CommandDatabase } from '../database.ts';
import type { Terminal } from '../command.ts';
import type { ReadRecord, Surroundings } from './check-file.ts';

/** Reference facts come from these, and so does everything that is imported. */
const ROOMS = [partnerCountryRoom, projectRoom, fundingRoom];

/** How a record stands in the book before it is entered. */
export interface Standing {
  /** 0 where there is none yet. */
  readonly version: number;
  readonly fingerprint: string | null;
  /** Whether the book has the project; null for what is of several projects. */
  readonly project: 'none' | 'own' | 'from a public source' | null;
}

/** The book that a file is loaded into. */
export class ImportBook implements Surroundings {
  private readonly reader: Reader;
  private readonly queue: PostingQueue;

  private constructor(
    private readonly database: CommandDatabase,
    private readonly partners: ReadonlySet<string>,
    terminal: Terminal,
  ) {
    this.reader = new Reader(database.readPool);
    const told = (message: string) => terminal.say(message);
    this.queue = new PostingQueue({
      pool: database.postingPool,
      log: { warn: told, error: told },
      settings: {
        clock: systemClock,
        kinds: kindsOf(ROOMS),
        constraints: Object.assign(
          {},
          ...ROOMS.map((room) => room.constraints),
        ) as ConstraintRefusals,
        latestDay: (country) => latestDay(country, systemClock.now()),
        immutableRows: new ImmutableRows(1_000),
      },
    });
  }

  /** Whoever is a partner in the book already, or will be once its reference facts are loaded. */
  static async open(database: CommandDatabase, terminal: Terminal): Promise<ImportBook> {
    const { rows } = await database.readPool.query<{ country_code: string }>(
      'SELECT country_code FROM public.partner_country',
    );
    const partners = new Set([
      ...rows.map((row) => row.country_code),
      ...PARTNER_COUNTRIES.map(({ country }) => country),
    ]);
    return new ImportBook(database, partners, terminal);
  }

  isPartner(country: string): boolean {
    return this.partners.has(country);
  }

  today(country: string) {
    return latestDay(country, systemClock.now());
  }

  /** A book that no server has started on yet has no partners: its reference facts come first. */
  async prepare(): Promise<void> {
    const rows = await this.reader.query(
      'SELECT count(*)::integer AS partners FROM public.partner_country',
    );
    if (rows[0]?.['partners'] === PARTNER_COUNTRIES.length) return;
    await loadReference({
      submit: (request) => this.queue.submit(request),
      query: (text, values) => this.database.postingPool.query(text, [...values]),
    });
  }

  /** How each of the records stands, in their order; one statement. */
  async standing(records: readonly ReadRecord[]): Promise<readonly Standing[]> {
    const rows = await this.reader.query(
      `SELECT coalesce(record.version, 0) AS version, record.fingerprint,
              CASE WHEN given.reference !~ '^[A-Z]{2}[0-9]{3}$' THEN NULL
                   WHEN project.id IS NULL THEN 'none'
                   WHEN project.recorded_from = 'public-source' THEN 'from a public source'
                   ELSE 'own' END AS project
         FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) WITH ORDINALITY
                AS given(country, kind, reference, ordinal, place)
         LEFT JOIN LATERAL (
           SELECT r.version, r.fingerprint FROM public.public_record r
            WHERE r.country_code = given.country AND r.kind = given.kind
              AND r.reference = given.reference AND r.ordinal = given.ordinal
            OFFSET 0) record ON true
         LEFT JOIN LATERAL (
           SELECT p.id, p.recorded_from FROM public.project_reference k
             JOIN public.project p ON p.country_code = k.country_code AND p.id = k.project_id
            WHERE k.country_code = given.country AND k.reference = given.reference
            OFFSET 0) project ON true
        ORDER BY given.place`,
      [
        records.map(({ record }) => countryOf(record)),
        records.map(({ record }) => record.kind),
        records.map(({ record }) => record.reference),
        records.map(({ record }) => ordinalOf(record)),
      ],
    );
    return rows.map((row) => ({
      version: row['version'] as number,
      fingerprint: row['fingerprint'] as string | null,
      project: row['project'] as Standing['project'],
    }));
  }

  /** Enters records, those of each country in their order; each has its own answer. */
  async enter(
    records: readonly ReadRecord[],
    standing: readonly Standing[],
  ): Promise<readonly Settled[]> {
    const requests = records.map((read, at) => requestOf(read, standing[at]?.version ?? 0));
    const settled = new Array<Settled>(records.length);
    const countries = new Set(requests.map(({ countryCode }) => countryCode));
    await Promise.all(
      [...countries].map(async (country) => {
        const places = [...requests.keys()].filter((at) => requests[at]?.countryCode === country);
        const own = places.flatMap((at) => requests[at] ?? []);
        const answers = await this.queue.submitEach(own, 'bulk');
        for (const [nth, at] of places.entries()) {
          settled[at] = answers[nth] ?? { fault: new Error('an act was not settled') };
        }
      }),
    );
    return settled;
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/** The same record upon the same version is the same request, however often it is sent. */
function requestOf({ record, fingerprint }: ReadRecord, version: number): ActRequest<unknown> {
  const { kind, reference } = record;
  const subject = `${kind}:${reference}:${ordinalOf(record)}`;
  return {
    countryCode: countryOf(record),
    kind: 'public-source-record',
    subjectId: null,
    body: { record },
    principalId: OPERATOR_ID,
    idempotencyKey: `public-source:${subject}:${version + 1}:${fingerprint.slice(0, 16)}`,
    requestHash: fingerprint,
  };
}

function countryOf({ reference }: PublicRecord): CountryCode {
  return parseCountryCode(reference.slice(0, 2));
}
