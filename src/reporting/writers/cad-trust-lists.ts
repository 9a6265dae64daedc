/* Lists of CAD Trust v2.0.2, as far as this book has words for them. */

export const PROJECT_STATUSES: Readonly<Record<string, string>> = {
  proposed: 'Listed',
  planned: 'Listed',
  validation: 'Listed',
  'registration-requested': 'Validated',
  registered: 'Registered',
  'crediting-ended': 'Completed',
  completed: 'Completed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  'registration-request-withdrawn': 'Withdrawn',
  cancelled: 'Inactive',
};

/** Where a unit is; what is locked by an offer is held until it is accepted. */
export const UNIT_STATUSES: Readonly<Record<string, string>> = {
  held: 'Held',
  locked: 'Held',
  retired: 'Retired',
  cancelled: 'Cancelled',
};

const ENERGY = 'Energy industries (renewable-/ non renewable sources)';

const SECTORS: readonly (readonly [word: RegExp, sector: string, type: string])[] = [
  [/transport|rail|road|mobility|charging/i, 'Transport', 'Transport'],
  [/solar|photovoltaic/i, ENERGY, 'Solar'],
  [/wind/i, ENERGY, 'Wind'],
  [/hydro/i, ENERGY, 'Hydro'],
  [/geothermal/i, ENERGY, 'Geothermal'],
  [/efficien|demand/i, 'Energy demand', 'Energy Efficiency Industry'],
  [/distribution/i, 'Energy distribution', 'Energy distribution'],
  [/waste/i, 'Waste handling and disposal', 'Waste'],
  [/forest/i, 'Afforestation and reforestation', 'Afforestation'],
  [/manufactur/i, 'Manufacturing industries', 'Energy Efficiency Industry'],
];

/** Sector and type by the words of the sector; where they say too little, by those of the title. */
export function sectorOf(sector: string, title: string): readonly [sector: string, type: string] {
  for (const text of [sector, title]) {
    const found = SECTORS.find(([word]) => word.test(text));
    if (found !== undefined) return [found[1], found[2]];
  }
  const isEnergy = /energy|power/i.test(sector);
  return [isEnergy ? ENERGY : 'Others', 'Any combination of the above'];
}

/** Sectoral scopes of the mechanism whose reductions need not be technical: forests, agriculture. */
const OF_NATURE = [14, 15];

export function unitTypeOf(scopes: readonly number[]): string {
  const isTechnical = scopes.length > 0 && !scopes.some((scope) => OF_NATURE.includes(scope));
  return isTechnical ? 'Reduction - technical' : 'Not Determined';
}
