import { canonicalJsonDigest, type JsonValue } from '../kernel/canonical-json.ts';
import { publicId } from '../kernel/ids.ts';
import { reportAddresses } from './addresses.ts';
import { changesOf } from './changes.ts';
import { checksOf } from './checks.ts';
import { conversionsOf } from './conversions.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import {
  COUNTRY_REPORT_SCHEMA,
  type CountryReport,
  type ReportCheck,
  type ReportedAgreement,
  type ReportedBook,
  type ReportedCountry,
  type ReportedHead,
} from './country-report.ts';
import { creditsOf, moneyPerTonneOf } from './credit-rows.ts';
import type { ReportedLoan, ReportedPledge, ReportedTranche } from './reported-funding.ts';
import {
  ANNOUNCEMENTS_NOTE,
  DEFINITIONS,
  DEMONSTRATION_NOTICE,
  HISTORICAL_LOANS_NOTE,
  PLEDGES_NOTE,
} from './definitions.ts';
import { byTexts } from './order.ts';
import { indicatorRows, projectRows } from './project-rows.ts';
import { curvesOf, gapsOf, reconciliationOf } from './review-rows.ts';
import { totalsByCurrency, trancheRows } from './tranche-rows.ts';
import { without } from './without.ts';

/**
 * Builds the model of a country report from facts that were read before. Pure: the same facts give the
 * same model on every machine, and so the same digest.
 */
export function buildCountryReport(facts: CountryReportFacts): CountryReport {
  const tranches = trancheRows(facts);
  const totals = totalsByCurrency(facts);
  const credits = creditsOf(facts);
  const reconciliation = reconciliationOf(facts, tranches, credits);
  const checks = checksOf(facts, { tranches, reconciliation, credits });
  const { effectiveAsOf, period } = facts.request;
  const model: Omit<CountryReport, 'digest'> = {
    schema: COUNTRY_REPORT_SCHEMA,
    book: bookOf(facts),
    period: { name: period.name, kind: period.kind, from: period.from, until: period.until },
    asOf: { effectiveAsOf, knownAsOf: { size: facts.head.size, at: facts.head.at } },
    status: facts.status,
    standing: standingOf(checks),
    country: countryOf(facts),
    agreements: agreementsOf(facts),
    totals,
    announcements: { note: ANNOUNCEMENTS_NOTE, items: tranches.map(announcementOf) },
    tranches,
    pledges: { note: PLEDGES_NOTE, items: pledgesOf(facts) },
    credits,
    disbursementCurves: curvesOf(facts),
    projects: projectRows(facts, tranches, credits),
    moneyPerTonne: moneyPerTonneOf(facts, tranches),
    indicators: indicatorRows(facts),
    historicalLoans: { note: HISTORICAL_LOANS_NOTE, items: loansOf(facts) },
    conversions: conversionsOf(facts, totals, tranches),
    reconciliation,
    statement: null,
    changes: { since: null, rows: [] },
    gaps: gapsOf(facts, tranches),
    checks,
    definitions: DEFINITIONS,
    provenance: {
      formatVersion: 1,
      heads: { [facts.request.country]: headOf(facts.head), '00': headOf(facts.sharedHead) },
      addresses: reportAddresses(facts),
    },
  };
  const changes = changesOf(facts.published, { ...model, digest: '' });
  const whole = { ...model, changes };
  return { ...whole, digest: digestOf(whole) };
}

/** SHA-256 (hex) of the canonical JSON of a model, whose own digest is left out. */
export function digestOf(model: Omit<CountryReport, 'digest'> & { digest?: string }): string {
  return canonicalJsonDigest(without(model, 'digest') as unknown as JsonValue);
}

function bookOf({ book }: CountryReportFacts): ReportedBook {
  const notice = book.kind === 'demonstration' ? DEMONSTRATION_NOTICE : null;
  return { id: book.id, kind: book.kind, notice };
}

function standingOf(checks: readonly ReportCheck[]): CountryReport['standing'] {
  const failed = checks.filter(({ passed }) => !passed).map(({ id }) => id);
  return { checks: failed.length === 0 ? 'passed' : 'failed', failed };
}

function headOf(head: CountryReportFacts['sharedHead']): ReportedHead | null {
  return head && { size: head.size, root: head.root, headHash: head.hash, at: head.at };
}

function countryOf({ country, request }: CountryReportFacts): ReportedCountry {
  return {
    iso2: country.iso2,
    iso3: country.iso3,
    name: country.names.en,
    names: { ...country.names },
    order: country.order,
    signedOn: country.signedOn,
    signedIn: country.signedIn,
    signedOnConfidence: country.signedOnConfidence,
    isPartner: country.signedOn <= request.effectiveAsOf,
    rulesAdoptedOn: country.rulesAdoptedOn,
    timeZone: country.timeZone,
    currency: country.currency,
    source: country.source,
    note: country.note,
  };
}

function agreementsOf({ agreements, request }: CountryReportFacts): readonly ReportedAgreement[] {
  const rows = agreements.map(({ id, body }) => ({
    id: publicId(request.country, id),
    title: body.title,
    kind: body.kind,
    parties: body.parties.map(({ name, country, signatory }) => ({
      name,
      country: country ?? null,
      signatory: signatory ?? null,
    })),
    signedOn: body.signedOn,
    adoptedOn: body.adoptedOn,
    summary: body.summary,
    targets: body.targets.map(({ text, dueOn }) => ({
      text,
      dueOn,
      isDue: dueOn === null ? null : dueOn <= request.effectiveAsOf,
    })),
    source: body.source,
  }));
  return rows.sort(
    byTexts(({ signedOn, adoptedOn, title, id }) => [signedOn ?? adoptedOn ?? '', title, id]),
  );
}

function announcementOf(tranche: ReportedTranche) {
  return {
    tranche: tranche.id,
    reference: tranche.reference,
    title: tranche.title,
    funder: tranche.funder,
    currency: tranche.currency,
    announced: tranche.announced,
    announcedOn: tranche.announcedOn,
    confidence: tranche.confidence,
    source: tranche.source,
    note: tranche.note,
    entries: tranche.entries.announced,
  };
}

function pledgesOf({ pledges, tranches, request }: CountryReportFacts): readonly ReportedPledge[] {
  const references = new Map(tranches.map(({ id, body }) => [id, body.reference]));
  const rows = pledges.map(({ id, body }) => ({
    id: publicId(request.country, id),
    tranche: publicId(request.country, body.tranche),
    trancheReference: references.get(body.tranche) ?? null,
    reference: body.reference,
    currency: body.currency,
    amount: body.amount,
    pledgedOn: body.pledgedOn,
    source: body.source,
  }));
  return rows.sort(byTexts(({ pledgedOn, reference, id }) => [pledgedOn, reference, id]));
}

function loansOf({ historicalLoans, request }: CountryReportFacts): readonly ReportedLoan[] {
  const rows = historicalLoans.map(({ id, body }) => ({
    id: publicId(request.country, id),
    name: body.name,
    lender: body.lender,
    currency: body.currency,
    amount: body.amount,
    exchangeOfNotesOn: body.exchangeOfNotesOn,
    signedOn: body.signedOn,
    inForceOn: body.inForceOn,
    note: body.note,
    source: body.source,
  }));
  return rows.sort(
    byTexts(({ signedOn, exchangeOfNotesOn, name, id }) => [
      signedOn ?? exchangeOfNotesOn ?? '',
      name,
      id,
    ]),
  );
}
