import { InstantText, ListOf, OneOf, PublicId, Text, TextList } from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { Instant } from '../kernel/clock.ts';
import {
  FIRST_TRANSFER_BASES,
  type FirstTransferBasis,
  type FirstTransferBody,
} from './acts/first-transfer.ts';
import type { AcquiredPair, ItmoAcquisitionBody } from './acts/itmo-acquisition.ts';
import type { ItmoIdentificationBody } from './acts/itmo-identification.ts';
import { ALPHA_3 } from './article6.dto.ts';

const SERIAL = { max: 60 } as const;
const SERIALS = { min: 1, max: 50, each: SERIAL } as const;
const AT = { optional: true } as const;

/** Issued credits that become ITMOs under an authorisation. */
export class ItmoIdentificationDto implements ItmoIdentificationBody {
  @TextList({ ...SERIALS, description: 'Serials of the partner’s registry; whole blocks' })
  readonly serials!: readonly string[];
  @InstantText({ ...AT, description: 'When they were authorised; now if left out' })
  readonly at?: Instant;
}

/** The first transfer of ITMOs. */
export class FirstTransferDto implements FirstTransferBody {
  @PublicId({ description: 'The authorisation' }) readonly authorisation!: string;
  @TextList({ ...SERIALS, description: 'Serials of the partner’s registry; whole blocks' })
  readonly serials!: readonly string[];
  @OneOf(FIRST_TRANSFER_BASES, { description: 'What makes it the first transfer' })
  readonly basis!: FirstTransferBasis;
  @Text({ ...ALPHA_3, optional: true, description: 'To which Party, for a transfer to one' })
  readonly acquiringParty?: string;
  @Text({ max: 200, optional: true, description: 'For which other international purpose' })
  readonly purpose?: string;
  @Text({ max: 1000, description: 'The letter, notification or record it rests on' })
  readonly evidence!: string;
  @InstantText({ ...AT, description: 'When it happened; now if left out' }) readonly at?: Instant;
}

/** Serials of the partner's registry, and those of Japan's that stand for them. */
export class AcquiredPairDto implements AcquiredPair {
  @Text({ ...SERIAL, description: 'Serials of the partner’s registry' }) readonly partner!: string;
  @Text({ ...SERIAL, description: 'As many serials of Japan’s registry' }) readonly japan!: string;
}

/** What Japan acquired, serial by serial. */
export class ItmoAcquisitionDto implements ItmoAcquisitionBody {
  @ListOf(() => AcquiredPairDto, { min: 1, max: 50, description: 'Runs of equal length' })
  readonly pairs!: readonly AcquiredPairDto[];
  @InstantText({ ...AT, description: 'When it happened; now if left out' }) readonly at?: Instant;
}

/** Which ITMOs, or first transfers. */
export class ItmoQuery extends PageQuery {
  @Text({ ...ALPHA_3, optional: true, description: 'Only of this first transferring Party' })
  readonly party?: string;
  @PublicId({ optional: true, description: 'Only under this authorisation' })
  readonly authorisation?: string;
}
