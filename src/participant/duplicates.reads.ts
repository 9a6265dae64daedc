import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { DuplicateProposal, DuplicateReason } from './participant.answers.ts';
import { ParticipantReads } from './participant.reads.ts';

const PROPOSALS_AT_MOST = 50;

/** Which records may be of one participant. It proposes, and changes nothing. */
@Injectable()
export class DuplicateReads {
  constructor(
    private readonly participants: ParticipantReads,
    private readonly reader: Reader,
  ) {}

  /**
   * Other participants with an identifier of this one, or with a name that differs only in case,
   * punctuation and legal form; names and identifiers of former versions count too. A shared identifier
   * comes before a shared name. At most 50.
   *
   * Refuses ID.MALFORMED, PARTICIPANT.NOT_FOUND.
   */
  async of(text: string): Promise<readonly DuplicateProposal[]> {
    const { id } = await this.participants.find(text);
    const rows = await this.reader.query(SHARED, [NO_COUNTRY, id]);
    const reasons = new Map<string, DuplicateReason[]>();
    for (const row of rows) {
      const other = String(row['participant_id']);
      const reason = {
        kind: String(row['kind']),
        scheme: row['scheme'] as string | null,
        value: String(row['value']),
        current: row['current'] === true,
      };
      const others = reasons.get(other);
      if (others) others.push(reason);
      else if (reasons.size < PROPOSALS_AT_MOST) reasons.set(other, [reason]);
    }
    const views = await this.participants.findAll([...reasons.keys()]);
    return [...reasons].flatMap(([other, why]) => {
      const participant = views.get(other);
      return participant ? [{ participant, reasons: why }] : [];
    });
  }
}

/** What any version of this participant shares with any version of another. */
const SHARED = `
  SELECT shared.participant_id, shared.kind, shared.scheme, shared.value,
         bool_or(shared.version = p.version AND shared.own_version = own.version) AS current
    FROM (SELECT theirs.participant_id, theirs.version, mine.version AS own_version,
                 'identifier' AS kind, theirs.scheme, theirs.identifier AS value
            FROM public.participant_identifier mine
            JOIN public.participant_identifier theirs
              ON theirs.country_code = mine.country_code AND theirs.scheme = mine.scheme
             AND theirs.identifier = mine.identifier
           WHERE mine.country_code = $1 AND mine.participant_id = $2
           UNION ALL
          SELECT theirs.participant_id, theirs.version, mine.version, 'name', NULL, theirs.name
            FROM public.participant_name mine
            JOIN public.participant_name theirs
              ON theirs.country_code = mine.country_code AND theirs.name_key = mine.name_key
           WHERE mine.country_code = $1 AND mine.participant_id = $2) shared
    JOIN public.participant p ON p.country_code = $1 AND p.id = shared.participant_id
    JOIN public.participant own ON own.country_code = $1 AND own.id = $2
   WHERE shared.participant_id <> $2
   GROUP BY shared.participant_id, shared.kind, shared.scheme, shared.value
   ORDER BY shared.kind, shared.participant_id, shared.value`;
