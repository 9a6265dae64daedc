import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, BatchReader, Known } from '../../ledger/act.ts';
import { article6Errors } from '../errors.ts';
import { JAPAN, PARTY_ROW_ID } from '../parties.ts';
import { ARTICLE6_PARTY } from '../tables.ts';

export interface Article6PartyBody {
  /** AAAnn: the Party's alpha-3 code and two digits. */
  readonly itmoRegistryId: string;
  readonly source: string;
}

/**
 * Records the ITMO registry of a Party: for the first time, or as it was changed. A registry that ITMOs
 * were identified in stays.
 *
 * Refuses, in this order: ARTICLE6.REGISTRY_OF_ANOTHER_PARTY, NOTHING_CHANGES, REGISTRY_IN_USE;
 * PARTY_RECORDED_MEANWHILE by the key of the table.
 */
export const article6PartyAct: ActKind<Article6PartyBody> = {
  kind: 'article6-party',
  posts: false,
  needs: () => ({ rows: [{ table: ARTICLE6_PARTY, id: PARTY_ROW_ID, lock: 'update' }] }),
  read: readParty,
  decide(act, known) {
    const { itmoRegistryId, source } = act.body;
    const party = known.fact<string>('alpha-3 of the Party') ?? '';
    if (!itmoRegistryId.startsWith(party)) {
      return article6Errors.refuse('ARTICLE6.REGISTRY_OF_ANOTHER_PARTY', { itmoRegistryId, party });
    }
    const row = known.row(ARTICLE6_PARTY, PARTY_ROW_ID);
    if (row?.['itmo_registry_id'] === itmoRegistryId && row['source'] === source) {
      return article6Errors.refuse('ARTICLE6.NOTHING_CHANGES');
    }
    const isOther = row !== undefined && row['itmo_registry_id'] !== itmoRegistryId;
    if (isOther && known.fact<boolean>('the Party has identified ITMOs') === true) {
      const facts = { registry: row['itmo_registry_id'] };
      return article6Errors.refuse('ARTICLE6.REGISTRY_IN_USE', facts);
    }
    const version = row === undefined ? 1 : (row['version'] as number) + 1;
    const record = { party, itmoRegistryId, source };
    return {
      records: [
        {
          type: 'article6-party',
          id: PARTY_ROW_ID,
          version,
          validFrom: known.today,
          body: record,
        },
      ],
      rows: [
        {
          table: ARTICLE6_PARTY,
          change: version === 1 ? 'insert' : 'update',
          row: {
            id: PARTY_ROW_ID,
            party,
            itmo_registry_id: itmoRegistryId,
            source,
            last_itmo: row?.['last_itmo'] ?? 0,
            version,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/article6-parties/${party}`,
        body: { id: publicId(act.countryCode, PARTY_ROW_ID), ...record, version, status: 'posted' },
      },
    };
  },
};

/** Who the Party is, and whether its registry holds ITMOs. */
async function readParty(
  acts: readonly Act<Article6PartyBody>[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const country = acts[0]?.countryCode;
  const rows = await reader.query(
    `SELECT (SELECT iso3 FROM public.partner_country WHERE country_code = $1) AS iso3,
            EXISTS (SELECT FROM public.authorisation
                     WHERE country_code = $1 AND tonnes_identified > 0) AS identified`,
    [country],
  );
  const iso3 = rows[0]?.['iso3'];
  known.setFact('alpha-3 of the Party', country === NO_COUNTRY ? JAPAN : iso3);
  known.setFact('the Party has identified ITMOs', rows[0]?.['identified']);
}
