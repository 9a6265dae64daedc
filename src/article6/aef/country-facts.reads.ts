import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../../database/reader.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { AuthorisedEntityRecord } from '../acts/authorised-entity.ts';
import type { ApproachRecord } from '../approach-record.ts';
import type { AuthorisationRecord } from '../authorisation-record.ts';
import type { Party } from '../parties.ts';
import {
  actionInstant,
  type CountryFacts,
  type KnownAcquisition,
  type KnownItmo,
  type KnownMovement,
  type KnownTransfer,
} from './country-facts.ts';

/**
 * Reads what is known of a partner's ITMOs at a head of its log. What was recorded later stands in the
 * same tables and is left out by its audit sequence.
 */
@Injectable()
export class CountryFactsReads {
  constructor(private readonly reader: Reader) {}

  /** @param size how many leaves of the partner's log are known */
  async read({ party, country }: Party, size: number): Promise<CountryFacts> {
    const at = [country, size];
    const [records, itmos, transfers, acquisitions] = await Promise.all([
      this.reader.query(RECORDS, at),
      this.reader.query(
        'SELECT * FROM public.itmo_block WHERE country_code = $1 AND audit_sequence < $2 ORDER BY first_id',
        at,
      ),
      this.reader.query(
        'SELECT * FROM public.first_transfer WHERE country_code = $1 AND audit_sequence < $2 ORDER BY first_id',
        at,
      ),
      this.reader.query(ACQUISITIONS, at),
    ]);
    const classes = new Set([...itmos, ...acquisitions].map((row) => String(row['class_id'])));
    const [movements, commodities, strange] = await Promise.all([
      this.reader.query(MOVEMENTS, [...at, [...classes]]),
      this.reader.query(
        'SELECT id, commodity FROM public.credit_class WHERE country_code = $1 AND id = ANY($2::uuid[])',
        [country, [...classes]],
      ),
      this.reader.query(STRANGE_USES, at),
    ]);
    const of = (type: string) => records.filter((row) => row['subject_type'] === type);
    return {
      party,
      approaches: new Map(
        of('cooperative-approach').map((row) => {
          const { title, carpId } = row['body'] as unknown as ApproachRecord;
          return [String(row['subject_id']), { title, carpId }];
        }),
      ),
      authorisations: of('authorisation').map((row) => ({
        id: String(row['subject_id']),
        version: row['version'] as number,
        validFrom: row['valid_from'] as CalendarDay,
        record: row['body'] as unknown as AuthorisationRecord,
      })),
      entities: of('authorised-entity').map((row) => {
        const record = row['body'] as unknown as AuthorisedEntityRecord;
        return { ...record, authorisationId: record.authorisation.slice(3) };
      }),
      itmos: itmos.map(itmoOf),
      transfers: transfers.map(transferOf),
      acquisitions: acquisitions.map(acquisitionOf),
      movements: movements.map(movementOf),
      commodities: new Map(commodities.map((row) => [String(row['id']), String(row['commodity'])])),
      strangeUses: strange.map((row) => ({
        serials: `${String(row['commodity'])}-${String(row['first_serial'])}-${String(row['last_serial'])}`,
        ndcYear: row['ndc_year'] as number,
      })),
    };
  }
}

/** Of approaches the latest version (they come in order, so the last one stays); of the others all. */
const RECORDS = `SELECT subject_type, subject_id, version, valid_from, body
    FROM public.record_version
   WHERE country_code = $1 AND audit_sequence < $2
     AND subject_type IN ('cooperative-approach', 'authorisation', 'authorised-entity')
   ORDER BY subject_type, subject_id, version`;

const ACQUISITIONS = `SELECT q.*, t.itmo_block_id FROM public.itmo_acquisition q
    JOIN public.first_transfer t ON t.country_code = q.country_code AND t.id = q.first_transfer_id
   WHERE q.country_code = $1 AND q.audit_sequence < $2 ORDER BY q.first_id`;

