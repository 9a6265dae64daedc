import { article6Errors } from './article6/errors.ts';
import { auditErrors } from './audit/errors.ts';
import { carbonCreditErrors } from './carbon-credit/errors.ts';
import { issuanceErrors } from './carbon-credit/issuance/errors.ts';
import { eventErrors } from './events/errors.ts';
import { fundingErrors } from './funding/errors.ts';
import type { ErrorCatalogues } from './http/error-catalogues.ts';
import { httpErrors } from './http/errors.ts';
import { identityErrors } from './identity/errors.ts';
import { kernelErrors } from './kernel/errors.ts';
import { ledgerErrors } from './ledger/errors.ts';
import { methodologyErrors } from './methodology/errors.ts';
import { participantErrors } from './participant/errors.ts';
import { monitoringErrors } from './monitoring/errors.ts';
import { partnerCountryErrors } from './partner-country/errors.ts';
import { projectErrors } from './project/errors.ts';
import { publicSourceErrors } from './project/public-source/errors.ts';
import { reportingErrors } from './reporting/errors.ts';

/** Every error the product can give, by room. A room's `errors.ts` that is not here fails a test. */
export const CATALOGUES: ErrorCatalogues = {
  kernel: kernelErrors.definitions,
  audit: auditErrors.definitions,
  ledger: ledgerErrors.definitions,
  'partner-country': partnerCountryErrors.definitions,
  participant: participantErrors.definitions,
  methodology: methodologyErrors.definitions,
  project: { ...projectErrors.definitions, ...publicSourceErrors.definitions },
  funding: fundingErrors.definitions,
  monitoring: monitoringErrors.definitions,
  'carbon-credit': { ...carbonCreditErrors.definitions, ...issuanceErrors.definitions },
  article6: article6Errors.definitions,
  reporting: reportingErrors.definitions,
  events: eventErrors.definitions,
  http: httpErrors.definitions,
  identity: identityErrors.definitions,
};
