import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import { DOCUMENT_FORMS, type DocumentForm } from '../../src/project/documents/forms.ts';
import { inventedDocument } from './invented-document.ts';
import { idOf, step, type Step } from './step.ts';

/** The third invented project: the one that is taken through the whole cycle of the mechanism. */
export const SOLAR = 'KZ903';
export const SOLAR_PROJECT = `project:${SOLAR}`;

const INVENTED = 'Demonstration: invented for this book, no such project exists';
const METHODOLOGY = 'methodology:KZ_PM901';

/** Companies and a third-party entity, none of which exists. */
export const SOLAR_JAPAN = 'Demonstration Solar Japan K.K. (invented)';
export const SOLAR_KAZAKHSTAN = 'Demonstration Solar Kazakhstan LLP (invented)';
export const STEEL_KAZAKHSTAN = 'Demonstration Steel Kazakhstan JSC (invented)';
const ENTITY = 'Demonstration Verification Services Ltd. (invented)';

const FORMS = [
  'PIN',
  'PDD',
  'Val_Rep',
  'Reg_Req',
  'MoC',
  'SDIP',
  'Crd_Allc',
  'Mon_Rep',
  'SDIR',
  'Vrf_Rep',
  'Iss_Req',
] as const satisfies readonly DocumentForm[];

const PARTICIPANTS: readonly Step[] = [
  participant('solar-japan', SOLAR_JAPAN, 'company', 'JP', {
    ja: 'デモンストレーション・ソーラー株式会社（架空）',
  }),
  participant('solar-kazakhstan', SOLAR_KAZAKHSTAN, 'company', 'KZ', {
    kk: '«Демонстрация Күн» ЖШС (ойдан шығарылған)',
    ru: 'ТОО «Демонстрация Солнце» (вымышленное)',
  }),
  participant('steel-kazakhstan', STEEL_KAZAKHSTAN, 'company', 'KZ', {
    kk: '«Демонстрация Болат» АҚ (ойдан шығарылған)',
    ru: 'АО «Демонстрация Сталь» (вымышленное)',
  }),
  participant('entity', ENTITY, 'third-party-entity', 'JP', {
    ja: 'デモンストレーション検証サービス株式会社（架空）',
  }),
];

const PROJECT: Step = step('registry officer', SOLAR_PROJECT, 'project', null, {
  reference: SOLAR,
  title: 'Demonstration: solar power fed into the grid near Kapchagay',
  mechanism: 'JCM',
  sector: 'energy',
  sites: [{ name: 'Kapchagay' }],
  participants: [
    { name: SOLAR_JAPAN, side: 'japan', country: 'JP' },
    { name: SOLAR_KAZAKHSTAN, side: 'partner', country: 'KZ' },
  ],
  startsOn: '2024-03-01',
  endsOn: '2043-12-31',
  expectedAnnualReduction: '12300',
  source: INVENTED,
});

const PROPOSAL: Step = step('registry officer', METHODOLOGY, 'methodology', null, {
  proposalNumber: 'KZ_PM901',
  title: 'Demonstration: solar power fed into the grid of Kazakhstan (invented)',
  scopes: [1],
  proponent: SOLAR_JAPAN,
  summary: 'Demonstration: metered electricity times the emission factor of the grid.',
  proposedOn: '2023-12-18',
  documents: [
    { form: 'PM', title: 'Demonstration: proposed methodology (invented)' },
    { form: 'PMS', title: 'Demonstration: spreadsheet (invented)' },
  ],
  source: INVENTED,
});

