import {
  decision,
  signatures,
  SOLAR,
  SOLAR_PROJECT,
  STEEL_KAZAKHSTAN,
} from './kazakhstan-solar.ts';
import { idOf, step, type Step } from './step.ts';

/*
 * What the invented project's sun came to, and what became of the credits. They are of 2024 and 2025:
 * the memorandum is of 2023. Japan's half stays a notification that its side has not issued on: that
 * takes ITMO numbers, which begin with a registry's number on the UNFCCC's platform, and under them the
 * number of a cooperative approach. Neither is known for Kazakhstan, and neither is made up here.
 */
const INVENTED = 'Demonstration: invented for this book';
const REPORT = 'monitoring-report:1';
const REQUEST = 'issuance-request:1';
const SOLAR_ACCOUNT = 'account:partner:solar-kazakhstan';
const STEEL_ACCOUNT = 'account:partner:steel-kazakhstan';

/** Accounts, and what Kazakhstan as a Party has authorised: they need no project. */
const OPENINGS: readonly (readonly Step[])[] = [
  [
    account('japan', 'government'),
    account('partner', 'government'),
    step('registry officer', 'approach', 'cooperative-approach', null, {
      title: 'Demonstration: the JCM between Kazakhstan and Japan (invented; no number given)',
      source: INVENTED,
      note: 'Its number on the platform of the UNFCCC is not known, and none is made up.',
    }),
  ],
  [
    account('japan', 'solar-japan'),
    account('partner', 'solar-kazakhstan'),
    account('partner', 'steel-kazakhstan'),
    step('registry officer', 'approach:initial-report', 'cooperative-approach-change', 'approach', {
      initialReport: {
        submittedOn: '2025-06-30',
        source: 'Demonstration: initial report (invented)',
      },
      expectedVersion: 1,
    }),
  ],
  [
    step('registry officer', 'approach:active', 'cooperative-approach-transition', 'approach', {
      to: 'active',
      reason: 'Demonstration: the initial report is submitted (invented)',
      effectiveOn: '2025-07-15',
    }),
  ],
  [
    step('registry officer', 'authorisation', 'authorisation', null, {
      authorisationId: 'DEMONSTRATION INVENTED 1',
      cooperativeApproach: idOf('approach'),
      authorisedOn: '2026-02-26',
      decidedBy: 'Demonstration: an authority of Kazakhstan (invented)',
      quantity: '11078',
      sectors: ['Energy generation'],
      purposes: 'NDC',
      authorisedParties: ['JPN'],
      projects: [SOLAR],
      firstVintage: 2024,
      lastVintage: 2025,
      source: INVENTED,
    }),
  ],
];

/** Metered by quarters, in MWh; the plant begins in March 2024. */
const READINGS: readonly (readonly [string, string, string])[] = [
  ['2024-03-01', '2024-03-31', '1180.5'],
  ['2024-04-01', '2024-06-30', '4210.25'],
  ['2024-07-01', '2024-09-30', '4480'],
  ['2024-10-01', '2024-12-31', '2129.25'],
  ['2025-01-01', '2025-03-31', '2890'],
  ['2025-04-01', '2025-06-30', '4350.5'],
  ['2025-07-01', '2025-09-30', '4570.5'],
  ['2025-10-01', '2025-12-31', '3189'],
];

const MONITORING: readonly (readonly Step[])[] = [
  [
    step('project participant', REPORT, 'monitoring-report', SOLAR_PROJECT, {
      firstDay: '2024-03-01',
      lastDay: '2025-12-31',
      note: INVENTED,
    }),
  ],
  [
    step('project participant', 'activity-data:1', 'activity-data', REPORT, {
      methodology: 'KZ_AM901',
      rows: READINGS.map(([firstDay, lastDay, value]) => ({
        firstDay,
        lastDay,
        parameter: 'EG',
        value,
        unit: 'MWh',
      })),
    }),
  ],
  [
    step('project participant', 'submission:1', 'monitoring-submission', REPORT, {
      documents: [idOf('document:Mon_Rep'), idOf('document:SDIR')],
    }),
  ],
  [
    step('third party entity', 'verification:1', 'verification', REPORT, {
      thirdPartyEntity: idOf('participant:entity'),
      verifiedOn: '2026-02-20',
      vintages: [
        { vintage: 2024, tonnes: '9856' },
        {
          vintage: 2025,
          tonnes: '12300',
          reason: 'Demonstration: a meter was out of calibration for some days of 2025 (invented)',
        },
      ],
      findings: [
        {
          kind: 'corrective-action-request',
          text: 'Demonstration: the certificate of meter 2 had run out (invented)',
          resolution: 'Demonstration: calibrated again; the days are left out (invented)',
        },
      ],
      documents: [idOf('document:Vrf_Rep')],
    }),
  ],
];

