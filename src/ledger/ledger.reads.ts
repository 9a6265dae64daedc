import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { CLOCK } from '../database/database.module.ts';
import { httpErrors } from '../http/errors.ts';
import { answerPage, pageOf, type PageQuery } from '../http/paging.ts';
import { parseInstant, type Clock } from '../kernel/clock.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { accountOf, accountStatement, type StatementPage } from './account-statement.ts';
import { CountryRules } from './country-rules.ts';
import { ledgerErrors } from './errors.ts';
import { journalEntry } from './journal.ts';
import type { AsOfQuery } from './ledger.dto.ts';
import { trialBalance } from './turnovers.ts';

/** What the ledger shows: accounts, statements, entries, acts, trial balances, closed books. */
@Injectable()
export class LedgerReads {
  constructor(
    private readonly reader: Reader,
    private readonly countries: CountryRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async account(id: string) {
    const { countryCode, id: uuid } = parsePublicId(id);
    const account = await accountOf(this.reader.pool, countryCode, uuid);
    if (!account) throw ledgerErrors.refuse('LEDGER.ACCOUNT_NOT_FOUND', { account: id });
    const { commodity, ownerId, ...rest } = account;
    return { ...rest, id, currency: commodity, ownerId: publicId(countryCode, ownerId) };
  }

  async statement(id: string, page: StatementPage) {
    const { countryCode, id: uuid } = parsePublicId(id);
    await this.account(id);
    const lines = await accountStatement(this.reader.pool, countryCode, uuid, page);
    return lines.map(({ entryId, reverses, ...line }) => ({
      entry: publicId(countryCode, entryId),
      ...line,
      reverses: reverses === null ? null : publicId(countryCode, reverses),
    }));
  }

  /** Refuses LEDGER.ENTRY_NOT_FOUND. */
  async entry(id: string) {
    const { countryCode, id: uuid } = parsePublicId(id);
    const entry = await journalEntry(this.reader.pool, countryCode, uuid);
    if (!entry) throw ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', { entry: id });
    const named = (one: string | null) => (one === null ? null : publicId(countryCode, one));
    return {
      ...entry,
      id,
      reverses: named(entry.reverses),
      reversedBy: named(entry.reversedBy),
      postings: entry.postings.map((posting) => ({
        account: publicId(countryCode, posting.accountId),
        accountKind: posting.accountKind,
        ownerType: posting.ownerType,
        owner: publicId(countryCode, posting.ownerId),
        currency: posting.amount.commodity.code,
        amount: posting.amount,
        balanceAfter: posting.balanceAfter,
        accountVersion: posting.accountVersion,
      })),
      receipt: `/v1/journal-entries/${id}/receipt`,
    };
  }

  async act(id: string) {
    const { countryCode, id: uuid } = parsePublicId(id);
    const [row] = await this.reader.query(
      `SELECT a.kind, a.recorded_at, a.audit_sequence, p.id AS pending, d.decision,
              d.recorded_at AS decided_at
         FROM public.act a
         LEFT JOIN public.pending_act p ON p.country_code = a.country_code AND p.id = a.id
         LEFT JOIN public.act_decision d ON d.country_code = a.country_code AND d.id = a.id
        WHERE a.country_code = $1 AND a.id = $2`,
      [countryCode, uuid],
    );
    if (!row) throw ledgerErrors.refuse('LEDGER.ACT_NOT_FOUND', { act: id });
    const waiting = row['pending'] !== null && row['decision'] === null;
    return {
      id,
      kind: row['kind'],
      status: waiting ? 'awaiting-approval' : (row['decision'] ?? 'posted'),
      recordedAt: row['recorded_at'],
      auditSequence: row['audit_sequence'],
      decidedAt: row['decided_at'] ?? null,
      receipt: `/v1/acts/${id}/receipt`,
    };
  }

  /** Acts of a country that wait for a second officer, the oldest first. */
  async pending(iso2: string, query: PageQuery) {
    const countryCode = await this.known(iso2);
    const page = pageOf(query, 2);
    const [recordedAt, id] = page.after ?? [null, null];
    const rows = await this.reader.query(
      `SELECT p.id, p.kind, p.subject_id, p.body, p.recorded_at
         FROM public.pending_act p
         LEFT JOIN public.act_decision d ON d.country_code = p.country_code AND d.id = p.id
        WHERE p.country_code = $1 AND d.id IS NULL
          AND ($2::text IS NULL OR (p.recorded_at, p.id::text) > ($2::text::timestamptz, $3::text))
        ORDER BY p.recorded_at, p.id::text LIMIT $4`,
      [
        countryCode,
        instantIn(recordedAt ?? null),
        id === null || id === undefined ? null : String(id),
        page.limitPlusOne,
      ],
    );
    return answerPage(
      rows,
      page,
      (row) => [String(row['recorded_at']), String(row['id'])],
      (row) => ({
        id: publicId(countryCode, String(row['id'])),
        kind: row['kind'],
        subject:
          row['subject_id'] === null ? null : publicId(countryCode, String(row['subject_id'])),
        body: row['body'],
        recordedAt: row['recorded_at'],
      }),
    );
  }

  async trialBalance(iso2: string, query: AsOfQuery) {
    const countryCode = await this.known(iso2);
    const size = query.knownAsOf === undefined ? Infinity : parseInt(query.knownAsOf, 10);
    const head = await this.reader.query(
      `SELECT coalesce(max(size), 0) AS size FROM public.audit_head
        WHERE country_code = $1 AND size <= $2`,
      [countryCode, size === Infinity ? Number.MAX_SAFE_INTEGER : size],
    );
    const asOf = {
      effectiveAsOf: query.effectiveAsOf ?? this.countries.latestDay(countryCode, this.clock.now()),
      size: head[0]?.['size'] as number,
    };
    const lines = await trialBalance(this.reader.pool, countryCode, asOf);
    return { country: countryCode, effectiveAsOf: asOf.effectiveAsOf, knownAsOf: asOf.size, lines };
  }

  async periods(iso2: string) {
    const countryCode = await this.known(iso2);
    const [row] = await this.reader.query(
      'SELECT closed_through FROM public.country_books WHERE country_code = $1',
      [countryCode],
    );
    return { country: countryCode, closedThrough: row?.['closed_through'] ?? null };
  }

  private async known(iso2: string): Promise<CountryCode> {
    const countryCode = parseCountryCode(iso2);
    await this.countries.requireKnown(countryCode, 'read');
    return countryCode;
  }
}

/** The instant in a cursor. Refuses HTTP.CURSOR_MALFORMED where somebody forged another text. */
function instantIn(part: string | number | null): string | null {
  if (part === null) return null;
  try {
    return parseInstant(String(part));
  } catch {
    throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
  }
}
