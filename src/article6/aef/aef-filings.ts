import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import type { ActCall } from '../../http/act-call.ts';
import { parseDay } from '../../kernel/calendar-day.ts';
import type { Clock } from '../../kernel/clock.ts';
import { publicId } from '../../kernel/ids.ts';
import { Acts } from '../../ledger/acts.service.ts';
import { article6Errors } from '../errors.ts';
import { PartyReads } from '../party.reads.ts';
import { aefBytes, type AefFormat } from './aef-files.ts';
import type { AefFilingView } from './aef.answers.ts';
import type { AefFilingDto, HoldingsSnapshotDto } from './aef.dto.ts';
import { Aefs, yearOf } from './aef.service.ts';

/** Files agreed electronic formats, freezes holdings, and gives back what was filed. */
@Injectable()
export class AefFilings {
  constructor(
    private readonly aefs: Aefs,
    private readonly acts: Acts,
    private readonly parties: PartyReads,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes the format as it is known now and files its bytes. Refuses what the act refuses. */
  async file(call: ActCall, code: string, yearText: string, asked: AefFilingDto) {
    const submittedOn = asked.submittedOn ?? parseDay(this.clock.now().slice(0, 10));
    const made = await this.aefs.make(code, yearText, { submittedOn, revision: asked.revision });
    const [json, csv, xlsx] = await Promise.all([
      aefBytes(made.model, 'json'),
      aefBytes(made.model, 'csv'),
      aefBytes(made.model, 'xlsx'),
    ]);
    const { party, year, version, findings, holdings, knownAsOf } = made;
    return this.acts.submit(call, {
      kind: 'aef-filing',
      country: party.country,
      body: {
        party: party.party,
        year,
        version,
        submittedOn,
        reason: asked.reason ?? null,
        findings,
        snapshotId: made.snapshot?.id ?? null,
        holdings,
        knownAsOf,
        json,
        csv,
        xlsx,
      },
    });
  }

  /** Freezes the holdings at the end of a year, or freezes them anew as a further version. */
  async freeze(call: ActCall, code: string, yearText: string, { reason }: HoldingsSnapshotDto) {
    const made = await this.aefs.holdingsNow(code, yearText);
    return this.acts.submit(call, {
      kind: 'holdings-snapshot',
      country: made.party.country,
      body: {
        party: made.party.party,
        year: made.year,
        version: (made.snapshot?.version ?? 0) + 1,
        holdings: made.holdings,
        knownAsOf: made.knownAsOf,
        reason,
      },
    });
  }

  /** The bytes of a version as they were filed. Refuses ARTICLE6.FILING_NOT_FOUND. */
  async filed(code: string, yearText: string, version: string, format: AefFormat): Promise<Buffer> {
    const { country } = await this.parties.find(code);
    const [major, minor] = version.split('.');
    const rows = await this.reader.query(
      `SELECT ${format} AS bytes FROM public.aef_filing
        WHERE country_code = $1 AND year = $2 AND major = $3 AND minor = $4`,
      [country, yearOf(yearText), major, minor],
    );
    const bytes = rows[0]?.['bytes'];
    if (Buffer.isBuffer(bytes)) return bytes;
    const facts = { party: code, year: yearText, version };
    throw article6Errors.refuse('ARTICLE6.FILING_NOT_FOUND', facts);
  }

  /** What was filed for a year, the first version first. */
  async list(code: string, yearText: string): Promise<readonly AefFilingView[]> {
    const { country } = await this.parties.find(code);
    const rows = await this.reader.query(
      `SELECT f.id, f.major, f.minor, f.submitted_on, f.reason, f.recorded_at, h.version
         FROM public.aef_filing f
         JOIN public.holdings_snapshot h
           ON h.country_code = f.country_code AND h.id = f.snapshot_id
        WHERE f.country_code = $1 AND f.year = $2 ORDER BY f.major, f.minor`,
      [country, yearOf(yearText)],
    );
    return rows.map((row) => ({
      id: publicId(country, String(row['id'])),
      version: `${String(row['major'])}.${String(row['minor'])}`,
      submittedOn: String(row['submitted_on']),
      reason: row['reason'] as string | null,
      holdingsVersion: row['version'] as number,
      recordedAt: String(row['recorded_at']),
    }));
  }
}
