import { namedId, parsePublicId } from '../../kernel/ids.ts';
import type { CreditUnit } from '../credit-units.reads.ts';
import { UNIT_STATUSES, unitTypeOf } from './cad-trust-lists.ts';
import type { CadTrustInput, CadTrustLocation, LeftOut } from './cad-trust-input.ts';

/** Issuances, units and their labels; an issuance without all that a row needs is left out, and told. */
export function unitTables(input: CadTrustInput, locations: readonly CadTrustLocation[]) {
  const { report, facts, units } = input;
  const told = facts.issuances.map((one) => {
    const pin = facts.pins.find(({ project }) => project === one.project);
    const location = locations.find(({ cadTrustProjectId: of }) => of === one.project);
    const lacks =
      one.verification === ''
        ? 'the verification'
        : pin === undefined
          ? 'a methodology of the project'
          : location === undefined
            ? 'a place of the project'
            : null;
    return { one, pin, location, lacks };
  });
  const whole = new Map(told.filter(({ lacks }) => lacks === null).map((row) => [row.one.id, row]));
  const shown = units.filter(
    ({ state, issuance }) => state in UNIT_STATUSES && whole.has(issuance),
  );
  const referenceOf = (project: string): string =>
    report.projects.find(({ id }) => parsePublicId(id).id === project)?.reference ?? project;
  return {
    issuance: [...whole.values()].map(({ one, pin, location }) => ({
      cadTrustIssuanceId: one.id,
      issuanceId: one.id,
      issuanceDate: one.issuedOn,
      cadTrustVerificationId: one.verification,
      cadTrustProjectMethodologyId: pin?.id,
      cadTrustLocationId: location?.cadTrustLocationId,
    })),
    unit: shown.map((unit) => {
      const version = whole.get(unit.issuance)?.pin?.methodologyVersion;
      const scopes = facts.methodologies.find(({ id }) => id === version)?.scopes ?? [];
      return unitOf(unit, unitTypeOf(scopes));
    }),
    unit_label: shown.flatMap((unit) =>
      unit.authorised.map((run) => ({
        cadTrustUnitLabelId: namedId(unit.movement, `label ${run.authorisation} ${run.serials}`),
        cadTrustLabelId: run.authorisation,
        cadTrustUnitId: unitId(unit),
        labelUnitDate: run.on,
        labelUnitDescription: run.serials,
      })),
    ),
    leftOut: told.flatMap(({ one, lacks }): LeftOut[] =>
      lacks === null
        ? []
        : [{ table: 'issuance, unit', of: `${referenceOf(one.project)} ${one.issuedOn}`, lacks }],
    ),
  };
}

function unitId({ movement, first }: CreditUnit): string {
  return namedId(movement, `unit ${first}`);
}

function unitOf(unit: CreditUnit, unitType: string) {
  const { use } = unit;
  return {
    cadTrustUnitId: unitId(unit),
    unitSerialId: unit.serials,
    unitStartBlock: unit.first,
    unitEndBlock: unit.last,
    unitCount: unit.tonnes,
    unitType,
    unitVintageYear: unit.vintage,
    unitStatus: UNIT_STATUSES[unit.state],
    unitStatusReason: reasonOf(unit),
    unitStatusDate: unit.since,
    ...(use === null
      ? {}
      : {
          ...(use.detail === null ? {} : { unitRetirementDetail: use.detail }),
          ...(use.beneficiary === null ? {} : { unitRetirementBeneficiary: use.beneficiary }),
        }),
    unitMetric: 'tCO2e',
    cadTrustIssuanceId: unit.issuance,
  };
}

function reasonOf({ state, side, use }: CreditUnit): string {
  const registry = `in the registry of ${side === 'japan' ? 'Japan' : 'the partner'}`;
  if (state === 'locked') return `Locked by an offer ${registry}`;
  if (use === null) return `Held ${registry}`;
  const purpose = use.purpose === null ? '' : `, ${use.purpose}`;
  const year = use.ndcYear === null ? '' : `, for ${use.ndcYear}`;
  return `${state === 'retired' ? 'Retired' : 'Cancelled'} ${registry}${purpose}${year}`;
}
