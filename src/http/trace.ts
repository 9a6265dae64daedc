/** A request of a larger whole, as the caller's tracing names it. */
export interface Trace {
  readonly traceId: string;
  /** What to pass on: the same trace, with this request as its latest step. */
  readonly traceparent: string;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;

/**
 * Reads a `traceparent` header; null where it is none. The request's own id becomes the step.
 *
 * @source W3C Trace Context, level 1
 */
export function traceOf(header: unknown, requestId: string): Trace | null {
  const parts = typeof header === 'string' ? TRACEPARENT.exec(header) : null;
  if (parts === null) return null;
  const [, traceId = '', flags = '00'] = parts;
  const step = requestId.replaceAll('-', '').slice(-16);
  return { traceId, traceparent: `00-${traceId}-${step}-${flags}` };
}
