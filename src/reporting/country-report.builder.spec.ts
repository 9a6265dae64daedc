import { describe, expect, it } from '@jest/globals';
import { Amount } from '../kernel/amount.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { currencyOf } from '../kernel/currency.ts';
import { commitmentFigures, trancheFigures } from '../funding/figures.ts';
import { buildCountryReport, digestOf } from './country-report.builder.ts';
import {
  ID,
  countryReportFacts,
  trialBalanceOf,
} from '../../test/reporting/country-report-facts.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import { countryDocument } from './document/country-document.ts';
import { CREDIT_FIGURES } from './reported-credits.ts';
import type { CountryReport } from './country-report.ts';
import type { ReportedTranche } from './reported-funding.ts';
import { without } from './without.ts';

const report = buildCountryReport(countryReportFacts());

function tranche(reference: string, of: CountryReport = report): ReportedTranche {
  const found = of.tranches.find((one) => one.reference === reference);
  if (found === undefined) throw new Error(`no tranche ${reference}`);
  return found;
}

const check = (of: CountryReport, id: string) => of.checks.find((one) => one.id === id);

describe('a country report', () => {
  it('shows of each tranche what was announced, committed, disbursed and is left', () => {
    expect(tranche('KZ-JICA-200')).toMatchObject({
      announced: '200000000.00',
      available: '120000000.00',
      committedGross: '90000000.00',
      decommitted: '10000000.00',
      committed: '80000000.00',
      disbursedGross: '45000000.00',
      refunded: '5000000.00',
      disbursed: '40000000.00',
      returned: '3000000.00',
      undisbursed: '37000000.00',
      outstanding: '40000000.00',
      disbursedShare: '0.5000',
    });
  });

  it('has no share of what is not committed', () => {
    expect(tranche('KZ-JICA-500')).toMatchObject({
      announced: '500000000.00',
      committed: '0.00',
      disbursed: '0.00',
      disbursedShare: null,
      commitments: [],
    });
  });

  it('keeps yen whole, and interest apart from principal', () => {
    expect(tranche('KZ-P6')).toMatchObject({
      committed: '6361000000',
      disbursed: '6361000000',
      repaid: '1361000000',
      outstanding: '5000000000',
      interest: '12345',
      fees: '0',
      disbursedShare: '1.0000',
    });
  });

  it('gives the same figures as the funding room', () => {
    const { turnovers } = countryReportFacts();
    for (const [id, reference, commitments] of [
      [ID.press, 'KZ-JICA-200', [ID.charging, ID.mistaken]],
      [ID.yen, 'KZ-P6', [ID.rail]],
    ] as const) {
      const shown = tranche(reference);
      const owners: readonly string[] = [id, ...commitments];
      const own = turnovers.filter(({ ownerId }) => owners.includes(ownerId));
      const { disbursedShare, ...figures } = trancheFigures(currencyOf(shown.currency), own);
      expect(shown.disbursedShare).toBe(disbursedShare);
      for (const [name, amount] of Object.entries(figures)) {
        expect([name, shown[name as 'announced']]).toEqual([name, String(amount)]);
      }
    }
    const own = turnovers.filter(({ ownerId }) => ownerId === ID.charging);
    expect(tranche('KZ-JICA-200').commitments[0]).toMatchObject(
      JSON.parse(JSON.stringify(commitmentFigures(currencyOf('USD'), own))) as object,
    );
  });

  it('totals each currency by itself, and never what was announced or is left to commit', () => {
    expect(report.totals.map(({ currency }) => currency)).toEqual(['JPY', 'USD']);
    expect(report.totals[1]).toMatchObject({ committed: '80000000.00', disbursed: '40000000.00' });
    for (const totals of report.totals) {
      expect(totals).not.toHaveProperty('announced');
      expect(totals).not.toHaveProperty('available');
    }
    expect(JSON.stringify(report)).not.toContain('700000000');
    expect(report.announcements.note).toMatch(/not added/);
    expect(report.announcements.items.map(({ announced }) => announced)).toEqual([
      '6361000000',
      '200000000.00',
      '500000000.00',
    ]);
  });

  it('names the entries behind each figure, at the day and head of the report', () => {
    const { entries } = tranche('KZ-JICA-200');
    expect(entries.disbursed).toBe(
      `/countries/KZ/entries?tranche=KZ-${ID.press}&figure=disbursed&effectiveAsOf=2026-03-31&knownAsOf=42`,
    );
    expect(report.totals[1]?.entries.committed).toContain('currency=USD&figure=committed');
  });

  it('shows the next payment that is due on the day or later', () => {
    expect(tranche('KZ-JICA-200').nextPayment).toEqual({
      dueOn: '2026-03-31',
      amount: '2000000.00',
    });
    expect(tranche('KZ-JICA-500').nextPayment).toBeNull();
  });

  it('shows projects with their part of commitments, but not of commitments made by mistake', () => {
    expect(report.projects.map(({ reference }) => reference)).toEqual(['KZ-EV-1', 'KZ-RAIL-1']);
    expect(report.projects[1]?.shares).toEqual([
      {
        tranche: `KZ-${ID.press}`,
        reference: 'KZ-JICA-200',
        currency: 'USD',
        committedGross: '29999999.99',
        ofTranche: '0.3333',
        // Its commitment is for another project too.
        disbursed: null,
      },
    ]);
    const [, mistaken] = tranche('KZ-JICA-200').commitments;
    expect(mistaken).toMatchObject({ reference: 'C-2', reversed: true, committed: '0.00' });
  });

  it('takes the reading of the last day by then, and of one day the one recorded last', () => {
    expect(report.indicators.map(({ name, latest }) => [name, latest?.value])).toEqual([
      ['Dostyk–Moiynty complete', '70'],
      ['Charging stations in service', '80'],
    ]);
  });

  it('measures progress from the baseline where there is one, else against the target', () => {
    const [line, stations] = report.indicators;
    expect(stations?.targets).toMatchObject([
      { progress: '0.2900', progressBasis: 'from-baseline' },
    ]);
    expect(line?.targets).toMatchObject([
      { progress: '0.7000', progressBasis: 'of-target' },
      { progress: null, progressBasis: null },
    ]);
  });

  it('says of dated targets whether their day has come', () => {
    expect(report.agreements[0]?.targets.map(({ isDue }) => isDue)).toEqual([false, true, null]);
  });

  it('converts only when asked, beside the original, by the latest rate, and names it', () => {
    expect(report.conversions).toBeNull();
    const { request } = countryReportFacts();
    const inYen = buildCountryReport(
      countryReportFacts({ request: { ...request, displayCurrency: 'JPY' } }),
    );
    const rate = {
      base: 'USD',
      quote: 'JPY',
      rate: '151.5',
      rateOn: '2026-03-31',
      source: 'Bank of Japan',
    };
    expect(inYen.conversions?.rates).toEqual([rate]);
    expect(inYen.conversions?.items).toContainEqual({
      subject: 'currency',
      reference: 'USD',
      figure: 'disbursed',
      original: { currency: 'USD', amount: '40000000.00' },
      amount: '6060000000',
      rate,
    });
    // Nothing of the report itself is another for being shown in yen too.
    expect(inYen.totals).toEqual(report.totals);
    const inEuro = buildCountryReport(
      countryReportFacts({ request: { ...request, displayCurrency: 'EUR' } }),
    );
    expect(inEuro.conversions).toMatchObject({ withoutRate: ['JPY', 'USD'], items: [] });
  });

  it('says DEMONSTRATION in a demonstration, and nothing of it in a real book', () => {
    expect(report.book.notice).toMatch(/^DEMONSTRATION/);
    const real = { id: report.book.id, kind: 'real' } as const;
    expect(buildCountryReport(countryReportFacts({ book: real })).book.notice).toBeNull();
  });

  it('has a digest over its canonical JSON without the digest', () => {
    expect(report.digest).toBe(digestOf(report));
    const rest = without(report, 'digest');
    expect(report.digest).toBe(digestOf(JSON.parse(canonicalJson(rest as unknown as JsonValue))));
    expect(digestOf({ ...report, standing: { checks: 'failed', failed: [] } })).not.toBe(
      report.digest,
    );
  });

  it('does not depend on the order in which the facts were read', () => {
    const facts = countryReportFacts();
    const shuffled = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.toReversed() : value,
      ]),
    ) as unknown as CountryReportFacts;
    expect(buildCountryReport(shuffled)).toEqual(report);
  });

  it('reports a country of which nothing is known but that it is a partner', () => {
    const empty = buildCountryReport(
      countryReportFacts({
        agreements: [],
        tranches: [],
        commitments: [],
        pledges: [],
        schedules: [],
        projects: [],
        indicators: [],
        readings: [],
        historicalLoans: [],
        facilities: [],
        rates: [],
        turnovers: [],
        trialBalance: [],
        sharedHead: null,
      }),
    );
    expect(empty).toMatchObject({ totals: [], tranches: [], standing: { checks: 'passed' } });
    expect(empty.provenance.heads['00']).toBeNull();
  });
});

