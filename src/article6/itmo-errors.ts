import type { ErrorDefinition } from '../kernel/refusal.ts';

/** Refusals about ITMOs, adjustments and the agreed electronic format; a part of the catalogue. */
export const itmoErrors = {
  'ARTICLE6.FILE_UNREADABLE': {
    kind: 'refused',
    title: 'The file is no agreed electronic format that can be read',
    advice: 'Send the five tables of the second iteration as XLSX, CSV or JSON; see `because`.',
  },
  'ARTICLE6.MOMENT_IN_FUTURE': {
    kind: 'refused',
    title: 'Only what has happened is recorded',
    advice: 'Use the present moment at the latest.',
  },
  'ARTICLE6.REGISTRY_UNKNOWN': {
    kind: 'refused',
    title: 'The ITMO registry of the Party is not recorded',
    advice: 'Record it: POST /v1/article6-parties/{party}/itmo-registry.',
  },
  'ARTICLE6.CREDITS_NOT_ISSUED': {
    kind: 'refused',
    title: 'Not all of these serials have been issued',
    advice: 'Check the serials; see GET /v1/credit-blocks.',
  },
  'ARTICLE6.CREDITS_MOVED': {
    kind: 'conflict',
    title: 'The credits are being moved at this very moment',
    advice: 'Read where they are now, and repeat with another key.',
  },
  'ARTICLE6.PART_OF_A_BLOCK': {
    kind: 'refused',
    title: 'The serials are only a part of a block',
    advice: 'Name the whole block, or move the part to another account first, which splits it.',
  },
  'ARTICLE6.USED_UP': {
    kind: 'conflict',
    title: 'The credits are retired or cancelled',
    advice: 'Name credits that are still held or were transferred out.',
  },
  'ARTICLE6.IDENTIFIED_ALREADY': {
    kind: 'conflict',
    title: 'The credits have numbers as ITMOs already',
    advice: 'See GET /v1/itmos.',
  },
  'ARTICLE6.EXCEEDS_AUTHORISED': {
    kind: 'refused',
    title: 'More would be identified than is authorised',
    advice: 'Name at most `available` tonnes, or record a version that authorises more.',
  },
  'ARTICLE6.FIRST_TRANSFER_BASIS': {
    kind: 'refused',
    title: 'The authorisation knows another first transfer',
    advice: 'Use one of `possible`; a transfer to a Party names that Party, the others none.',
  },
  'ARTICLE6.PARTY_NOT_AUTHORISED': {
    kind: 'refused',
    title: 'The authorisation is not for use by this Party',
    advice: 'Name one of `authorised`, or record a version that names it.',
  },
  'ARTICLE6.FIRST_TRANSFERRED_ALREADY': {
    kind: 'conflict',
    title: 'The ITMOs have been first transferred',
    advice: 'See GET /v1/first-transfers; it happens once.',
  },
  'ARTICLE6.NOT_IDENTIFIED': {
    kind: 'refused',
    title: 'The credits have no numbers as ITMOs under this authorisation',
    advice: 'Identify them first: POST /v1/authorisations/{id}/itmos.',
  },
  'ARTICLE6.BEFORE_IDENTIFICATION': {
    kind: 'refused',
    title: 'ITMOs are not transferred before they are authorised',
    advice: 'Check the moment.',
  },
  'ARTICLE6.NOT_LIKE_ONE_ANOTHER': {
    kind: 'refused',
    title: 'The two runs are not of the same project, vintage and number',
    advice: 'Pair runs of equal length of one project and vintage.',
  },
  'ARTICLE6.NOT_FIRST_TRANSFERRED': {
    kind: 'refused',
    title: 'The partner’s serials have not been first transferred to Japan as one run',
    advice: 'Record the first transfer first, and name a run that lies within one.',
  },
  'ARTICLE6.BEFORE_FIRST_TRANSFER': {
    kind: 'refused',
    title: 'Nothing is acquired before it was first transferred',
    advice: 'Check the moment.',
  },
  'ARTICLE6.ACQUIRED_ALREADY': {
    kind: 'conflict',
    title: 'These ITMOs have been acquired already',
    advice: 'See GET /v1/itmos.',
  },
  'ARTICLE6.FIRST_TRANSFER_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such first transfer',
    advice: 'See GET /v1/first-transfers.',
  },
  'ARTICLE6.YEAR_MALFORMED': {
    kind: 'malformed',
    title: 'A year of Article 6 has four digits, from 2021',
    advice: 'Write it as 2025.',
  },
  'ARTICLE6.NOTHING_KNOWN_YET': {
    kind: 'absent',
    title: 'Nothing was known of this Party at that moment',
    advice: 'Ask for a later moment.',
  },
  'ARTICLE6.AEF_CHECK_FAILS': {
    kind: 'refused',
    title: 'The check of the agreed electronic format finds faults',
    advice:
      'See `errors`, or GET /v1/aef/{party}/{year}/check; correct the records and file again.',
  },
  'ARTICLE6.REASON_MISSING': {
    kind: 'refused',
    title: 'A revision says why it was made, and a first version does not revise',
    advice: 'Give `reason` for a further version, and none for 1.0.',
  },
  'ARTICLE6.REPORTED_MEANWHILE': {
    kind: 'conflict',
    title: 'Somebody else has just reported for this Party and year',
    advice: 'See what was reported, and repeat with another key where it is still needed.',
  },
  'ARTICLE6.FILING_NOT_FOUND': {
    kind: 'absent',
    title: 'No such version has been filed',
    advice: 'See GET /v1/aef/{party}/{year}/filings.',
  },
  'ARTICLE6.ADJUSTMENT_CHECK_FAILS': {
    kind: 'refused',
    title: 'The corresponding adjustment lacks what it is made from',
    advice: 'See `missing`; record it, and make the adjustment final then.',
  },
  'ARTICLE6.ADJUSTMENT_FINAL': {
    kind: 'conflict',
    title: 'The adjustment of this year is final',
    advice: 'Record a revision with its reason: POST /v1/corresponding-adjustments/revisions.',
  },
  'ARTICLE6.ADJUSTMENT_NOT_FINAL': {
    kind: 'refused',
    title: 'Only what is final is revised',
    advice: 'Make the adjustment final first.',
  },
  'ARTICLE6.NOTHING_TO_REVISE': {
    kind: 'refused',
    title: 'The final figures are those that the books give',
    advice: 'Nothing needs doing.',
  },
} as const satisfies Record<string, ErrorDefinition>;
