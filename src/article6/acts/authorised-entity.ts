import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { article6Errors } from '../errors.ts';
import { authorisationAddress } from '../authorisation-record.ts';
import { AUTHORISATION, AUTHORISED_ENTITY } from '../tables.ts';
import { notFound, refuseStanding } from './authorisation-version.ts';

export interface AuthorisedEntityBody {
  readonly name: string;
  /** ISO alpha-3. */
  readonly incorporatedIn: string;
  /** The number by which its country knows it. */
  readonly identificationNumber: string;
  /** The day of the authorisation where left out. */
  readonly authorisedOn?: CalendarDay | null;
  readonly conditions?: string | null;
  readonly changeConditions?: string | null;
  readonly note?: string | null;
}

/** What a record of an authorised entity says. */
export interface AuthorisedEntityRecord {
  readonly authorisation: string;
  readonly name: string;
  readonly incorporatedIn: string;
  readonly identificationNumber: string;
  readonly authorisedOn: CalendarDay;
  readonly conditions: string | null;
  readonly changeConditions: string | null;
  readonly note: string | null;
}

/**
 * Names an entity that an authorisation covers: it may use or cancel ITMOs under it.
 *
 * Refuses, in this order: ARTICLE6.AUTHORISATION_NOT_FOUND, AUTHORISATION_REVOKED, DAY_IN_FUTURE;
 * ENTITY_EXISTS by the key of the table.
 */
export const authorisedEntityAct: ActKind<AuthorisedEntityBody> = {
  kind: 'authorised-entity',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: AUTHORISATION, id: act.subjectId, lock: 'share' }] : [],
  }),
  decide(act, known) {
    const subject = act.subjectId ?? '';
    const row = known.row(AUTHORISATION, subject);
    const standing = refuseStanding(act, row);
    if (standing || !row) return standing ?? notFound(act);
    const { body } = act;
    const firstDay = row['authorised_on'] as CalendarDay;
    const record: AuthorisedEntityRecord = {
      authorisation: publicId(act.countryCode, subject),
      name: body.name,
      incorporatedIn: body.incorporatedIn,
      identificationNumber: body.identificationNumber,
      authorisedOn: body.authorisedOn ?? firstDay,
      conditions: body.conditions ?? null,
      changeConditions: body.changeConditions ?? null,
      note: body.note ?? null,
    };
    const day = record.authorisedOn;
    if (day > known.today) {
      return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', { day, today: known.today });
    }
    const facts = record as unknown as JsonObject;
    return {
      records: [{ type: 'authorised-entity', id: act.id, version: 1, validFrom: day, body: facts }],
      rows: [
        {
          table: AUTHORISED_ENTITY,
          change: 'insert',
          row: {
            id: act.id,
            authorisation_id: subject,
            authorised_on: day,
            name: record.name,
            incorporated_in: record.incorporatedIn,
            identification_number: record.identificationNumber,
            conditions: record.conditions,
            change_conditions: record.changeConditions,
            note: record.note,
          },
        },
      ],
      answer: {
        status: 201,
        location: authorisationAddress(act.countryCode, subject),
        body: { id: publicId(act.countryCode, act.id), ...facts, status: 'posted' },
      },
    };
  },
};