describe('the checks of a country report', () => {
  it('hold in an orderly book', () => {
    expect(report.standing).toEqual({ checks: 'passed', failed: [] });
    expect(report.checks.map(({ passed }) => passed)).not.toContain(false);
  });

  it('find a cent that is nowhere, and mark the report without preventing it', () => {
    const { turnovers } = countryReportFacts();
    const cent = Amount.parse('0.01', currencyOf('USD'));
    const changed = turnovers.map((one) =>
      one.ownerId === ID.charging && one.entryKind === 'decommitment'
        ? { ...one, amount: one.amount.plus(cent) }
        : one,
    );
    const marked = buildCountryReport(countryReportFacts({ turnovers: changed }));
    expect(marked.standing.checks).toBe('failed');
    expect(marked.standing.failed).toEqual([
      'trial-balance-is-zero',
      'announced-is-committed-and-available',
    ]);
    expect(check(marked, 'announced-is-committed-and-available')?.figures).toContainEqual({
      subject: 'KZ-JICA-200',
      currency: 'USD',
      expected: '200000000.00',
      found: '200000000.01',
      difference: '0.01',
      on: null,
    });
  });

  it('find money of a commitment that the report does not show', () => {
    const { commitments } = countryReportFacts();
    const marked = buildCountryReport(
      countryReportFacts({ commitments: commitments.filter(({ id }) => id !== ID.rail) }),
    );
    expect(check(marked, 'tranches-agree-with-the-trial-balance')?.passed).toBe(false);
  });

  it('find shares of projects that do not sum to their commitment', () => {
    const { commitments } = countryReportFacts();
    const [first, ...others] = commitments;
    const body = { ...first!.body, projectShares: first!.body.projectShares.slice(1) };
    const marked = buildCountryReport(
      countryReportFacts({ commitments: [{ ...first!, body }, ...others] }),
    );
    expect(marked.standing.failed).toEqual(['project-shares-sum-to-their-commitment']);
  });

  it('find an account that fell below its floor in the order of days', () => {
    const belowFloor = [
      {
        accountId: 'any',
        accountKind: 'undrawn',
        ownerType: 'commitment',
        ownerId: ID.charging,
        lowest: Amount.parse('-1.00', currencyOf('USD')),
        effectiveOn: '2025-03-01',
      },
    ];
    const marked = buildCountryReport(countryReportFacts({ belowFloor }));
    expect(check(marked, 'no-balance-below-its-floor')).toMatchObject({
      passed: false,
      figures: [{ subject: 'undrawn of =C-1', found: '-1.00', on: '2025-03-01' }],
    });
  });

  it('take their figures from different sides: the trial balance from all accounts', () => {
    const { turnovers } = countryReportFacts();
    const lines = trialBalanceOf(
      turnovers.filter(({ accountKind }) => accountKind !== 'announced'),
    );
    const marked = buildCountryReport(countryReportFacts({ trialBalance: lines }));
    expect(marked.standing.failed).toEqual(['trial-balance-is-zero']);
  });
});