/** A use that was given back by then is none; its movement back is among the movements. */
const MOVEMENTS = `SELECT m.id, m.previous_id, m.class_id, m.first_serial, m.last_serial, m.to_state,
         m.effective_on, m.recorded_at,
         CASE WHEN r.id IS NULL THEN u.purpose END AS purpose, u.ndc_year, u.beneficiary
    FROM public.credit_movement m
    LEFT JOIN public.credit_use u ON u.country_code = m.country_code AND u.id = m.entry_id
    LEFT JOIN public.registry_reversal r
      ON r.country_code = u.country_code AND r.use_id = u.id AND r.audit_sequence < $2
   WHERE m.country_code = $1 AND m.audit_sequence < $2 AND m.class_id = ANY($3::uuid[])
   ORDER BY m.audit_sequence, m.class_id, m.first_serial`;

const STRANGE_USES = `SELECT c.commodity, m.first_serial, m.last_serial, u.ndc_year
    FROM public.credit_use u
    JOIN public.credit_movement m ON m.country_code = u.country_code AND m.entry_id = u.id
    JOIN public.credit_class c ON c.country_code = m.country_code AND c.id = m.class_id
    LEFT JOIN public.registry_reversal r
      ON r.country_code = u.country_code AND r.use_id = u.id AND r.audit_sequence < $2
   WHERE u.country_code = $1 AND m.audit_sequence < $2 AND u.purpose = 'ndc' AND r.id IS NULL
     AND c.side = 'japan' AND c.vintage >= 2021 AND m.to_state = 'retired'
     AND NOT EXISTS (SELECT FROM public.itmo_acquisition q
           WHERE q.country_code = m.country_code AND q.class_id = m.class_id
             AND q.audit_sequence < $2 AND int8range(q.first_serial, q.last_serial, '[]')
                 @> int8range(m.first_serial, m.last_serial, '[]'))
   ORDER BY c.commodity, m.first_serial`;

function rangeOf(row: ReadRow) {
  const first = BigInt(String(row['first_serial']));
  return { first, last: BigInt(String(row['last_serial'])) };
}

function offsetOf(row: ReadRow): bigint {
  return BigInt(String(row['first_id'])) - BigInt(String(row['first_serial']));
}

function itmoOf(row: ReadRow): KnownItmo {
  return {
    ...rangeOf(row),
    id: String(row['id']),
    authorisationId: String(row['authorisation_id']),
    authorisationVersion: row['authorisation_version'] as number,
    approachId: String(row['approach_id']),
    classId: String(row['class_id']),
    registryId: String(row['registry_id']),
    vintage: row['vintage'] as number,
    offset: offsetOf(row),
    at: row['identified_at'] as Instant,
  };
}

function transferOf(row: ReadRow): KnownTransfer {
  return {
    ...rangeOf(row),
    id: String(row['id']),
    itmoId: String(row['itmo_block_id']),
    classId: String(row['class_id']),
    offset: offsetOf(row),
    basis: String(row['basis']),
    acquiringParty: row['acquiring_party'] as string | null,
    purpose: row['purpose'] as string | null,
    at: row['transferred_at'] as Instant,
  };
}

function acquisitionOf(row: ReadRow): KnownAcquisition {
  return {
    ...rangeOf(row),
    itmoId: String(row['itmo_block_id']),
    classId: String(row['class_id']),
    offset: offsetOf(row),
    at: row['acquired_at'] as Instant,
  };
}

function movementOf(row: ReadRow): KnownMovement {
  const recordedAt = row['recorded_at'] as Instant;
  return {
    ...rangeOf(row),
    id: String(row['id']),
    previousId: row['previous_id'] as string | null,
    classId: String(row['class_id']),
    toState: String(row['to_state']),
    at: actionInstant(row['effective_on'] as CalendarDay, recordedAt),
    purpose: (row['purpose'] ?? null) as string | null,
    ndcYear: (row['ndc_year'] ?? null) as number | null,
    beneficiary: (row['beneficiary'] ?? null) as string | null,
  };
}
