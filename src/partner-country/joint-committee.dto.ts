import type { CalendarDay } from '../kernel/calendar-day.ts';
import { Day, ListOf, Nested, OneOf, Text, WholeNumber, WholeNumberList } from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { DecisionSignatureBody } from './acts/decision-signature.ts';
import type {
  DecisionItemBody,
  JointCommitteeDecisionBody,
} from './acts/joint-committee-decision.ts';
import {
  COMMITTEE_SIDES,
  DECISION_ITEM_TYPES,
  DECISION_MODES,
  type CommitteeSide,
  type DecisionItemType,
  type DecisionMode,
} from './joint-committee.ts';

const SCOPE = { min: 1, max: 16 } as const;
const SIDE = "Japan's side or the partner's";

/** What one side is notified of an issuance. */
export class NotifiedAmountDto {
  @OneOf(COMMITTEE_SIDES, { description: SIDE })
  readonly side!: CommitteeSide;
  @WholeNumber({ optional: true, min: 1990, max: 2100, description: 'Year of the reductions' })
  readonly vintage?: number;
  @Text({
    max: 18,
    pattern: /^(0|[1-9][0-9]*)$/,
    form: 'a whole number of tonnes as text, such as "40"; "0" for a side that receives none',
    description: 'Whole tonnes of CO2 equivalent, as text',
    example: '40',
  })
  readonly tonnes!: string;
}

/** Sectoral scopes of a designation. */
export class DecidedScopesDto {
  @WholeNumberList({ optional: true, max: 16, each: SCOPE, description: 'For validation' })
  readonly validation?: readonly number[];
  @WholeNumberList({ optional: true, max: 16, each: SCOPE, description: 'For verification' })
  readonly verification?: readonly number[];
}

/** One thing that is decided. */
export class DecisionItemDto implements DecisionItemBody {
  @OneOf(DECISION_ITEM_TYPES, { description: 'What kind of thing is decided' })
  readonly type!: DecisionItemType;
  @Text({
    max: 80,
    optional: true,
    description: 'What it is about: its id or reference; all but rules and the like have one',
    example: 'KZ001',
  })
  readonly subject?: string;
  @Text({ max: 80, optional: true, description: 'The word for the outcome, where there is one' })
  readonly outcome?: string;
  @Text({ max: 4000, optional: true, multiline: true, description: 'The reason, or the wording' })
  readonly text?: string;
  @ListOf(() => NotifiedAmountDto, {
    optional: true,
    max: 60,
    description: 'Of an issuance: what each side is notified, one with "0" too',
  })
  readonly amounts?: readonly NotifiedAmountDto[];
  @Nested(() => DecidedScopesDto, {
    optional: true,
    description: 'Of a designation: the sectoral scopes, where the decision names them',
  })
  readonly scopes?: DecidedScopesDto;
}

/** A decision of a Joint Committee, to be signed by both sides. */
export class JointCommitteeDecisionDto implements JointCommitteeDecisionBody {
  @OneOf(DECISION_MODES, { description: 'In a meeting, or in writing' })
  readonly mode!: DecisionMode;
  @Text({ max: 300, description: 'Its title', example: 'Electronic decision of the 2nd round' })
  readonly title!: string;
  @Day({ description: 'The day it was decided, and from which it is in effect once signed' })
  readonly decisionOn!: CalendarDay;
  @ListOf(() => DecisionItemDto, { min: 1, max: 60, description: 'What is decided' })
  readonly items!: readonly DecisionItemDto[];
  @Text({ max: 1000, optional: true, description: 'Where it is published' })
  readonly source?: string;
}

/** For which side a co-chair signs. */
export class DecisionSignatureDto implements DecisionSignatureBody {
  @OneOf(COMMITTEE_SIDES, { description: SIDE })
  readonly side!: CommitteeSide;
}

/** What a list of decisions takes from its address. */
export class DecisionQuery extends PageQuery {
  @OneOf(['awaiting-signatures', 'effective'], { optional: true, description: 'Only these' })
  readonly status?: string;
  @OneOf(DECISION_ITEM_TYPES, { optional: true, description: 'Only with an item of this type' })
  readonly type?: DecisionItemType;
  @Text({ max: 80, optional: true, description: 'Only with an item about this id or reference' })
  readonly subject?: string;
  @Text({ max: 100, optional: true, description: 'Part of the title' })
  readonly q?: string;
  @OneOf(['decisionOn', '-decisionOn'], {
    optional: true,
    description: 'What to sort by, a hyphen for descending; `-decisionOn` where left out',
  })
  readonly sort?: string;
}
