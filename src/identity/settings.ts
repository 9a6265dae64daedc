import { EnvironmentProblems } from '../database/environment.ts';
import { ALL_ROLES, isRole } from './permissions.ts';
import type { Role } from './permissions.ts';

/** How people sign in, and for how long. */
export interface IdentitySettings {
  /** Where this installation is reached, without a path; null where it is not said. */
  readonly publicUrl: string | null;
  readonly idleMinutes: number;
  readonly sessionHours: number;
  /** 32 bytes that seal secrets in the database; null where second factors are not offered. */
  readonly secretsKey: Buffer | null;
  /** Roles whose holders must have a second factor to act by a session. */
  readonly secondFactorRoles: readonly Role[];
  readonly oidc: OidcSettings | null;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** What access tokens of machines must be meant for; null where none are taken. */
  readonly audience: string | null;
  /** What the scope of such a token must hold. */
  readonly scope: string;
  /** The claim in which the provider names the principal; null where an administrator links. */
  readonly principalClaim: string | null;
}

export const DEFAULT_IDENTITY_SETTINGS: IdentitySettings = {
  publicUrl: null,
  idleMinutes: 30,
  sessionHours: 12,
  secretsKey: null,
  secondFactorRoles: [],
  oidc: null,
};

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * | variable | default |
 * |---|---|
 * | `PUBLIC_URL` | none; needed for sign-in by a provider. With https the cookie is Secure |
 * | `SESSION_IDLE_MINUTES`, `SESSION_HOURS` | 30, 12 |
 * | `SECRETS_KEY` | none: no second factors; 64 hexadecimal digits |
 * | `SECOND_FACTOR_ROLES` | none; roles with commas between them, or `all`; needs `SECRETS_KEY` |
 * | `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` | none: sign-in by key alone |
 * | `OIDC_AUDIENCE`, `OIDC_SCOPE` | no access tokens; `jcm-ledger` |
 * | `OIDC_PRINCIPAL_CLAIM` | none: an administrator links |
 *
 * @throws EnvironmentProblems
 */
export function readIdentitySettings(variables: Variables): IdentitySettings {
  const problems: string[] = [];
  const text = (name: string): string | null => {
    const value = variables[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const whole = (name: string, fallback: number, most: number): number => {
    const given = text(name);
    const value = given === null ? fallback : /^\d{1,6}$/.test(given) ? parseInt(given, 10) : 0;
    if (value >= 1 && value <= most) return value;
    problems.push(`${name} is "${given ?? ''}"; write a whole number from 1 to ${most}.`);
    return fallback;
  };
  const publicUrl = originOf(text('PUBLIC_URL'), problems);
  const secretsKey = keyOf(text('SECRETS_KEY'), problems);
  const settings = {
    publicUrl,
    idleMinutes: whole('SESSION_IDLE_MINUTES', 30, 1_440),
    sessionHours: whole('SESSION_HOURS', 12, 168),
    secretsKey,
    secondFactorRoles: rolesOf(text('SECOND_FACTOR_ROLES'), secretsKey, problems),
    oidc: oidcOf(text, publicUrl, problems),
  };
  if (problems.length > 0) throw new EnvironmentProblems(problems);
  return settings;
}

function originOf(text: string | null, problems: string[]): string | null {
  if (text === null) return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  problems.push(`PUBLIC_URL is "${text}"; write an address such as https://ledger.example.org.`);
  return null;
}

function keyOf(text: string | null, problems: string[]): Buffer | null {
  if (text === null) return null;
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  // Not shown: it is a secret.
  problems.push('SECRETS_KEY is not 64 hexadecimal digits; make one with openssl rand -hex 32.');
  return null;
}

function rolesOf(text: string | null, key: Buffer | null, problems: string[]): readonly Role[] {
  const names =
    text === 'all' ? ALL_ROLES : (text ?? '').split(/[\s,]+/).filter((each) => each !== '');
  const unknown = names.filter((name) => !isRole(name));
  if (unknown.length > 0) {
    problems.push(
      `SECOND_FACTOR_ROLES names "${unknown.join(', ')}"; roles are ${ALL_ROLES.join(', ')}, or write all.`,
    );
  }
  // Else nobody of these roles could ever sign in again.
  if (names.length > 0 && key === null) {
    problems.push('SECRETS_KEY is missing, though SECOND_FACTOR_ROLES demands second factors.');
  }
  return names.filter(isRole);
}

function oidcOf(
  text: (name: string) => string | null,
  publicUrl: string | null,
  problems: string[],
): OidcSettings | null {
  const issuer = text('OIDC_ISSUER');
  if (issuer === null) return null;
  const clientId = text('OIDC_CLIENT_ID');
  if (!URL.canParse(issuer)) problems.push(`OIDC_ISSUER is "${issuer}"; write an https address.`);
  else if (!isSafeIssuer(new URL(issuer))) {
    problems.push(`OIDC_ISSUER is "${issuer}"; a provider is asked over https alone.`);
  }
  if (clientId === null) problems.push('OIDC_CLIENT_ID is missing, though OIDC_ISSUER is set.');
  if (publicUrl === null) {
    problems.push('PUBLIC_URL is missing: the provider sends people back there.');
  }
  return {
    issuer,
    clientId: clientId ?? '',
    clientSecret: text('OIDC_CLIENT_SECRET'),
    audience: text('OIDC_AUDIENCE'),
    scope: text('OIDC_SCOPE') ?? 'jcm-ledger',
    principalClaim: text('OIDC_PRINCIPAL_CLAIM'),
  };
}

/** Over https; or on this machine, for trying out. */
export function isSafeIssuer({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost';
}
