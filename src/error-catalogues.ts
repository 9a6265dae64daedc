import { auditErrors } from './audit/errors.ts';
import { fundingErrors } from './funding/errors.ts';
import type { ErrorCatalogues } from './http/error-catalogues.ts';
import { httpErrors } from './http/errors.ts';
import { identityErrors } from './identity/errors.ts';
import { kernelErrors } from './kernel/errors.ts';
import { ledgerErrors } from './ledger/errors.ts';
import { partnerCountryErrors } from './partner-country/errors.ts';
import { projectErrors } from './project/errors.ts';
import { reportingErrors } from './reporting/errors.ts';

/** Every error the product can give, by room. A room's `errors.ts` that is not here fails a test. */
export const CATALOGUES: ErrorCatalogues = {
  kernel: kernelErrors.definitions,
  audit: auditErrors.definitions,
  ledger: ledgerErrors.definitions,
  'partner-country': partnerCountryErrors.definitions,
  project: projectErrors.definitions,
  funding: fundingErrors.definitions,
  reporting: reportingErrors.definitions,
  http: httpErrors.definitions,
  identity: identityErrors.definitions,
};
