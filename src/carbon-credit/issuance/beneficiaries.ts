import type { CommitteeSide } from '../../partner-country/joint-committee.ts';

/**
 * Who can receive issued credits: either government, and participants of the project on either side.
 *
 * @source JCM Common Specifications of the registry: holding accounts of project participants and of
 *   the governments
 */
export const BENEFICIARIES = [
  'government-of-japan',
  'japanese-participant',
  'partner-government',
  'partner-participant',
] as const;
export type Beneficiary = (typeof BENEFICIARIES)[number];

const SIDES: Readonly<Record<Beneficiary, CommitteeSide>> = {
  'government-of-japan': 'japan',
  'japanese-participant': 'japan',
  'partner-government': 'partner',
  'partner-participant': 'partner',
};

/** In whose registry the beneficiary receives credits. */
export function sideOf(beneficiary: Beneficiary): CommitteeSide {
  return SIDES[beneficiary];
}

/** Whether it is one of many that must be named, and no government. */
export function isNamed(beneficiary: Beneficiary): boolean {
  return beneficiary === 'japanese-participant' || beneficiary === 'partner-participant';
}
