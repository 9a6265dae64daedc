import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { holds } from '../identity/grant.ts';
import type { Permission } from '../identity/permissions.ts';
import type { Principal } from '../identity/principal.ts';
import { DeadlineReads } from '../project/cycle/deadlines.reads.ts';
import { CountryReports } from '../reporting/country-report.service.ts';
import type { CountryStanding } from './dashboard.ts';
import type { PartnerOnHome } from './home.reads.ts';
import type { Word } from './language/words.ts';

/** Something that waits in a country, and where it is looked at. */
export interface Attention {
  readonly what: Word;
  readonly iso2: string;
  readonly names: Readonly<Record<string, string>>;
  readonly count: number;
  readonly address: string;
}

/** Deadlines of a country that are looked through. */
const DEADLINES_AT_MOST = 100;

/**
 * What the first page says of all countries. Reports of countries are kept as long as nothing was
 * written in their books and the day is the same, so that a page costs a few statements.
 */
@Injectable()
export class DashboardReads {
  readonly #standings = new Map<
    string,
    { readonly of: string; readonly standing: CountryStanding }
  >();

  constructor(
    private readonly reader: Reader,
    private readonly reports: CountryReports,
    private readonly deadlines: DeadlineReads,
  ) {}

  /** Countries with tranches, one after the other: each is a whole report. */
  async standings(partners: readonly PartnerOnHome[]): Promise<readonly CountryStanding[]> {
    const found: CountryStanding[] = [];
    for (const { iso2, tranches, leaves, today } of partners) {
      if (tranches === 0) continue;
      const of = `${leaves} ${today}`;
      const kept = this.#standings.get(iso2);
      if (kept?.of === of) {
        found.push(kept.standing);
        continue;
      }
      const report = await this.reports.make(iso2);
      const standing = {
        iso2,
        names: report.country.names,
        totals: report.totals,
        failedChecks: report.standing.failed.length,
        idleTranches: report.gaps.items.filter(({ kind }) => kind === 'idle-tranche').length,
      };
      // A head may be a moment behind the leaves; then the next look makes it again.
      if (report.asOf.knownAsOf.size === leaves) this.#standings.set(iso2, { of, standing });
      found.push(standing);
    }
    return found;
  }

  /** What whoever looks may know of and should see to, country by country. */
  async attention(
    principal: Principal | null,
    partners: readonly PartnerOnHome[],
    standings: readonly CountryStanding[],
  ): Promise<readonly Attention[]> {
    const rows = await this.reader.query(WAITING, [partners.map(({ iso2 }) => iso2)]);
    const attention: Attention[] = [];
    for (const partner of partners) {
      const { iso2, names } = partner;
      const row = rows.find((one) => one['country_code'] === iso2);
      const note = (what: Word, count: number, address: string) => {
        if (count > 0) attention.push({ what, iso2, names, count, address });
      };
      const standing = standings.find((one) => one.iso2 === iso2);
      note('home.failed', standing?.failedChecks ?? 0, `/countries/${iso2}/report#checks`);
      if (partner.projects > 0) {
        note('home.overdue', await this.#overdue(iso2), `/countries/${iso2}/deadlines`);
      }
      const decisions = `/countries/${iso2}/decisions?status=awaiting-signatures`;
      note('home.signatures', (row?.['signatures'] as number | undefined) ?? 0, decisions);
      if (maySee(principal, 'ledger.read', iso2)) {
        const waiting = `/countries/${iso2}/waiting`;
        note('home.approvals', (row?.['approvals'] as number | undefined) ?? 0, waiting);
      }
      const issuance = `/countries/${iso2}/issuance`;
      for (const side of ['japan', 'partner'] as const) {
        const count = (row?.[`${side}_issuances`] as number | undefined) ?? 0;
        note(`home.issuances-${side}`, count, `${issuance}#open`);
      }
      note('home.requests', (row?.['requests'] as number | undefined) ?? 0, `${issuance}#requests`);
      const reports = (row?.['reports'] as number | undefined) ?? 0;
      note('home.verifications', reports, `/countries/${iso2}/deadlines#waiting`);
      if (maySee(principal, 'carbon-credit.read', iso2)) {
        note('home.offers', (row?.['offers'] as number | undefined) ?? 0, '/credit-offers');
      }
      note('home.idle', standing?.idleTranches ?? 0, `/countries/${iso2}/report#gaps`);
    }
    return attention;
  }

  async #overdue(country: string): Promise<number> {
    const { items } = await this.deadlines.list({ country, limit: String(DEADLINES_AT_MOST) });
    return items.filter(({ overdue }) => overdue).length;
  }
}

/** Somebody who may see all of it in the country, and not only what concerns one organisation. */
function maySee(principal: Principal | null, permission: Permission, country: string): boolean {
  return (principal?.grants ?? []).some(
    (grant) =>
      holds(grant, permission) &&
      grant.scope.organisations === null &&
      (grant.scope.countries === null || grant.scope.countries.has(country)),
  );
}

const WAITING = `
  SELECT c.country_code,
         (SELECT count(*) FROM public.joint_committee_decision d
           WHERE d.country_code = c.country_code AND d.status = 'awaiting-signatures')
           AS signatures,
         (SELECT count(*) FROM public.pending_act p
           WHERE p.country_code = c.country_code AND NOT EXISTS (
                 SELECT FROM public.act_decision x
                  WHERE x.country_code = c.country_code AND x.id = p.id)) AS approvals,
         (SELECT count(*) FROM public.issuance_request i
           WHERE i.country_code = c.country_code AND i.status = 'notified'
             AND i.japan_state = 'awaiting') AS japan_issuances,
         (SELECT count(*) FROM public.issuance_request i
           WHERE i.country_code = c.country_code AND i.status = 'notified'
             AND i.partner_state = 'awaiting') AS partner_issuances,
         (SELECT count(*) FROM public.issuance_request i
           WHERE i.country_code = c.country_code AND i.status = 'requested') AS requests,
         (SELECT count(*) FROM public.monitoring_report r
           WHERE r.country_code = c.country_code AND r.status = 'submitted') AS reports,
         (SELECT count(*) FROM public.credit_transfer o
           WHERE o.country_code = c.country_code AND o.status = 'offered') AS offers
    FROM unnest($1::text[]) AS c (country_code)`;
