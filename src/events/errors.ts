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
  'EVENTS.TOO_MANY_WEBHOOKS': {
    kind: 'conflict',
    title: 'You have as many webhooks as one may have',
    advice: 'Switch one off first; the facts say how many may be on.',
  },
  'EVENTS.WEBHOOK_OFF': {
    kind: 'conflict',
    title: 'This webhook is switched off',
    advice: 'Switch it on again; it goes on where it stopped.',
  },
  'EVENTS.WEBHOOK_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such webhook of yours',
    advice: 'List them at /v1/webhooks; the id begins with 00-.',
  },
});
