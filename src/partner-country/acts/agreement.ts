import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { ALWAYS } from '../always.ts';
import { partnerCountryErrors } from '../errors.ts';
import { AGREEMENT } from '../tables.ts';

export const AGREEMENT_KINDS = [
  'jcm-memorandum',
  'memorandum',
  'intergovernmental-agreement',
  'loan-agreement',
  'other',
] as const;

export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** A state, an agency or a company that is bound by an agreement. */
export interface AgreementParty {
  readonly name: string;
  /** ISO 3166-1 alpha-2; null for a party of no country. */
  readonly country?: string | null;
  /** Who signed for it. */
  readonly signatory?: string | null;
}

/** Something the parties mean to reach, with its day where one was agreed. */
export interface AgreementTarget {
  readonly text: string;
  readonly dueOn?: CalendarDay | null;
}

export interface AgreementBody {
  readonly title: string;
  readonly kind: AgreementKind;
  readonly parties: readonly AgreementParty[];
  readonly signedOn?: CalendarDay | null;
  /** The day a government adopted it, where that is what is known. */
  readonly adoptedOn?: CalendarDay | null;
  readonly summary?: string | null;
  readonly targets?: readonly AgreementTarget[] | null;
  readonly source: string;
}

/**
 * Records a memorandum or another agreement of a partner, between any parties: with Japan, with a
 * third country, between companies. It is no funding: joining the mechanism brings no money by itself.
 *
 * Refuses, in this order: PARTNER_COUNTRY.DAY_IN_FUTURE, AGREEMENT.DUE_BEFORE_IT_BEGAN.
 */
export const agreementAct: ActKind<AgreementBody> = {
  kind: 'agreement',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const record = recordOf(act.body);
    const began = record.signedOn ?? record.adoptedOn;
    const latest = [record.signedOn, record.adoptedOn].find(
      (day) => day !== null && day > known.today,
    );
    if (latest) {
      const facts = { day: latest, today: known.today };
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.DAY_IN_FUTURE', facts);
    }
    const early = record.targets.find(({ dueOn }) => began && dueOn && dueOn < began);
    if (early) {
      const facts = { target: early.text, dueOn: early.dueOn, began };
      return partnerCountryErrors.refuse('AGREEMENT.DUE_BEFORE_IT_BEGAN', facts);
    }
    const body = record as unknown as JsonObject;
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'agreement',
          id: act.id,
          version: 1,
          validFrom: began ?? ALWAYS,
          body,
        },
      ],
      rows: [
        {
          table: AGREEMENT,
          change: 'insert',
          row: {
            id: act.id,
            title: record.title,
            kind: record.kind,
            parties: jsonText(record.parties),
            signed_on: record.signedOn,
            adopted_on: record.adoptedOn,
            summary: record.summary,
            targets: jsonText(record.targets),
            source: record.source,
            version: 1,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/partner-countries/${act.countryCode}/agreements/${id}`,
        body: { id, ...body, version: 1, status: 'posted' },
      },
    };
  },
};

/** The body with nothing left out: what is not known is null. */
function recordOf(body: AgreementBody) {
  return {
    title: body.title,
    kind: body.kind,
    parties: body.parties.map(({ name, country, signatory }) => ({
      name,
      country: country ?? null,
      signatory: signatory ?? null,
    })),
    signedOn: body.signedOn ?? null,
    adoptedOn: body.adoptedOn ?? null,
    summary: body.summary ?? null,
    targets: (body.targets ?? []).map(({ text, dueOn }) => ({ text, dueOn: dueOn ?? null })),
    source: body.source,
  };
}

function jsonText(value: JsonValue): string {
  return canonicalJson(value);
}
