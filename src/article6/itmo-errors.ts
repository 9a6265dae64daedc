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
} as const satisfies Record<string, ErrorDefinition>;
