/** The terms that a report defines beside its figures, in the order in which it does. */
export const DEFINITION_TERMS = [
  'announced',
  'pledge',
  'committedGross',
  'decommitted',
  'committed',
  'available',
  'disbursedGross',
  'refunded',
  'disbursed',
  'undisbursed',
  'returned',
  'disbursedShare',
  'repaid',
  'outstanding',
  'interest',
  'fees',
  'expected',
  'verified',
  'notified',
  'issued',
  'held',
  'locked',
  'transferredOut',
  'retired',
  'cancelled',
  'authorised',
  'perTonne',
  'confidence',
  'period',
  'effectiveAsOf',
  'knownAsOf',
] as const;

/** The term that defines what stands under a label: 'credit.notifiedJapan' is what notified means. */
export function definedBy(label: string): DefinitionTerm | null {
  const [, name = ''] = /^(?:figure|credit)\.([A-Za-z]+?)(?:Japan|Partner)?$/.exec(label) ?? [];
  return DEFINITION_TERMS.find((term) => term === name) ?? null;
}

export type DefinitionTerm = (typeof DEFINITION_TERMS)[number];

/** What a term is called and what it means, in one language. */
export type Definitions = Readonly<
  Record<DefinitionTerm, { readonly name: string; readonly meaning: string }>
>;
