import { EnvironmentProblems } from '../database/environment.ts';

/** What the edge takes from outside. */
export interface HttpSettings {
  /** Requests that one address may make in a minute; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. Nobody's by default. */
  readonly trustedProxies: readonly string[];
  /** Whether each request gets a line in the log. */
  readonly logRequests: boolean;
}

/** More than one client needs, less than a loop without a pause makes of a server. */
const REQUESTS_PER_MINUTE = 1_200_000;

export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  requestsPerMinute: REQUESTS_PER_MINUTE,
  trustedProxies: [],
  logRequests: false,
};

/**
 * | variable | default |
 * |---|---|
 * | `REQUESTS_PER_MINUTE` | 1200000 per address; 0 for no limit |
 * | `TRUSTED_PROXIES` | none; addresses or networks, with commas between them |
 * | `LOG_REQUESTS` | `0`; `1` for a line per request |
 *
 * @throws EnvironmentProblems
 */
export function readHttpSettings(
  variables: Readonly<Record<string, string | undefined>>,
): HttpSettings {
  const limit = variables['REQUESTS_PER_MINUTE']?.trim() ?? '';
  if (limit !== '' && !/^\d{1,9}$/.test(limit)) {
    throw new EnvironmentProblems([
      `REQUESTS_PER_MINUTE is "${limit}"; write a whole number, 0 for no limit.`,
    ]);
  }
  const lines = variables['LOG_REQUESTS']?.trim() ?? '';
  if (!['', '0', '1'].includes(lines)) {
    throw new EnvironmentProblems([`LOG_REQUESTS is "${lines}"; write 1 or 0.`]);
  }
  const proxies = (variables['TRUSTED_PROXIES'] ?? '').split(',').map((each) => each.trim());
  return {
    requestsPerMinute: limit === '' ? REQUESTS_PER_MINUTE : parseInt(limit, 10),
    logRequests: lines === '1',
    trustedProxies: proxies.filter((each) => each !== ''),
  };
}
