import { defineErrors } from '../kernel/refusal.ts';

/** What the events refuse, and what the reader can do about it. */
export const eventErrors = defineErrors({
  'EVENTS.TARGET_NOT_ALLOWED': {
    kind: 'refused',
    title: 'Events are not sent to this address',
    advice:
      'Give an https address in the public internet, without a name or password in it. The operator can ' +
      'allow private networks with WEBHOOK_PRIVATE_TARGETS=1.',
  },
  'EVENTS.WEBHOOK_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such webhook',
    advice: 'List them at /v1/webhooks; the id begins with 00-.',
  },
});
