import { Amount } from '../../src/kernel/amount.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import { currencyOf } from '../../src/kernel/currency.ts';
import { trialBalanceOf, type AccountTurnover } from '../../src/ledger/turnovers.ts';
import type { CountryReportFacts } from '../../src/reporting/country-report.facts.ts';
import { calendarYearOf } from '../../src/reporting/period.ts';

/*
 * A small country's facts: two tranches in dollars and one in yen, commitments with a de-commitment, a
 * reversal, refunds of both kinds, a repayment; projects, indicators, a loan of old.
 */

const day = (text: string): CalendarDay => text as CalendarDay;
const hash = (digit: string): string => digit.repeat(64);

export const ID = {
  press: '01900000-0000-7000-8000-000000000100',
  road: '01900000-0000-7000-8000-000000000200',
  yen: '01900000-0000-7000-8000-000000000300',
  charging: '01900000-0000-7000-8000-000000000400',
  rail: '01900000-0000-7000-8000-000000000500',
  mistaken: '01900000-0000-7000-8000-000000000600',
  projectCharging: '01900000-0000-7000-8000-000000000700',
  projectRail: '01900000-0000-7000-8000-000000000800',
  stations: '01900000-0000-7000-8000-000000000900',
  line: '01900000-0000-7000-8000-000000000a00',
  facility: '01900000-0000-7000-8000-000000000b00',
} as const;

type Move = readonly [
  ownerType: 'tranche' | 'commitment',
  ownerId: string,
  currency: string,
  accountKind: string,
  entryKind: string,
  amount: string,
];

const MOVES: readonly Move[] = [
  ['tranche', ID.press, 'USD', 'announced', 'announcement', '-200000000.00'],
  ['tranche', ID.press, 'USD', 'available', 'announcement', '200000000.00'],
  ['tranche', ID.road, 'USD', 'announced', 'announcement', '-500000000.00'],
  ['tranche', ID.road, 'USD', 'available', 'announcement', '500000000.00'],
  ['tranche', ID.yen, 'JPY', 'announced', 'announcement', '-6361000000'],
  ['tranche', ID.yen, 'JPY', 'available', 'announcement', '6361000000'],
  // 90 million committed, 10 of them cancelled; 45 paid, of which 5 came back: 2 drawable, 3 not.
  ['tranche', ID.press, 'USD', 'available', 'commitment', '-90000000.00'],
  ['commitment', ID.charging, 'USD', 'undrawn', 'commitment', '90000000.00'],
  ['tranche', ID.press, 'USD', 'available', 'decommitment', '10000000.00'],
  ['commitment', ID.charging, 'USD', 'undrawn', 'decommitment', '-10000000.00'],
  ['commitment', ID.charging, 'USD', 'undrawn', 'disbursement', '-45000000.00'],
  ['commitment', ID.charging, 'USD', 'outstanding', 'disbursement', '45000000.00'],
  ['commitment', ID.charging, 'USD', 'outstanding', 'refund', '-5000000.00'],
  ['commitment', ID.charging, 'USD', 'undrawn', 'refund', '2000000.00'],
  ['commitment', ID.charging, 'USD', 'returned', 'refund', '3000000.00'],
  // A commitment that was a mistake: its reversal nets it away.
  ['tranche', ID.press, 'USD', 'available', 'commitment', '0.00'],
  ['commitment', ID.mistaken, 'USD', 'undrawn', 'commitment', '0.00'],
  // Taken over from before this book: all of it drawn, some of it repaid.
  ['tranche', ID.yen, 'JPY', 'available', 'opening-commitment', '-6361000000'],
  ['commitment', ID.rail, 'JPY', 'undrawn', 'opening-commitment', '6361000000'],
  ['commitment', ID.rail, 'JPY', 'undrawn', 'opening-disbursement', '-6361000000'],
  ['commitment', ID.rail, 'JPY', 'outstanding', 'opening-disbursement', '6361000000'],
  ['commitment', ID.rail, 'JPY', 'outstanding', 'opening-repayment', '-1361000000'],
  ['commitment', ID.rail, 'JPY', 'repaid', 'opening-repayment', '1361000000'],
  ['commitment', ID.rail, 'JPY', 'debt-service', 'interest-payment', '-12345'],
  ['commitment', ID.rail, 'JPY', 'interest-received', 'interest-payment', '12345'],
];

function turnoverOf([ownerType, ownerId, currency, accountKind, entryKind, amount]: Move) {
  return {
    accountId: `${ownerId} ${accountKind}`,
    accountKind,
    ownerType,
    ownerId,
    entryKind,
    amount: Amount.parse(amount, currencyOf(currency)),
    opening: Amount.zero(currencyOf(currency)),
    lastOn: day('2026-01-15'),
  } satisfies AccountTurnover;
}

