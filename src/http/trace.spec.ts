import { describe, expect, it } from '@jest/globals';
import { traceOf } from './trace.ts';

const ID = '9f1c2d3e-4b5a-4c6d-8e7f-0123456789ab';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a traceparent', () => {
  it('names the trace, and goes on with this request as its step', () => {
    expect(traceOf(`00-${TRACE}-00f067aa0ba902b7-01`, ID)).toEqual({
      traceId: TRACE,
      traceparent: `00-${TRACE}-8e7f0123456789ab-01`,
    });
  });

  it.each([
    undefined,
    ['two'],
    '',
    `00-${TRACE}-00f067aa0ba902b7`,
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    `00-${TRACE}-00f067aa0ba902b7-01\n{"level":60}`,
  ])('that is none is left alone: %j', (header) => {
    expect(traceOf(header, ID)).toBeNull();
  });
});
