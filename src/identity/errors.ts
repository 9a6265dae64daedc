import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about who asks and what they may do. They never say whether a key once existed. */
export const identityErrors = defineErrors({
  'IDENTITY.KEY_MISSING': {
    kind: 'unauthenticated',
    title: 'This address needs an API key',
    advice: 'Send the key in a header Authorization: Bearer jcm_….',
  },
  'IDENTITY.KEY_NOT_ACCEPTED': {
    kind: 'unauthenticated',
    title: 'The API key is not accepted',
    advice:
      'Check that it was copied whole and has neither expired nor been revoked; an administrator ' +
      'can make a new one.',
  },
  'IDENTITY.NOT_PERMITTED': {
    kind: 'forbidden',
    title: 'The roles of this key do not permit this',
    advice: 'The facts name the permission; ask an administrator for a role that has it.',
  },
  'IDENTITY.OTHER_COUNTRY': {
    kind: 'forbidden',
    title: 'This key is for other countries',
    advice: 'The facts say which countries the key is for; use another key.',
  },
  'IDENTITY.OUT_OF_SCOPE': {
    kind: 'forbidden',
    title: 'This is outside what the grant is limited to',
    advice:
      'The facts name the dimension: a side, an organisation or a project. Ask whoever acts for it, ' +
      'or an administrator for a grant that reaches it.',
  },
  'IDENTITY.SCOPE_MISSING': {
    kind: 'refused',
    title: 'This role is given for something in particular',
    advice:
      'A co-chair is of one side and one country; a project participant and a third-party entity ' +
      'act for organisations or in projects. Name them.',
  },
  'IDENTITY.WIDER_THAN_GRANTED': {
    kind: 'refused',
    title: 'A key cannot do more than its principal may',
    advice: 'Give the principal a grant first, or limit the key to what it may do already.',
  },
  'IDENTITY.NOT_SIGNED_IN': {
    kind: 'unauthenticated',
    title: 'This is for whoever is signed in',
    advice: 'Sign in at /sign-in, or send an API key.',
  },
  'IDENTITY.SIGN_IN_AGAIN': {
    kind: 'unauthenticated',
    title: 'The sign-in took too long, or was tried too often',
    advice: 'Begin again at /sign-in.',
  },
  'IDENTITY.CROSS_SITE': {
    kind: 'forbidden',
    title: 'The request did not come from a page of this site',
    advice:
      'Use the pages here; a program sends an API key instead of a cookie. A proxy must pass the ' +
      'headers Host, Origin and Sec-Fetch-Site on, or PUBLIC_URL must say the address.',
  },
  'IDENTITY.SESSION_NOT_FOUND': {
    kind: 'absent',
    title: 'You have no such session',
    advice: 'List your sessions at /v1/sessions.',
  },
  'IDENTITY.SECOND_FACTOR_NOT_OFFERED': {
    kind: 'refused',
    title: 'This installation offers no second factor',
    advice: 'The operator sets SECRETS_KEY first.',
  },
  'IDENTITY.SECOND_FACTOR_SET_UP': {
    kind: 'conflict',
    title: 'A second factor is set up already',
    advice: 'Remove it first, with a code.',
  },
  'IDENTITY.SECOND_FACTOR_DEMANDED': {
    kind: 'forbidden',
    title: 'Your role must have a second factor, and this session has none behind it',
    advice:
      'Set up an authenticator application at /me; where you have one, sign out and sign in again with ' +
      'its code. An API key of a program is not concerned.',
  },
  'IDENTITY.SECOND_FACTOR_NOT_SET_UP': {
    kind: 'conflict',
    title: 'There is no second factor to take away',
    advice: 'Nothing needs doing.',
  },
  'IDENTITY.OWN_SECOND_FACTOR': {
    kind: 'forbidden',
    title: 'Nobody resets their own second factor',
    advice:
      'Remove it at /me with a code or a recovery code; or ask another administrator, or the operator at ' +
      'the command line.',
  },
  'IDENTITY.SESSION_NEEDED': {
    kind: 'forbidden',
    title: 'A second factor is set up and removed in a browser, not with an API key',
    advice: 'Sign in at /sign-in and go to /me.',
  },
  'IDENTITY.CODE_NOT_ACCEPTED': {
    kind: 'unauthenticated',
    title: 'The code is not accepted',
    advice: 'A code works once, for about a minute; wait for the next, or use a recovery code.',
  },
  'IDENTITY.TOO_MANY_CODES': {
    kind: 'too-many',
    title: 'Too many codes were wrong',
    advice: 'Wait for the time given in Retry-After.',
  },
  'IDENTITY.PROVIDER_NOT_CONFIGURED': {
    kind: 'absent',
    title: 'Nobody signs in here by an identity provider',
    advice: 'Sign in with an API key, or ask the operator to set OIDC_ISSUER.',
  },
  'IDENTITY.PROVIDER_REFUSED': {
    kind: 'unauthenticated',
    title: 'The identity provider did not vouch for you',
    advice: 'Begin again at /sign-in; if it happens again, tell the operator.',
  },
  'IDENTITY.PROVIDER_UNAVAILABLE': {
    kind: 'unavailable',
    title: 'The identity provider does not answer',
    advice: 'Try again in a moment, or sign in with an API key.',
  },
  'IDENTITY.LINK_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such link to an account',
    advice: 'Read the principal at /v1/principals/{id}; it lists its links.',
  },
  'IDENTITY.NOT_LINKED': {
    kind: 'forbidden',
    title: 'The identity provider knows you, but this registry does not',
    advice: 'Ask an administrator to link your account; the facts say what to give them.',
  },
  'IDENTITY.LINKED_ALREADY': {
    kind: 'conflict',
    title: 'This account is linked to a principal already',
    advice: 'Unlink it first.',
  },
  'IDENTITY.GRANT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such grant',
    advice: 'Read the principal at /v1/principals/{id}; it lists its grants.',
  },
  'IDENTITY.GRANT_ALREADY_ENDED': {
    kind: 'conflict',
    title: 'This grant has already ended',
    advice: 'Nothing needs doing.',
  },
  'IDENTITY.KEY_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such API key',
    advice: 'List the keys at /v1/api-keys; the id begins with 00-.',
  },
  'IDENTITY.KEY_ALREADY_REVOKED': {
    kind: 'conflict',
    title: 'This API key is already revoked',
    advice: 'Nothing needs doing.',
  },
  'IDENTITY.PRINCIPAL_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such principal',
    advice: 'Take the id from the list of keys, or leave it out to make a new principal.',
  },
  'IDENTITY.EXPIRY_NOT_AHEAD': {
    kind: 'refused',
    title: 'The key would expire before it could be used',
    advice: 'Give a moment in the future, or leave `expiresAt` out.',
  },
});
