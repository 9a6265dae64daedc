import { all, organisationInBody } from '../identity/scope.ts';
import { ofProjectOf } from '../project/scope.ts';

/** The project of a monitoring report, and who takes part in it. */
export const ofReport = ofProjectOf('monitoring_report');

/**
 * Whoever verifies says which third-party entity it is: its own. Whether that one is designated for the
 * report's scopes, and takes no part in the project, the act itself asks of the rows.
 */
export const ofVerification = all(ofReport, organisationInBody('thirdPartyEntity'));
