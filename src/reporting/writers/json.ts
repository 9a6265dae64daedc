import { canonicalJsonBytes, type JsonValue } from '../../kernel/canonical-json.ts';
import type { CountryReport } from '../country-report.ts';

/** The model itself, in the one canonical form (RFC 8785): what the digest is computed over, with it. */
export function writeJson(report: CountryReport): Buffer {
  return canonicalJsonBytes(report as unknown as JsonValue);
}
