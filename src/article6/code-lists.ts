/*
 * Words of the agreed electronic format, spelt as its common nomenclatures of 17 February 2026 spell
 * them (`C02 usage` has a zero).
 *
 * @source decision 4/CMA.6, annex II, and the common nomenclatures of 17 February 2026
 */

export const METRICS = ['GHG', 'non-GHG'] as const;

export const SECTORS = [
  'Agriculture',
  'Building and construction',
  'Cross-sectoral mechanisms',
  'Energy generation',
  'Forestry and land use',
  'Industrial processes',
  'Transportation',
  'Urban development',
  'Waste management',
] as const;

export const PURPOSES = [
  'NDC',
  'OIMP',
  'IMP',
  'OP',
  'NDC and OIMP',
  'NDC and IMP',
  'NDC and OP',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const FIRST_TRANSFER_DEFINITIONS = [
  'Authorisation',
  'Issuance',
  'Use or Cancellation',
] as const;
export type FirstTransferDefinition = (typeof FIRST_TRANSFER_DEFINITIONS)[number];

export const ACTION_TYPES = [
  'Authorization',
  'First transfer',
  'Transfer',
  'Acquisition',
  'Use',
  'Cancellation',
  'Voluntary Cancellation',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export const ACTION_SUBTYPES = [
  'First transfer to another Party',
  'Authorization',
  'Issuance',
  'Use or cancellation',
  'Mandatory transfer to the Adaptation Fund (A6.4 ERs)',
  'Voluntary transfer to the Adaptation Fund (A6.4 ERs)',
  'Mandatory cancellation to deliver OMGE',
  'Voluntary cancellation to deliver OMGE',
  'Other cancellations',
  'Not yet defined',
] as const;

const CANCELLATION_SUBTYPES = [
  'Mandatory cancellation to deliver OMGE',
  'Voluntary cancellation to deliver OMGE',
  'Other cancellations',
  'Not yet defined',
] as const;

/** Which subtypes an action of a type may have; a type that is not here has none. */
export const SUBTYPES_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'First transfer': [
    'First transfer to another Party',
    'Authorization',
    'Issuance',
    'Use or cancellation',
    ...CANCELLATION_SUBTYPES,
  ],
  Transfer: [
    'Mandatory transfer to the Adaptation Fund (A6.4 ERs)',
    'Voluntary transfer to the Adaptation Fund (A6.4 ERs)',
    'Not yet defined',
  ],
  Cancellation: CANCELLATION_SUBTYPES,
  'Voluntary Cancellation': CANCELLATION_SUBTYPES,
};

export const UNDERLYING_REGISTRIES = [
  'VCS',
  'GS',
  'CAR',
  'ACR',
  'ART',
  'GCC',
  'Cercarbono',
  'Isometric',
  'ISFL',
  'FCPF',
  'T-VER',
  'JCM',
] as const;

export const MITIGATION_TYPES = [
  'Emission reductions',
  'Removals',
  'Emission reductions and removals',
] as const;
export type MitigationType = (typeof MITIGATION_TYPES)[number];

export const ACTIVITY_TYPES = [
  'Afforestation',
  'Agriculture',
  'Biogas',
  'Biomass Energy',
  'Cement',
  'C02 usage',
  'Coal bed/mine methane',
  'Energy distribution',
  'Energy Efficiency households',
  'Energy Efficiency Industry',
  'Energy Efficiency own generation',
  'Energy Efficiency service',
  'Energy Efficiency supply side',
  'Fossil fuel switch',
  'Fugitive',
  'Geothermal',
  'Hydro',
  'Landfill gas',
  'Methane avoidance',
  'N2O',
  'PFCs and SF6',
  'Reforestation',
  'Solar',
  'Tidal',
  'Transport',
  'Waste',
  'Wind',
] as const;

/** Whether a purpose covers use towards an NDC. */
export function coversNdc(purpose: string): boolean {
  return purpose.startsWith('NDC');
}

/** Whether a purpose covers other international mitigation purposes: OIMP, IMP or OP. */
export function coversOimp(purpose: string): boolean {
  return purpose !== 'NDC';
}
