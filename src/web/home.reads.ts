import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.ts';
import { parseOperatorHead } from '../audit/operator-head.ts';
import { CLOCK } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { CountryRules } from '../ledger/country-rules.ts';

/** A partner country as the first page lists it. */
export interface PartnerOnHome {
  readonly iso2: string;
  readonly name: string;
  /** By language. */
  readonly names: Readonly<Record<string, string>>;
  /** The day it is there. */
  readonly today: string;
  readonly order: number;
  readonly signedOn: string;
  readonly signedOnConfidence: string;
  readonly projects: number;
  readonly tranches: number;
  /** How many leaves its log has, and when it was last written to. */
  readonly leaves: number;
  readonly headAt: string | null;
}

export interface OperatorHeadOnHome {
  readonly number: number;
  readonly at: string;
  readonly hash: string;
  readonly keyId: string;
  readonly countries: number;
}

/** What the first page shows: the partners and the last signed head. Two statements. */
@Injectable()
export class HomeReads {
  constructor(
    private readonly reader: Reader,
    private readonly rules: CountryRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async partners(): Promise<readonly PartnerOnHome[]> {
    const rows = await this.reader.query(
      `SELECT p.country_code, p.names ->> 'en' AS name, p.names, p.partner_order, p.signed_on,
              p.signed_on_confidence, coalesce(t.size, 0)::bigint AS leaves, t.at,
              (SELECT count(*) FROM public.project x WHERE x.country_code = p.country_code)
                AS projects,
              (SELECT count(*) FROM public.tranche x WHERE x.country_code = p.country_code)
                AS tranches
         FROM public.partner_country p
         LEFT JOIN public.audit_tree t ON t.country_code = p.country_code
        ORDER BY p.partner_order, p.country_code`,
    );
    return rows.map((row) => ({
      iso2: String(row['country_code']),
      name: String(row['name']),
      names: row['names'] as Readonly<Record<string, string>>,
      today: this.rules.latestDay(row['country_code'] as CountryCode, this.clock.now()),
      order: row['partner_order'] as number,
      signedOn: String(row['signed_on']),
      signedOnConfidence: String(row['signed_on_confidence']),
      projects: row['projects'] as number,
      tranches: row['tranches'] as number,
      leaves: row['leaves'] as number,
      headAt: row['at'] === null ? null : String(row['at']),
    }));
  }

  /** Null before the first sealing. */
  async operatorHead(): Promise<OperatorHeadOnHome | null> {
    const head = await new AuditLog(this.reader.pool).operatorHead();
    if (head === null) return null;
    const { number, at, keyId, heads } = parseOperatorHead(head.body);
    return { number, at, hash: head.hash, keyId, countries: heads.length };
  }
}
