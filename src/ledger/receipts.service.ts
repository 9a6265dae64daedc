import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.ts';
import { auditErrors } from '../audit/errors.ts';
import type { Receipt } from '../audit/receipt.ts';
import { Reader } from '../database/reader.ts';
import type { Principal } from '../identity/principal.ts';
import { ScopeGate } from '../identity/scope-gate.ts';
import { NO_COUNTRY, parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { ledgerErrors } from './errors.ts';

/** Where the leaf of an act stands. */
export interface LeafPlace {
  readonly country: string;
  readonly sequence: number;
}

/**
 * The leaf that an id stands for: of an act, of the entry that it made, of a signature; of no country also
 * of a key, a grant, a link or a webhook, whose acts have their ids.
 */
const PLACE = `
  SELECT audit_sequence AS sequence FROM public.act WHERE country_code = $1 AND id = $2
  UNION ALL
  SELECT audit_sequence FROM public.journal_entry WHERE country_code = $1 AND id = $2
  UNION ALL
  SELECT audit_sequence FROM public.decision_signature WHERE country_code = $1 AND id = $2`;
const PLACE_OF_NO_COUNTRY = `${PLACE}
  UNION ALL
  SELECT audit_sequence FROM public.api_key WHERE country_code = $1 AND id = $2
  UNION ALL
  SELECT audit_sequence FROM public.principal_grant WHERE country_code = $1 AND id = $2
  UNION ALL
  SELECT audit_sequence FROM public.federated_identity WHERE country_code = $1 AND id = $2
  UNION ALL
  SELECT audit_sequence FROM public.webhook WHERE country_code = $1 AND id = $2`;

/** A place as addresses write it. Refuses COUNTRY.MALFORMED; AUDIT.LEAF_ABSENT for what is no number. */
export function leafPlace(country: string, sequence: string): LeafPlace {
  const isNumber = /^(?:0|[1-9]\d{0,14})$/.test(sequence);
  if (!isNumber) throw auditErrors.refuse('AUDIT.LEAF_ABSENT', { country, sequence });
  return {
    country: parseCountryCode(country),
    sequence: parseInt(sequence, 10),
  };
}

/** Proof that an act is in the log, whether or not it moved anything in the books. */
@Injectable()
export class Receipts {
  private readonly log: AuditLog;

  constructor(
    private readonly reader: Reader,
    private readonly gate: ScopeGate,
  ) {
    this.log = new AuditLog(reader.pool);
  }

  /** Refuses LEDGER.ACT_NOT_FOUND. */
  async placeOf(id: string): Promise<LeafPlace> {
    const { countryCode: country, id: uuid } = parsePublicId(id);
    const [found] = await this.reader.query<{ sequence: number }>(
      `${country === NO_COUNTRY ? PLACE_OF_NO_COUNTRY : PLACE} LIMIT 1`,
      [country, uuid],
    );
    if (!found) throw ledgerErrors.refuse('LEDGER.ACT_NOT_FOUND', { act: id });
    return { country, sequence: found.sequence };
  }

  /**
   * The receipt of a leaf. What only auditors may read is left out for everybody else: the hash of it is
   * there, and the proof stands all the same. Refuses AUDIT.LEAF_ABSENT.
   */
  async of({ country, sequence }: LeafPlace, reader: Principal | null): Promise<Receipt> {
    const receipt = await this.log.receipt(country, sequence);
    const { visibility } = await this.log.leaf(country, sequence);
    if (visibility === 'public' || (await this.isAuditor(country, reader))) return receipt;
    return { ...receipt, leaf: { ...receipt.leaf, payload: null } };
  }

  private async isAuditor(country: string, reader: Principal | null): Promise<boolean> {
    const asked = { country, subject: null, body: null };
    return (await this.gate.admitted(reader, 'audit.read', asked)) !== null;
  }
}
