import { describe, expect, it } from '@jest/globals';
import { DEFAULT_HTTP_SETTINGS, readHttpSettings } from './settings.ts';

describe('the settings of the edge', () => {
  it('need nothing', () => {
    expect(readHttpSettings({})).toEqual(DEFAULT_HTTP_SETTINGS);
  });

  it('take a limit and the proxies that are believed', () => {
    const given = {
      REQUESTS_PER_MINUTE: '600',
      TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,',
      LOG_REQUESTS: '1',
    };
    expect(readHttpSettings(given)).toEqual({
      requestsPerMinute: 600,
      requestsPerMinutePerKey: 1_200_000,
      trustedProxies: ['10.0.0.1', '10.1.0.0/16'],
      logRequests: true,
    });
  });

  it('say what to write instead', () => {
    expect(() => readHttpSettings({ REQUESTS_PER_MINUTE: 'many' })).toThrow('whole number');
    expect(() => readHttpSettings({ LOG_REQUESTS: 'yes' })).toThrow('write 1 or 0');
  });
});
