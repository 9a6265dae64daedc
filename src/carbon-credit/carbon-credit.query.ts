import { CountryIso2, OneOf, PublicId, Text, WholeNumberText } from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import { COMMITTEE_SIDES } from '../partner-country/joint-committee.ts';
import { FIRST_VINTAGE } from './serial-number.ts';

const HOLDER = {
  optional: true,
  max: 40,
  pattern:
    /^(?:government|00-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/,
  form: '"government", or the id of a participant: 00-…',
  description: 'Of this holder, with every partner',
} as const;

/** Which blocks to list. */
export class BlockQuery extends PageQuery {
  @Text({ optional: true, max: 80, description: 'Those in which these serials lie' })
  readonly serial?: string;
  @CountryIso2({ optional: true, description: 'Of this partner' })
  readonly country?: string;
  @Text(HOLDER)
  readonly holder?: string;
  @PublicId({ optional: true, description: 'In this account' })
  readonly account?: string;
  @WholeNumberText({ optional: true, min: FIRST_VINTAGE, max: 2999, description: 'Of this year' })
  readonly vintage?: string;
  @Text({ optional: true, max: 20, description: 'Of the project with this reference' })
  readonly project?: string;
  @OneOf(['held', 'locked', 'retired', 'cancelled', 'transferred-out'], {
    optional: true,
    description: 'In this state',
  })
  readonly state?: string;
}

/** Which accounts to list. */
export class AccountQuery extends PageQuery {
  @CountryIso2({ optional: true, description: 'Of this partner' })
  readonly country?: string;
  @Text(HOLDER)
  readonly holder?: string;
  @OneOf(COMMITTEE_SIDES, { optional: true, description: "In this side's registry" })
  readonly side?: string;
}

/** Which transfers to list: of one account, in or out. */
export class TransferQuery extends PageQuery {
  @PublicId({ description: 'Of this account' })
  readonly account!: string;
  @OneOf(['in', 'out'], { description: 'Taken in, or given' })
  readonly direction!: 'in' | 'out';
  @OneOf(['posted', 'offered', 'accepted', 'declined', 'cancelled', 'expired'], {
    optional: true,
    description: 'In this state',
  })
  readonly state?: string;
}

/** Which retirements or cancellations to list. */
export class UseQuery extends PageQuery {
  @CountryIso2({ description: 'Of this partner' })
  readonly country!: string;
}

export class DisclosureQuery {
  @OneOf(['json', 'csv'], { optional: true, description: 'JSON where it is left out' })
  readonly format?: 'json' | 'csv';
}
