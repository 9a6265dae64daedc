import type { LifeCycle } from '../../ledger/life-cycle.ts';
import { PROJECT_GUARDS, type ProjectGuardName, type ProjectSituation } from './guards.ts';
import type { CycleState } from './states.ts';

const INTO_VALIDATION: readonly ProjectGuardName[] = [
  'by-secretariat',
  'japan-side',
  'partner-side',
  'design-document',
  'methodology',
  'number',
];
const WITHDRAWAL_OF_REQUEST: readonly ProjectGuardName[] = [
  'by-participants',
  'request-withdrawal',
];

/**
 * The cycle of a project: every state, what can follow it, and through which gates. From registered to
 * registered lead a change of its design, and a renewal of its crediting period.
 *
 * @source project cycle procedures of the Joint Committees; a country whose rules know no idea note
 *   waives it by a decision (pin-exemption) about the project or about the country
 */
export const PROJECT_CYCLE: LifeCycle<CycleState, ProjectGuardName, ProjectSituation> = {
  of: 'project',
  moves: {
    'not-begun': {
      'pin-submitted': ['by-participants', 'japan-side', 'idea-note'],
      'pin-waived': ['by-committee', 'japan-side', 'exemption'],
    },
    'pin-submitted': {
      'pin-no-objection': ['by-committee', 'no-objection'],
      'pin-objected': ['by-committee', 'objection', 'objection-reason'],
      'pin-withdrawn': ['by-participants', 'reason'],
    },
    'pin-no-objection': { validation: INTO_VALIDATION },
    'pin-objected': {},
    'pin-withdrawn': {},
    'pin-waived': { validation: INTO_VALIDATION },
    validation: {
      'registration-requested': [
        'by-participants',
        'validation-report',
        'registration-request',
        'communication',
        'development-plan',
        'credit-shares',
      ],
      'registration-request-withdrawn': WITHDRAWAL_OF_REQUEST,
    },
    'registration-requested': {
      registered: [
        'by-committee',
        'registration',
        'rules-adopted',
        'methodology',
        'japan-side',
        'partner-side',
      ],
      rejected: ['by-committee', 'rejection'],
      'registration-request-withdrawn': WITHDRAWAL_OF_REQUEST,
    },
    'registration-request-withdrawn': {},
    registered: {
      registered: ['by-committee', 'change-request', 'change'],
      withdrawn: ['by-committee', 'project-withdrawal', 'withdrawal-accepted'],
      'crediting-ended': ['by-secretariat', 'crediting-over'],
    },
    rejected: {},
    withdrawn: {},
    'crediting-ended': {},
  },
  guards: PROJECT_GUARDS,
};