export { trialBalanceOf };

const head = {
  country: 'KZ',
  size: 42,
  root: hash('a'),
  previous: hash('b'),
  at: '2026-03-31T01:02:03.456Z' as Instant,
  hash: hash('c'),
};

const PRESS_TRANCHE = {
  reference: 'KZ-JICA-200',
  title: 'Infrastructure <in> Kazakhstan & "more"',
  funder: 'JICA',
  instrument: 'NOT_STATED',
  currency: 'USD',
  announcedOn: '2024-08-12',
  status: 'open',
  availableFrom: null,
  availableUntil: '2029-12-31',
  facility: ID.facility,
  source: 'https://example.org/article',
  confidence: 'press-only',
  note: 'The headline alone names this amount.',
};

/** The facts; each test changes what it is about. */
export function countryReportFacts(changes: Partial<CountryReportFacts> = {}): CountryReportFacts {
  const turnovers = changes.turnovers ?? MOVES.map(turnoverOf);
  const recorded = <Body>(id: string, body: Body, auditSequence = 1) => ({
    id,
    auditSequence,
    body,
  });
  return {
    request: {
      country: 'KZ' as CountryCode,
      effectiveAsOf: day('2026-03-31'),
      period: calendarYearOf(day('2026-03-31')),
      displayCurrency: null,
    },
    book: { id: '01900000-0000-7000-8000-00000000ff00', kind: 'demonstration' },
    head,
    sharedHead: { ...head, country: '00', size: 7 },
    country: {
      iso2: 'KZ',
      iso3: 'KAZ',
      order: 28,
      signedOn: day('2023-10-30'),
      signedIn: 'Astana',
      signedOnConfidence: 'stated',
      rulesAdoptedOn: null,
      timeZone: 'Asia/Almaty',
      currency: 'KZT',
      names: { en: 'Kazakhstan', ja: 'カザフスタン', kk: 'Қазақстан' },
      source: 'Embassy of Japan in Kazakhstan',
      note: null,
    },
    agreements: [
      recorded('01900000-0000-7000-8000-00000000a100', {
        title: 'Memorandum of Cooperation on the Joint Crediting Mechanism',
        kind: 'jcm-memorandum',
        parties: [
          { name: 'Japan', country: 'JP', signatory: 'Jun Yamada' },
          { name: 'Kazakhstan', country: 'KZ', signatory: 'Erlan Nysanbayev' },
        ],
        signedOn: '2023-10-30',
        adoptedOn: null,
        summary: null,
        targets: [
          { text: 'Charging in all large cities', dueOn: '2029-12-31' },
          { text: 'Rules adopted', dueOn: '2024-12-31' },
          { text: 'Exchange of expertise', dueOn: null },
        ],
        source: 'Embassy of Japan in Kazakhstan',
      }),
    ],
    tranches: [
      recorded(ID.press, PRESS_TRANCHE),
      recorded(ID.road, {
        ...PRESS_TRANCHE,
        reference: 'KZ-JICA-500',
        title: 'Energy, infrastructure, health and education',
        facility: null,
        note: null,
      }),
      recorded(ID.yen, {
        ...PRESS_TRANCHE,
        reference: 'KZ-P6',
        title: 'CAREC Transport Corridor (Zhambyl Oblast)',
        instrument: 'JICA_ODA_LOAN',
        currency: 'JPY',
        announcedOn: '2010-08-23',
        facility: null,
        confidence: 'signed',
        note: null,
      }),
    ],
    commitments: [
      recorded(ID.charging, {
        tranche: ID.press,
        reference: '=C-1',
        amount: '90000000.00',
        currency: 'USD',
        effectiveOn: '2025-01-15',
        agreement: { title: 'Loan agreement', signedOn: '2025-01-15', sha256: hash('d') },
        projectShares: [
          { project: ID.projectCharging, amount: '60000000.01' },
          { project: ID.projectRail, amount: '29999999.99' },
        ],
      }),
      recorded(ID.mistaken, {
        tranche: ID.press,
        reference: 'C-2',
        amount: '5.00',
        currency: 'USD',
        effectiveOn: '2025-02-01',
        agreement: null,
        projectShares: [{ project: ID.projectRail, amount: '5.00' }],
      }),
      recorded(ID.rail, {
        tranche: ID.yen,
        reference: 'KAZ-P6',
        amount: '6361000000',
        currency: 'JPY',
        effectiveOn: '2010-08-23',
        agreement: null,
        projectShares: [],
      }),
    ],
    pledges: [
      recorded('01900000-0000-7000-8000-00000000b100', {
        tranche: ID.road,
        reference: 'P-1',
        amount: '100.00',
        currency: 'USD',
        pledgedOn: '2025-05-05',
        source: null,
      }),
    ],
    schedules: [
      recorded(ID.press, {
        tranche: ID.press,
        payments: [
          { dueOn: '2027-06-30', amount: '1000000.00' },
          { dueOn: '2026-03-31', amount: '2000000.00' },
          { dueOn: '2026-03-30', amount: '3000000.00' },
        ],
      }),
    ],
    projects: [
      recorded(ID.projectRail, {
        reference: 'KZ-RAIL-1',
        title: 'Dostyk–Moiynty',
        mechanism: 'NONE' as const,
        sector: 'Rail transport',
        status: 'under-way' as const,
        sites: [{ name: 'Dostyk–Moiynty', latitude: null, longitude: null }],
        participants: [{ name: 'KTZ', side: 'partner' as const, country: 'KZ' }],
        startsOn: null,
        endsOn: null,
        expectedAnnualReduction: null,
        source: null,
      }),
      recorded(ID.projectCharging, {
        reference: 'KZ-EV-1',
        title: '+Charging, "quoted"\nand more',
        mechanism: 'NONE' as const,
        sector: 'Electric mobility',
        status: 'under-way' as const,
        sites: [],
        participants: [],
        startsOn: null,
        endsOn: null,
        expectedAnnualReduction: '1200.5',
        source: null,
      }),
    ],
    indicators: [
      recorded(ID.stations, {
        project: ID.projectCharging,
        name: 'Charging stations in service',
        unit: 'stations',
        place: 'Astana',
        baseline: { value: '51', on: '2023-11-15' },
        targets: [{ value: '151', dueOn: '2029-12-31' }],
        source: null,
      }),
      recorded(ID.line, {
        project: null,
        name: 'Dostyk–Moiynty complete',
        unit: 'percent',
        place: 'Dostyk–Moiynty',
        baseline: null,
        targets: [
          { value: '100', dueOn: '2027-12-31' },
          { value: '0', dueOn: '2028-12-31' },
        ],
        source: null,
      }),
    ],
    readings: [
      reading(ID.stations, '76', '2025-12-31', 5),
      reading(ID.stations, '80', '2025-12-31', 6),
      reading(ID.stations, '60', '2025-06-30', 9),
      reading(ID.stations, '999', '2026-04-01', 10),
      reading(ID.line, '70', '2024-11-22', 4),
    ],
    historicalLoans: [
      recorded('01900000-0000-7000-8000-00000000c100', {
        name: 'Astana Water Supply and Sewerage',
        lender: 'JBIC',
        amount: '21361000000',
        currency: 'JPY',
        exchangeOfNotesOn: null,
        signedOn: '2003-07-08',
        inForceOn: null,
        note: null,
        source: 'JICA',
      }),
    ],
    facilities: [
      recorded(ID.facility, {
        reference: 'F-1',
        title: 'A frame',
        funder: 'JICA',
        currency: 'USD',
        amount: '1000000000.00',
        signedOn: null,
        source: null,
      }),
    ],
    rates: [
      rate('147.12345678', '2026-03-30', 2),
      rate('150.00000000', '2026-03-31', 3),
      rate('151.5', '2026-03-31', 4),
      rate('999', '2026-04-01', 5),
    ],
    turnovers,
    trialBalance: trialBalanceOf(turnovers),
    belowFloor: [],
    payments: [
      { currency: 'USD', month: '2025-03', amount: Amount.parse('45000000.00', currencyOf('USD')) },
      { currency: 'USD', month: '2025-04', amount: Amount.parse('-5000000.00', currencyOf('USD')) },
    ],
    corrections: [],
    credits: {
      recorded: ['expected', 'verified'],
      facts: [verifiedFact('2024', '800'), verifiedFact('2025', '1200')],
      movements: [],
      published: [],
    },
    monitoring: [],
    filedForms: [{ project: ID.projectCharging, form: 'PDD', documents: 2 }],
    status: { status: 'draft', edition: null, id: null, agreedBy: null },
    published: null,
    ...changes,
  };
}

function verifiedFact(vintage: string, tonnes: string) {
  return { project: ID.projectCharging, vintage, side: null, figure: 'verified', tonnes } as const;
}

function reading(indicator: string, value: string, observedOn: string, auditSequence: number) {
  const id = `01900000-0000-7000-8000-0000000d${auditSequence.toString(16).padStart(2, '0')}00`;
  return { id, auditSequence, body: { indicator, value, observedOn, source: null } };
}

function rate(value: string, rateOn: string, auditSequence: number) {
  const id = `01900000-0000-7000-8000-0000000e${auditSequence.toString(16).padStart(2, '0')}00`;
  return {
    id,
    auditSequence,
    body: { base: 'USD', quote: 'JPY', rate: value, rateOn, source: 'Bank of Japan' },
  };
}
