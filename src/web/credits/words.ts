/** What credits can be cancelled for, in words; `ndc` is what retirements are for. */
export const PURPOSE_WORDS: Readonly<Record<string, string>> = {
  ndc: 'Nationally determined contribution',
  voluntary: 'Voluntary cancellation',
  oimp: 'Other international mitigation purposes (OIMP)',
  corsia: 'CORSIA, international aviation',
  omge: 'Overall mitigation in global emissions (OMGE)',
  'share-of-proceeds': 'Share of proceeds for adaptation',
  other: 'Other purpose',
};

/** What happened to serials, in words. */
export const MOVEMENT_WORDS: Readonly<Record<string, string>> = {
  'credit-issuance': 'Issued',
  'credit-transfer': 'Transferred',
  'credit-offer': 'Offered, and locked',
  'credit-acceptance': 'Accepted by the other holder',
  'credit-release': 'Released: the offer ended',
  'credit-retirement': 'Retired',
  'credit-cancellation': 'Cancelled',
  'credit-transfer-out': 'Transferred out to the other registry',
  'registry-reversal': 'Given back by decision of both sides',
};

export const ACCOUNT_CLASS_WORDS: Readonly<Record<string, string>> = {
  'government-holding': 'Government holding account',
  'entity-holding': 'Entity holding account',
  retirement: 'Retirement account',
  cancellation: 'Cancellation account',
  'transferred-out': 'Transferred-out account',
};

/** Where credits are, and what that means. */
export const STATE_WORDS: Readonly<
  Record<string, { readonly name: string; readonly means: string }>
> = {
  'held-government': {
    name: 'Held by the government',
    means: 'In the government’s holding account of this side’s registry, free to go.',
  },
  'held-entities': {
    name: 'Held by entities',
    means: 'In holding accounts of participants, free to go.',
  },
  locked: {
    name: 'Locked',
    means: 'Offered to another holder; still its giver’s until the offer is accepted.',
  },
  retired: {
    name: 'Retired',
    means: 'Used towards a nationally determined contribution, for good.',
  },
  cancelled: { name: 'Cancelled', means: 'Taken out of use for another purpose, for good.' },
  'transferred-out': {
    name: 'Transferred out',
    means: 'Left for the other side’s registry, which issued the same tonnes in their place.',
  },
};
