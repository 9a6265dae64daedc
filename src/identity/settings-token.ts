/** How people sign in; an `IdentitySettings`. */
export const IDENTITY_SETTINGS = Symbol('identity settings');
