import type { ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { partnerCountryErrors } from '../partner-country/errors.ts';
import { indicatorAct } from './acts/indicator.ts';
import { indicatorReadingAct } from './acts/indicator-reading.ts';
import { projectAct } from './acts/project.ts';
import { projectChangeAct } from './acts/project-change.ts';
import { projectErrors } from './errors.ts';
import {
  IndicatorDto,
  IndicatorReadingDto,
  ProjectChangeActDto,
  ProjectDto,
} from './project.dto.ts';

/** The acts of this room, for the posting queue. */
export const projectActs: readonly ActKind[] = [
  projectAct,
  projectChangeAct,
  indicatorAct,
  indicatorReadingAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const projectConstraints: ConstraintRefusals = {
  project_reference_is_used_once: referenceUsed,
  project_reference_names_one_project: referenceUsed,
  project_is_of_a_partner: notAPartner,
  indicator_is_of_a_partner: notAPartner,
};

function referenceUsed(act: { readonly body: unknown }) {
  const { reference } = act.body as { readonly reference?: string };
  return projectErrors.refuse('PROJECT.REFERENCE_USED', { reference });
}

function notAPartner(act: { readonly countryCode: string }) {
  return partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country: act.countryCode });
}

/** What this room brings to the posting queue. */
export const projectRoom: RoomActs = {
  acts: projectActs,
  constraints: projectConstraints,
  reversals: [],
  bodies: {
    project: { body: ProjectDto, permission: 'project.register', subject: 'none' },
    'project-change': { body: ProjectChangeActDto, permission: 'project.amend', subject: 'id' },
    indicator: { body: IndicatorDto, permission: 'project.register', subject: 'id' },
    'indicator-reading': {
      body: IndicatorReadingDto,
      permission: 'project.measure',
      subject: 'id',
    },
  },
};
