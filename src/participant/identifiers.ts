import type { PointedError, Refusal } from '../kernel/refusal.ts';
import { participantErrors } from './errors.ts';

/** A number or code that a register gave to an organisation. */
export interface Identifier {
  /** `JP-JCN`, `KZ-BIN`, `LEI`, or another register as country and name: `MN-REG`. */
  readonly scheme: string;
  readonly id: string;
}

interface Scheme {
  /** What is wrong with an identifier of the scheme; null where nothing is. */
  readonly complaint: (id: string) => string | null;
}

/** The schemes whose identifiers can be told from mistyped ones. Others are taken as they are. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  'JP-JCN': { complaint: corporateNumberComplaint },
  'KZ-BIN': {
    complaint: (id) => (/^\d{12}$/.test(id) ? null : 'must have 12 digits, as a BIN of Kazakhstan'),
  },
  LEI: { complaint: leiComplaint },
};

/** How a scheme is written: the three known ones, or a country and the name of its register. */
export const SCHEME_PATTERN = /^(LEI|[A-Z]{2}-[A-Z0-9]{2,12})$/;

/**
 * The rules of the identifiers of one participant: PARTICIPANT.IDENTIFIER_TWICE, where a scheme comes
 * again, then IDENTIFIER_INVALID, with a pointer to each that is not as its scheme writes it. Null
 * where they are in order.
 */
export function refuseIdentifiers(identifiers: readonly Identifier[]): Refusal | null {
  const schemes = identifiers.map(({ scheme }) => scheme);
  const again = schemes.find((scheme, at) => schemes.indexOf(scheme) < at);
  if (again !== undefined) {
    return participantErrors.refuse('PARTICIPANT.IDENTIFIER_TWICE', { scheme: again });
  }
  const wrong = identifiers.flatMap(({ scheme, id }, at): readonly PointedError[] => {
    const detail = SCHEMES[scheme]?.complaint(id) ?? null;
    return detail === null ? [] : [{ pointer: `/identifiers/${at}/id`, detail }];
  });
  if (wrong.length === 0) return null;
  return participantErrors.refuse('PARTICIPANT.IDENTIFIER_INVALID', {}, wrong);
}

/**
 * The first digit checks the other twelve: 9 less the remainder by 9 of their sum, weighted 1 and 2 in
 * turn from the right.
 *
 * @source Japan, Ministry of Finance Ordinance No. 70 of 2014, Article 2
 */
function corporateNumberComplaint(id: string): string | null {
  if (!/^\d{13}$/.test(id)) return 'must have 13 digits, as a corporate number of Japan';
  const [check, ...base] = digitsOf(id);
  const sum = base.reverse().reduce((total, digit, at) => total + digit * (1 + (at % 2)), 0);
  return check === 9 - (sum % 9) ? null : 'has a check digit that does not fit the other twelve';
}

/**
 * Eighteen letters and digits, then two check digits: the whole, with A as 10 to Z as 35, leaves 1 when
 * divided by 97.
 *
 * @source ISO 17442-1:2020, with ISO/IEC 7064 MOD 97-10
 */
function leiComplaint(id: string): string | null {
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(id)) {
    return 'must have 18 capital letters or digits and two check digits, as an LEI';
  }
  const remainder = [...id].reduce((rest, sign) => {
    const value = parseInt(sign, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1 ? null : 'has check digits that do not fit the other eighteen signs';
}

function digitsOf(text: string): number[] {
  return [...text].map((digit) => parseInt(digit, 10));
}
