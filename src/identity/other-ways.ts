import type { FastifyRequest } from 'fastify';
import type { OtherWays } from './access.guard.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { countryOfAddress, subjectOfAddress } from './access.ts';
import type { AccessLog } from './access-log.ts';
import { accessTokenIn } from './bearer-tokens.ts';
import type { BearerTokens } from './bearer-tokens.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Sessions } from './sessions.service.ts';
import type { IdentitySettings } from './settings.ts';

/** Sessions of browsers, access tokens of machines, and the log of who read what. */
export function otherWays(
  sessions: Sessions,
  tokens: BearerTokens,
  log: AccessLog,
  settings: IdentitySettings,
): OtherWays {
  return {
    bySession(request: FastifyRequest) {
      // Most requests carry no cookie at all; they wait for nothing.
      if (request.headers.cookie === undefined) return null;
      return Promise.resolve(sessions.ofRequest(request));
    },
    byToken(authorization) {
      const token = accessTokenIn(authorization);
      return token === null ? null : tokens.holderOf(token);
    },
    isSameOrigin: (request) => isSameOrigin(request, settings.publicUrl),
    noteRead(request, principal) {
      const country = countryOfAddress(request.params);
      log.note({
        event: 'read',
        principalId: principal.id,
        keyId: principal.keyId,
        sessionId: principal.sessionId ?? null,
        route: request.routeOptions.url ?? null,
        subject: subjectOfAddress(request.params),
        country: country === NO_COUNTRY ? null : country,
      });
    },
  };
}
