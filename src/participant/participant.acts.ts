import type { ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { participantAct } from './acts/participant.ts';
import { participantChangeAct } from './acts/participant-change.ts';
import { tpeDesignationAct } from './acts/tpe-designation.ts';
import { participantErrors } from './errors.ts';
import { ParticipantChangeActDto, ParticipantDto, TpeDesignationDto } from './participant.dto.ts';

/** The acts of this room, for the posting queue. */
export const participantActs: readonly ActKind[] = [
  participantAct,
  participantChangeAct,
  tpeDesignationAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const participantConstraints: ConstraintRefusals = {
  participant_home_is_an_iso_country: (act) =>
    participantErrors.refuse('PARTICIPANT.NOT_A_COUNTRY', {
      country: (act.body as { country?: string }).country,
    }),
  tpe_designation_is_one_per_decision: (act) => {
    const { participant, decision } = act.body as { participant?: string; decision?: string };
    return participantErrors.refuse('TPE.ALREADY_DESIGNATED', { participant, decision });
  },
};

/** What this room brings to the posting queue. */
export const participantRoom: RoomActs = {
  acts: participantActs,
  constraints: participantConstraints,
  reversals: [],
  bodies: {
    participant: { body: ParticipantDto, permission: 'participant.register', subject: 'none' },
    'participant-change': {
      body: ParticipantChangeActDto,
      permission: 'participant.amend',
      subject: 'id',
    },
    'tpe-designation': {
      body: TpeDesignationDto,
      permission: 'participant.register',
      subject: 'none',
    },
  },
};
