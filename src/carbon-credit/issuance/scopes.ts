import { all, inBody, sideInBody, type ScopeSource } from '../../identity/scope.ts';
import { ofProjectOf } from '../../project/scope.ts';

/** The project of the report that the body names, and who takes part in it. */
export const ofReportInBody: ScopeSource = ofProjectOf(
  'monitoring_report',
  inBody('monitoringReport'),
);

/** The project of a request; both sides are concerned in it. */
export const ofRequest: ScopeSource = ofProjectOf('issuance_request');

/** A side issues in its own registry, and in no other. */
export const registryOfIssuance: ScopeSource = all(ofRequest, sideInBody);
