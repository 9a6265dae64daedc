import { describe, expect, it } from '@jest/globals';
import { RequestLimit } from './request-limit.ts';

describe('the limit of requests', () => {
  it('refuses one address beyond it, says for how long, and lets others pass', () => {
    let now = 0;
    const limit = new RequestLimit(3, () => now);
    for (let each = 0; each < 3; each += 1) limit.count('10.0.0.1');
    now = 15_000;
    expect(() => limit.count('10.0.0.1')).toThrow(
      expect.objectContaining({
        code: 'HTTP.TOO_MANY_REQUESTS',
        facts: { atMost: 3, retryAfterSeconds: 45 },
      }),
    );
    expect(() => limit.count('10.0.0.2')).not.toThrow();
    now = 60_000;
    expect(() => limit.count('10.0.0.1')).not.toThrow();
  });
});
