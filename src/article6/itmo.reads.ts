import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { article6Errors } from './errors.ts';
import type { FirstTransferDetail, FirstTransferView, ItmoView } from './itmo.answers.ts';
import type { ItmoQuery } from './itmo.dto.ts';
import { itmoIdentifier } from './itmo-identifier.ts';

const ITMOS = `SELECT b.*, p.iso3, c.carp_id, (b.last_id - b.first_id + 1)::text AS tonnes,
       (SELECT coalesce(sum(t.last_id - t.first_id + 1), 0)::text FROM public.first_transfer t
         WHERE t.country_code = b.country_code AND t.itmo_block_id = b.id) AS transferred,
       (SELECT coalesce(sum(q.last_id - q.first_id + 1), 0)::text FROM public.itmo_acquisition q
          JOIN public.first_transfer t
            ON t.country_code = q.country_code AND t.id = q.first_transfer_id
         WHERE q.country_code = b.country_code AND t.itmo_block_id = b.id) AS acquired
    FROM public.itmo_block b
    JOIN public.partner_country p ON p.country_code = b.country_code
    JOIN public.cooperative_approach c ON c.country_code = b.country_code AND c.id = b.approach_id`;
const TRANSFERS = `SELECT t.*, p.iso3, b.vintage, k.commodity,
         (t.last_id - t.first_id + 1)::text AS tonnes
    FROM public.first_transfer t
    JOIN public.partner_country p ON p.country_code = t.country_code
    JOIN public.itmo_block b ON b.country_code = t.country_code AND b.id = t.itmo_block_id
    JOIN public.credit_class k ON k.country_code = t.country_code AND k.id = t.class_id`;

/** ITMOs and their first transfers, for anybody. */
@Injectable()
export class ItmoReads {
  constructor(private readonly reader: Reader) {}

  async listItmos(query: ItmoQuery): Promise<PageOf<ItmoView>> {
    return this.page(query, ITMOS, 'b', itmoView);
  }

  async listTransfers(query: ItmoQuery): Promise<PageOf<FirstTransferView>> {
    return this.page(query, TRANSFERS, 't', transferView);
  }

  /** The runs of one first transfer. Refuses ID.MALFORMED, ARTICLE6.FIRST_TRANSFER_NOT_FOUND. */
  async transfer(text: string): Promise<FirstTransferDetail> {
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query(
      `${TRANSFERS} WHERE t.country_code = $1 AND t.act_id = $2 ORDER BY t.first_id`,
      [countryCode, id],
    );
    if (rows.length > 0) return { id: text, runs: rows.map(transferView) };
    throw article6Errors.refuse('ARTICLE6.FIRST_TRANSFER_NOT_FOUND', { firstTransfer: text });
  }

  private async page<View>(
    query: ItmoQuery,
    select: string,
    table: 'b' | 't',
    viewOf: (row: ReadRow) => View,
  ): Promise<PageOf<View>> {
    const page = pageOf(query, 2);
    const after = cursorOf(page, ['text', 'id']);
    const under = query.authorisation === undefined ? null : parsePublicId(query.authorisation).id;
    const rows = await this.reader.query(
      `${select} WHERE ($1::text IS NULL OR p.iso3 = $1)
          AND ($2::uuid IS NULL OR ${table}.authorisation_id = $2)
          AND ($3::text IS NULL OR (${table}.country_code::text, ${table}.id) > ($3, $4::uuid))
        ORDER BY ${table}.country_code::text, ${table}.id LIMIT $5`,
      [query.party ?? null, under, after?.[0] ?? null, after?.[1] ?? null, page.limitPlusOne],
    );
    const keyOf = (row: ReadRow) => [String(row['country_code']), String(row['id'])];
    return answerPage(rows, page, keyOf, viewOf);
  }
}

function itmoView(row: ReadRow): ItmoView {
  const country = row['country_code'] as CountryCode;
  const identifier = (id: unknown): string | null =>
    row['carp_id'] === null
      ? null
      : itmoIdentifier({
          carpId: String(row['carp_id']),
          registryId: String(row['registry_id']),
          firstTransferringParty: String(row['iso3']),
          number: BigInt(String(id)),
          vintage: row['vintage'] as number,
        });
  return {
    id: publicId(country, String(row['id'])),
    party: String(row['iso3']),
    authorisation: publicId(country, String(row['authorisation_id'])),
    authorisationVersion: row['authorisation_version'] as number,
    serials: String(row['serials']),
    registryId: String(row['registry_id']),
    firstId: String(row['first_id']),
    lastId: String(row['last_id']),
    firstIdentifier: identifier(row['first_id']),
    lastIdentifier: identifier(row['last_id']),
    vintage: row['vintage'] as number,
    tonnes: String(row['tonnes']),
    tonnesFirstTransferred: String(row['transferred']),
    tonnesAcquired: String(row['acquired']),
    identifiedAt: String(row['identified_at']),
  };
}

function transferView(row: ReadRow): FirstTransferView {
  const country = row['country_code'] as CountryCode;
  return {
    id: publicId(country, String(row['act_id'])),
    party: String(row['iso3']),
    authorisation: publicId(country, String(row['authorisation_id'])),
    serials: `${String(row['commodity'])}-${String(row['first_serial'])}-${String(row['last_serial'])}`,
    firstId: String(row['first_id']),
    lastId: String(row['last_id']),
    vintage: row['vintage'] as number,
    tonnes: String(row['tonnes']),
    basis: String(row['basis']),
    acquiringParty: row['acquiring_party'] as string | null,
    purpose: row['purpose'] as string | null,
    evidence: String(row['evidence']),
    transferredAt: String(row['transferred_at']),
  };
}