/** Whole tonnes by vintage: Japan's government and company, Kazakhstan's government and company. */
const NOTIFIED: readonly (readonly [number, readonly [string, string, string, string]])[] = [
  [2024, ['3942', '986', '1000', '3928']],
  [2025, ['4920', '1230', '1200', '4950']],
];

const ISSUANCE: readonly (readonly Step[])[] = [
  [
    step('project participant', REQUEST, 'issuance-request', null, {
      monitoringReport: idOf(REPORT),
      requestedOn: '2026-02-27',
      documents: [idOf('document:Iss_Req')],
      note: INVENTED,
    }),
  ],
  [
    decision('issuance', '2026-03-16', [
      {
        type: 'issuance',
        subject: idOf(REQUEST),
        amounts: [
          { side: 'japan', vintage: 2024, tonnes: '4928' },
          { side: 'partner', vintage: 2024, tonnes: '4928' },
          { side: 'japan', vintage: 2025, tonnes: '6150' },
          { side: 'partner', vintage: 2025, tonnes: '6150' },
        ],
      },
    ]),
  ],
  signatures('issuance'),
  [
    step('registry officer', 'notification:1', 'issuance-notification', REQUEST, {
      decisionId: idOf('decision:issuance'),
      credits: NOTIFIED.flatMap(([vintage, [japan, japanese, partner, local]]) => [
        { vintage, beneficiary: 'government-of-japan', tonnes: japan },
        {
          vintage,
          beneficiary: 'japanese-participant',
          participant: idOf('participant:solar-japan'),
          tonnes: japanese,
        },
        { vintage, beneficiary: 'partner-government', tonnes: partner },
        {
          vintage,
          beneficiary: 'partner-participant',
          participant: idOf('participant:solar-kazakhstan'),
          tonnes: local,
        },
      ]),
    }),
  ],
  [
    step('registry officer', 'issuance:partner', 'credit-issuance', REQUEST, {
      side: 'partner',
      issuedOn: '2026-03-24',
      reference: 'Demonstration: issued by Kazakhstan (invented)',
    }),
  ],
];

/** By the holder: one transfer that is accepted, one that is open, one retirement, one cancellation. */
const USES: readonly (readonly Step[])[] = [
  [
    step('registry officer', 'stop:1', 'disposal-stop', null, {
      kind: 'freeze',
      reason: 'Demonstration: a court has asked for it (invented)',
      serials: run(2025, 6101, 6150),
    }),
    holder('offer:accepted', 'credit-offer', run(2024, 1001, 1600), {
      to: idOf(STEEL_ACCOUNT),
      expiresOn: '2036-12-31',
      memo: 'Demonstration: sold (invented)',
    }),
    holder('offer:open', 'credit-offer', run(2025, 1201, 1600), {
      to: idOf(STEEL_ACCOUNT),
      expiresOn: '2036-12-31',
      memo: 'Demonstration: offered, not yet accepted (invented)',
    }),
    holder('retirement:1', 'credit-retirement', run(2024, 1601, 2100), {
      ndcYear: 2025,
      beneficiary: 'Demonstration: Kazakhstan (invented)',
      reason: 'Demonstration: towards the contribution of Kazakhstan (invented)',
    }),
    holder('cancellation:1', 'credit-cancellation', run(2025, 1601, 1720), {
      purpose: 'voluntary',
      beneficiary: STEEL_KAZAKHSTAN,
      reason: 'Demonstration: emissions of a conference (invented)',
    }),
  ],
  [
    step('project participant', 'acceptance:1', 'offer-acceptance', 'offer:accepted', {
      reason: 'Demonstration: paid (invented)',
    }),
  ],
];

/** Beside the registration of the project. */
export const SOLAR_OPENINGS = OPENINGS;

/** After the registration of the project; each group needs only the groups before it. */
export const SOLAR_CREDITS: readonly (readonly Step[])[] = [...MONITORING, ...ISSUANCE, ...USES];

function account(side: 'japan' | 'partner', holderKey: string): Step {
  const holderId = holderKey === 'government' ? holderKey : idOf(`participant:${holderKey}`);
  return step('registry officer', `account:${side}:${holderKey}`, 'credit-account', null, {
    side,
    holder: holderId,
  });
}

/** Serials of the partner's registry; the company's follow on its government's. */
function run(vintage: number, first: number, last: number): string {
  return `KZ-KZ-${SOLAR}-${vintage}-${first}-${last}`;
}

function holder(key: string, kind: string, serials: string, more: Step['body']): Step {
  return step('project participant', key, kind, SOLAR_ACCOUNT, {
    serials: [serials],
    effectiveOn: '2026-03-30',
    reference: `Demonstration: ${key} (invented)`,
    ...more,
  });
}
