import type { ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { partnerCountryErrors } from '../partner-country/errors.ts';
import { documentAct } from './acts/document.ts';
import { indicatorAct } from './acts/indicator.ts';
import { indicatorReadingAct } from './acts/indicator-reading.ts';
import { projectAct } from './acts/project.ts';
import { projectChangeAct } from './acts/project-change.ts';
import { projectMethodologyAct } from './acts/project-methodology.ts';
import { projectParticipantAct } from './acts/project-participant.ts';
import { projectParticipantEndAct } from './acts/project-participant-end.ts';
import { projectResubmissionAct } from './acts/project-resubmission.ts';
import { projectTransitionAct } from './acts/project-transition.ts';
import { publicSourceRecordAct } from './acts/public-source-record.ts';
import { projectErrors } from './errors.ts';
import {
  IndicatorDto,
  IndicatorReadingDto,
  ProjectChangeActDto,
  ProjectDto,
} from './project.dto.ts';
import { publicSourceErrors } from './public-source/errors.ts';
import { ofProject, ofProjectOf } from './scope.ts';

/** The acts of this room, for the posting queue. */
export const projectActs: readonly ActKind[] = [
  projectAct,
  projectChangeAct,
  indicatorAct,
  indicatorReadingAct,
  publicSourceRecordAct,
  documentAct,
  projectTransitionAct,
  projectMethodologyAct,
  projectParticipantAct,
  projectParticipantEndAct,
  projectResubmissionAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const projectConstraints: ConstraintRefusals = {
  project_reference_is_used_once: referenceUsed,
  project_reference_names_one_project: referenceUsed,
  project_is_of_a_partner: notAPartner,
  indicator_is_of_a_partner: notAPartner,
  document_version_is_filed_once: () => projectErrors.refuse('PROJECT.DOCUMENT_VERSION_USED'),
  document_has_one_other_edition: () => projectErrors.refuse('PROJECT.NOT_THE_OTHER_EDITION'),
  document_file_is_filed_once: () => projectErrors.refuse('PROJECT.DOCUMENT_FILED_ALREADY'),
  project_is_resubmitted_once: () => projectErrors.refuse('PROJECT.RESUBMITTED_ALREADY'),
  project_methodology_is_pinned_once: () =>
    projectErrors.refuse('PROJECT.METHODOLOGY_PINNED_MEANWHILE'),
  project_participant_has_a_role_once: () => projectErrors.refuse('PROJECT.ROLE_HELD_ALREADY'),
  public_record_is_of_a_partner: notAPartner,
  public_record_is_kept_once: () => publicSourceErrors.refuse('PUBLIC_SOURCE.RECORDED_MEANWHILE'),
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
    'project-change': {
      body: ProjectChangeActDto,
      permission: 'project.amend',
      scope: ofProject,
      subject: 'id',
    },
    indicator: {
      body: IndicatorDto,
      permission: 'project.register',
      scope: ofProject,
      subject: 'id',
    },
    'indicator-reading': {
      body: IndicatorReadingDto,
      permission: 'project.measure',
      scope: ofProjectOf('indicator'),
      subject: 'id',
    },
  },
};
