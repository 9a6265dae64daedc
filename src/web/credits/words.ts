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