describe('credits that are not where they were issued', () => {
  it('mark the report on its first page, which is made all the same', () => {
    const of = { project: ID.projectCharging, vintage: '2024', side: 'japan' } as const;
    const credits = {
      ...countryReportFacts().credits,
      recorded: CREDIT_FIGURES,
      facts: [
        { ...of, figure: 'issuedJapan', tonnes: '10' },
        { ...of, figure: 'held', tonnes: '6' },
        { ...of, figure: 'retired', tonnes: '3' },
      ],
    } as const;
    const report = buildCountryReport(countryReportFacts({ credits }));
    const check = 'issued-is-held-locked-out-retired-and-cancelled';
    expect(report.standing).toMatchObject({ checks: 'failed' });
    expect(report.standing.failed).toContain(check);
    const figures = report.checks.find(({ id }) => id === check)?.figures;
    expect(figures).toMatchObject([{ expected: '10', found: '9', difference: '-1' }]);
    expect(countryDocument(report).failedChecks).toContain(check);
  });

  it('count a tonne once that left one registry for the other', () => {
    const of = { project: ID.projectCharging, vintage: '2024' } as const;
    const credits = {
      ...countryReportFacts().credits,
      recorded: CREDIT_FIGURES,
      facts: [
        { ...of, side: 'partner', figure: 'issuedPartner', tonnes: '10' },
        { ...of, side: 'partner', figure: 'transferredOut', tonnes: '8' },
        { ...of, side: 'japan', figure: 'issuedJapan', tonnes: '8' },
      ],
    } as const;
    const { credits: shown } = buildCountryReport(countryReportFacts({ credits }));
    expect(shown.totals.issued).toBe('10');
  });
});
