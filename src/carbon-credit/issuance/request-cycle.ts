import type { LifeCycle } from '../../ledger/life-cycle.ts';
import type { DocumentForm } from '../../project/documents/forms.ts';

/** Where a request for issuance stands. */
export const REQUEST_STATES = ['requested', 'withdrawn', 'notified', 'completed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Where one side stands after the notification; zero tonnes are not applicable. */
export const SIDE_STATES = ['awaiting', 'issued', 'not-applicable'] as const;
export type SideState = (typeof SIDE_STATES)[number];

/** What is known when a request is to move on. */
export interface RequestSituation {
  /** Forms of the documents that are cited for the step, or on file where it is only looked at. */
  readonly forms: ReadonlySet<DocumentForm>;
  /** Whether a decision in effect notifies this request. */
  readonly isDecided: boolean;
  /** Whether the project can still be issued credits. */
  readonly isCredited: boolean;
  /** Sides that were notified and have not issued yet, in words. */
  readonly awaited: readonly string[];
}

type RequestGuard = 'withdrawal-form' | 'decision' | 'project-credited' | 'both-sides';

/**
 * A request is withdrawn, or notified by a decision of the Joint Committee; then each side issues in its
 * own registry on its own day, and when none is awaited any more the request is completed.
 *
 * @source JCM project cycle procedures: issuance of credits; JCM Common Specifications of the registry
 */
export const REQUEST_CYCLE: LifeCycle<RequestState, RequestGuard, RequestSituation> = {
  of: 'issuance request',
  moves: {
    requested: {
      withdrawn: ['withdrawal-form'],
      notified: ['decision', 'project-credited'],
    },
    withdrawn: {},
    notified: { completed: ['both-sides'] },
    completed: {},
  },
  guards: {
    'withdrawal-form': {
      by: 'project participants',
      lacks: ({ forms }) =>
        forms.has('IW_Req') ? null : 'the Withdrawal of a Credits Issuance Request (IW_Req)',
    },
    decision: {
      by: 'Joint Committee',
      lacks: ({ isDecided }) =>
        isDecided ? null : 'a decision on its issuance that both sides have signed',
    },
    'project-credited': {
      by: 'Joint Committee',
      lacks: ({ isCredited }) => (isCredited ? null : 'a project that is registered still'),
    },
    'both-sides': {
      by: 'governments',
      lacks: ({ awaited }) =>
        awaited.length === 0 ? null : `the issuance by ${awaited.join(' and ')}`,
    },
  },
};

/** What is known when a side is to issue. */
export interface SideSituation {
  /** Whether the vintages are of 2021 or later, whose credits Japan issues only as transferred ones. */
  readonly isUnderParis: boolean;
  readonly side: 'japan' | 'partner';
  /** Where the partner's side stands. */
  readonly partner: SideState;
  /** What the partner-side blocks that are named still lack; empty where nothing. */
  readonly transferLacks: readonly string[];
}

type SideGuard = 'partner-first' | 'transferred';

/**
 * What was notified to a side is issued once. From the vintage of 2021 on the partner issues first, and
 * Japan's side issues in place of authorised blocks that leave the partner's registry in the same act.
 */
export const SIDE_CYCLE: LifeCycle<SideState, SideGuard, SideSituation> = {
  of: 'issuance by a side',
  moves: {
    awaiting: { issued: ['partner-first', 'transferred'] },
    issued: {},
    'not-applicable': {},
  },
  guards: {
    'partner-first': {
      by: 'partner side',
      lacks: ({ isUnderParis, side, partner }) =>
        isUnderParis && side === 'japan' && partner === 'awaiting'
          ? 'the issuance by the partner, which comes first for vintages after 2020'
          : null,
    },
    transferred: {
      by: 'partner side',
      lacks: ({ transferLacks }) => (transferLacks.length === 0 ? null : transferLacks.join('; ')),
    },
  },
};
