import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Guard } from '../../ledger/life-cycle.ts';
import type { DecisionItemType } from '../../partner-country/joint-committee.ts';
import { formInWords, type DocumentForm } from '../documents/forms.ts';
import type { CreditingPeriod } from './states.ts';

/** A methodology that a project is pinned to. */
export interface PinnedMethodology {
  /** KZ_AM001, or the number of the proposal. */
  readonly number: string;
  readonly version: string;
  readonly approvedOn: CalendarDay;
}

/** All that a step of a project is decided from. */
export interface ProjectSituation {
  /** The day on which the step takes effect. */
  readonly day: CalendarDay;
  /** Roles of whoever takes it; null where only what is possible is asked. */
  readonly roles: readonly string[] | null;
  /** Forms of the documents that are cited, or filed where nothing is cited yet. */
  readonly forms: ReadonlySet<string>;
  /** What decisions in effect say of this project and have not been used for. */
  readonly decided: ReadonlySet<string>;
  /** Of the items that do not count, why: `it awaits signatures`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly reason: string | null;
  /** Whether it has, or is given, a number of the JCM. */
  readonly isNumbered: boolean;
  readonly japanSide: number;
  readonly partnerSide: number;
  readonly methodologies: readonly PinnedMethodology[];
  /** The day on which the Joint Committee adopted its rules; null where that is not known. */
  readonly rulesAdoptedOn: CalendarDay | null;
  readonly creditingPeriod: CreditingPeriod | null;
  /** A further crediting period that is asked for; null for none. */
  readonly renewal: CreditingPeriod | null;
}

const PARTICIPANTS = 'project participants';
const COMMITTEE = 'Joint Committee';
const SECRETARIAT = 'secretariat';
const ENTITY = 'third-party entity';

/** Whose key may take a step: the secretariat records what others bring on paper. */
const MAY_ACT = {
  participants: ['project-participant', 'registry-officer', 'administrator'],
  committee: ['joint-committee-co-chair', 'registry-officer', 'administrator'],
  secretariat: ['registry-officer', 'administrator'],
} as const satisfies Record<string, readonly string[]>;

type ProjectGuard = Guard<ProjectSituation>;

function actor(by: string, may: readonly string[]): ProjectGuard {
  return {
    by,
    lacks: ({ roles }) =>
      roles === null || roles.some((role) => may.includes(role))
        ? null
        : `a key of one of the roles ${may.join(', ')}`,
  };
}

function form(by: string, code: DocumentForm): ProjectGuard {
  return { by, lacks: ({ forms }) => (forms.has(code) ? null : `the ${formInWords(code)}`) };
}

function decision(type: DecisionItemType): ProjectGuard {
  return { by: COMMITTEE, lacks: (situation) => undecided(type, situation) };
}

function undecided(type: DecisionItemType, { decided, faults }: ProjectSituation): string | null {
  if (decided.has(type)) return null;
  const fault = faults.get(type);
  const besides = fault === undefined ? '' : `; the one there is does not count: ${fault}`;
  return `a decision in effect with an item ${type} about this project${besides}`;
}

/** Every gate of the project cycle, by name. */
export const PROJECT_GUARDS = {
  'by-participants': actor(PARTICIPANTS, MAY_ACT.participants),
  'by-committee': actor(COMMITTEE, MAY_ACT.committee),
  'by-secretariat': actor(SECRETARIAT, MAY_ACT.secretariat),
  'japan-side': {
    by: PARTICIPANTS,
    lacks: ({ japanSide }) => (japanSide > 0 ? null : 'a participant on the Japanese side'),
  },
  'partner-side': {
    by: PARTICIPANTS,
    lacks: ({ partnerSide }) => (partnerSide > 0 ? null : "a participant on the partner's side"),
  },
  reason: {
    by: PARTICIPANTS,
    lacks: ({ reason }) => (reason === null ? 'a reason' : null),
  },
  'idea-note': form(PARTICIPANTS, 'PIN'),
  'no-objection': decision('pin-no-objection'),
  objection: decision('pin-objection'),
  'objection-reason': {
    by: COMMITTEE,
    lacks: ({ reason }) => (reason === null ? 'the reason of the objection' : null),
  },
  exemption: decision('pin-exemption'),
  'design-document': form(PARTICIPANTS, 'PDD'),
  number: {
    by: SECRETARIAT,
    lacks: ({ isNumbered }) =>
      isNumbered ? null : 'its number in the JCM (the country and three digits) as `reference`',
  },
  methodology: {
    by: PARTICIPANTS,
    lacks: ({ methodologies, day }) => {
      if (methodologies.length === 0) return 'a version of an approved methodology';
      const late = methodologies.find(({ approvedOn }) => approvedOn > day);
      return late
        ? `the approval of ${late.number} ${late.version} by that day; it was on ${late.approvedOn}`
        : null;
    },
  },
  'validation-report': form(ENTITY, 'Val_Rep'),
  'registration-request': form(PARTICIPANTS, 'Reg_Req'),
  communication: form(PARTICIPANTS, 'MoC'),
  'development-plan': form(PARTICIPANTS, 'SDIP'),
  'credit-shares': form(PARTICIPANTS, 'Crd_Allc'),
  'request-withdrawal': form(PARTICIPANTS, 'RW_Req'),
  'rules-adopted': {
    by: COMMITTEE,
    lacks: ({ rulesAdoptedOn, day }) =>
      rulesAdoptedOn !== null && rulesAdoptedOn <= day
        ? null
        : `the adoption of the rules of the mechanism by that day (${rulesAdoptedOn ?? 'none is recorded'})`,
  },
  registration: decision('project-registration'),
  rejection: decision('project-rejection'),
  'change-request': {
    by: PARTICIPANTS,
    lacks({ renewal, forms }) {
      const needed = renewal === null ? 'PRC_Req' : 'Ren_Req';
      if (forms.has(needed)) return null;
      return `the ${formInWords(needed)}${renewal === null ? `, or a further crediting period with the ${formInWords('Ren_Req')}` : ''}`;
    },
  },
  change: {
    by: COMMITTEE,
    lacks: (situation) =>
      undecided(situation.renewal === null ? 'post-registration-change' : 'renewal', situation),
  },
  'project-withdrawal': form(PARTICIPANTS, 'PW_Req'),
  'withdrawal-accepted': decision('project-withdrawal'),
  'crediting-over': {
    by: SECRETARIAT,
    lacks({ creditingPeriod, day }) {
      if (creditingPeriod === null) return 'a crediting period that could end';
      const { endsOn } = creditingPeriod;
      return day > endsOn ? null : `the end of the crediting period, on ${endsOn}`;
    },
  },
} as const satisfies Record<string, ProjectGuard>;

export type ProjectGuardName = keyof typeof PROJECT_GUARDS;
