import { EnvironmentProblems } from '../database/environment.ts';

/** What the edge takes from outside. */
export interface HttpSettings {
  /** Requests that one address may make in a minute; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Requests that one key or session may make in a minute, from wherever; 0 for no limit. */
  readonly requestsPerMinutePerKey: number;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. Nobody's by default. */
  readonly trustedProxies: readonly string[];
  /** Whether each request gets a line in the log. */
  readonly logRequests: boolean;
}

/** More than one client needs, less than a loop without a pause makes of a server. */
const REQUESTS_PER_MINUTE = 1_200_000;

export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  requestsPerMinute: REQUESTS_PER_MINUTE,
  requestsPerMinutePerKey: REQUESTS_PER_MINUTE,
  trustedProxies: [],
  logRequests: false,
};

/**
 * | variable | default |
 * |---|---|
 * | `REQUESTS_PER_MINUTE` | 1200000 per address; 0 for no limit |
 * | `REQUESTS_PER_MINUTE_PER_KEY` | 1200000 per key or session; 0 for no limit |
 * | `TRUSTED_PROXIES` | none; addresses or networks, with commas between them |
 * | `LOG_REQUESTS` | `0`; `1` for a line per request |
 *
 * @throws EnvironmentProblems
 */
export function readHttpSettings(
  variables: Readonly<Record<string, string | undefined>>,
): HttpSettings {
  const problems: string[] = [];
  const limit = (name: string): number => {
    const text = variables[name]?.trim() ?? '';
    if (/^\d{1,9}$/.test(text)) return parseInt(text, 10);
    if (text !== '') problems.push(`${name} is "${text}"; write a whole number, 0 for no limit.`);
    return REQUESTS_PER_MINUTE;
  };
  const requestsPerMinute = limit('REQUESTS_PER_MINUTE');
  const requestsPerMinutePerKey = limit('REQUESTS_PER_MINUTE_PER_KEY');
  const lines = variables['LOG_REQUESTS']?.trim() ?? '';
  if (!['', '0', '1'].includes(lines)) problems.push(`LOG_REQUESTS is "${lines}"; write 1 or 0.`);
  if (problems.length > 0) throw new EnvironmentProblems(problems);
  const proxies = (variables['TRUSTED_PROXIES'] ?? '').split(',').map((each) => each.trim());
  return {
    requestsPerMinute,
    requestsPerMinutePerKey,
    logRequests: lines === '1',
    trustedProxies: proxies.filter((each) => each !== ''),
  };
}
