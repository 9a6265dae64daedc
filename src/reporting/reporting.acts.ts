import type { ActKind } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { reportAgreementAct } from './acts/report-agreement.ts';
import { reportEditionAct } from './acts/report-edition.ts';
import { reportPublicationAct } from './acts/report-publication.ts';
import { reportingErrors } from './errors.ts';

/** What this room brings to the posting queue. Editions are begun, agreed and published one by one. */
export const reportingRoom: RoomActs = {
  acts: [reportEditionAct, reportAgreementAct, reportPublicationAct] as readonly ActKind[],
  constraints: {
    report_edition_number_is_used_once: () =>
      reportingErrors.refuse('REPORTING.EDITION_NUMBER_TAKEN'),
    report_file_is_published_once: () => reportingErrors.refuse('REPORTING.EDITION_NOT_AGREED'),
  },
  reversals: [],
  bodies: {},
};