/** From the first paper to registration; each group needs only the groups before it. */
export const SOLAR_REGISTRATION: readonly (readonly Step[])[] = [
  [
    ...PARTICIPANTS,
    PROJECT,
    PROPOSAL,
    decision('rules', '2023-12-15', [{ type: 'rules', text: 'Demonstration: rules (invented)' }]),
    decision('first-stage', '2024-01-15', [
      { type: 'methodology-approval', subject: 'KZ_PM901' },
      { type: 'pin-no-objection', subject: SOLAR },
    ]),
    decision('registration', '2024-02-28', [{ type: 'project-registration', subject: SOLAR }]),
  ],
  [
    ...FORMS.map(document),
    role('solar-japan', 'japan', 'project-participant', true),
    role('solar-kazakhstan', 'partner', 'project-participant', true),
    role('entity', 'other', 'validating-entity', false),
    role('entity', 'other', 'verifying-entity', false),
    ...signatures('rules'),
    ...signatures('first-stage'),
    ...signatures('registration'),
    decision('entity', '2023-12-15', [
      {
        type: 'tpe-designation',
        subject: idOf('participant:entity'),
        scopes: { validation: [1], verification: [1] },
      },
    ]),
    proposal('public-input', { effectiveOn: '2023-12-20' }),
  ],
  [
    ...signatures('entity'),
    proposal('under-consideration', { effectiveOn: '2024-01-05' }),
    transition('project participant', 'pin-submitted', ['PIN'], { effectiveOn: '2023-12-20' }),
    step('project participant', 'credit-allocation', 'credit-allocation', SOLAR_PROJECT, {
      shares: [
        { beneficiary: 'government-of-japan', percent: '40' },
        {
          beneficiary: 'japanese-participant',
          participant: idOf('participant:solar-japan'),
          percent: '10',
        },
        { beneficiary: 'partner-government', percent: '10' },
        {
          beneficiary: 'partner-participant',
          participant: idOf('participant:solar-kazakhstan'),
          percent: '40',
        },
      ],
      subsidisedByMoej: false,
      document: idOf('document:Crd_Allc'),
      validFrom: '2024-02-12',
    }),
  ],
  [
    step('registry officer', 'designation:entity', 'tpe-designation', null, {
      participant: idOf('participant:entity'),
      validationScopes: [1],
      verificationScopes: [1],
      decision: idOf('decision:entity'),
    }),
    proposal('approved', {
      decisionId: idOf('decision:first-stage'),
      approvedNumber: 'KZ_AM901',
      formula: 'grid-connected-solar-1',
    }),
    transition('registry officer', 'pin-no-objection', [], {
      decisionId: idOf('decision:first-stage'),
    }),
  ],
  [
    step('registry officer', 'project-methodology', 'project-methodology', SOLAR_PROJECT, {
      methodology: 'KZ_AM901',
      version: 'Ver1.0',
    }),
  ],
  [transition('registry officer', 'validation', ['PDD'], { effectiveOn: '2024-01-22' })],
  [
    transition(
      'project participant',
      'registration-requested',
      ['Val_Rep', 'Reg_Req', 'MoC', 'SDIP', 'Crd_Allc'],
      { effectiveOn: '2024-02-12' },
    ),
  ],
  [
    transition('registry officer', 'registered', [], {
      decisionId: idOf('decision:registration'),
      creditingPeriod: { startsOn: '2024-03-01', endsOn: '2033-12-31' },
    }),
  ],
];

function participant(
  key: string,
  name: string,
  kind: string,
  country: string,
  names: Readonly<Record<string, string>>,
): Step {
  return {
    key: `participant:${key}`,
    by: 'registry officer',
    kind: 'participant',
    country: '00',
    body: { name, names: { en: name, ...names }, kind, country, source: INVENTED },
  };
}

/** A decision of the invented committee, for the signatures of both of its sides. */
export function decision(key: string, decisionOn: string, items: readonly Item[]): Step {
  return step('registry officer', `decision:${key}`, 'joint-committee-decision', null, {
    mode: 'electronic',
    title: `Demonstration: electronic decision, ${key} (invented)`,
    decisionOn,
    items,
    source: INVENTED,
  });
}

type Item = Exclude<Step['body'][string], undefined>;

export function signatures(key: string): readonly Step[] {
  const about = `decision:${key}`;
  const sign = (by: Step['by'], side: string): Step =>
    step(by, `signature:${key}:${side}`, 'decision-signature', about, { side });
  return [sign('joint committee co chair', 'japan'), sign('partner co chair', 'partner')];
}

function proposal(to: string, more: Step['body']): Step {
  const kind = 'methodology-transition';
  return step('registry officer', `methodology:${to}`, kind, METHODOLOGY, { to, ...more });
}

function transition(
  by: 'registry officer' | 'project participant',
  to: string,
  forms: readonly string[],
  more: Step['body'],
): Step {
  const documentIds = forms.map((form) => idOf(`document:${form}`));
  return step(by, `transition:${to}`, 'project-transition', SOLAR_PROJECT, {
    to,
    ...(forms.length === 0 ? {} : { documentIds }),
    roles: [by.replaceAll(' ', '-')],
    ...more,
  });
}

function role(key: string, side: string, of: string, focalPoint: boolean): Step {
  return step('registry officer', `role:${key}:${of}`, 'project-participant', SOLAR_PROJECT, {
    participant: idOf(`participant:${key}`),
    side,
    role: of,
    focalPoint,
    from: '2023-12-20',
  });
}

function document(form: (typeof FORMS)[number]): Step {
  const title = `Demonstration: ${DOCUMENT_FORMS[form]} of ${SOLAR} (invented)`;
  const file = inventedDocument(title);
  return {
    ...step('project participant', `document:${form}`, 'document', SOLAR_PROJECT, {
      form,
      title,
      version: '1',
      visibility: 'public',
      sha256: sha256Hex(file),
      bytes: file.length,
      mediaType: 'application/pdf',
    }),
    file,
  };
}
