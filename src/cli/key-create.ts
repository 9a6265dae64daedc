import { makeKey } from '../identity/access-changes.ts';
import { isSide } from '../identity/grant.ts';
import type { ScopeLists } from '../identity/grant.ts';
import { limitsOf } from '../identity/grant-list.ts';
import { OPERATOR_ID } from '../identity/operator.ts';
import { ALL_ROLES, isRole } from '../identity/permissions.ts';
import type { Role } from '../identity/permissions.ts';
import { parseInstant, systemClock } from '../kernel/clock.ts';
import { NO_COUNTRY, parseCountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { Command, Given } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';
import { withDatabase } from './database.ts';

/** Makes a key as the operator: the way to the first one of a real book. */
export const keyCreate: Command = {
  usage: 'key create --role ROLE --name NAME',
  help: [
    `--role ROLE        what it may do; again for more: ${ALL_ROLES.join(', ')}`,
    '--name NAME        whom it is for',
    '--person           for a person; else for a machine',
    '--country XX       limits it to a country; again for more',
    '--side SIDE        limits it to japan or partner; a co-chair needs one',
    '--organisation ID  limits it to a participant (00-…); again for more',
    '--project ID       limits it to a project (KZ-…); again for more',
    '--expires INSTANT  when it ceases to work, such as 2027-01-01T00:00:00Z',
  ],
  options: {
    role: { type: 'string', multiple: true },
    name: { type: 'string' },
    person: { type: 'boolean' },
    country: { type: 'string', multiple: true },
    side: { type: 'string' },
    organisation: { type: 'string', multiple: true },
    project: { type: 'string', multiple: true },
    expires: { type: 'string' },
  },
  positionals: [0, 0],
  async run(given, terminal) {
    const roles = rolesIn(given);
    const name = required(given, 'name');
    const countries = given.texts('country').map(parseCountryCode);
    const expires = given.text('expires');
    const limits = limitsIn(given, countries);
    if (roles.includes('joint-committee-co-chair') && limits.side === null) {
      throw new UsageProblem('--side is missing: a co-chair signs for japan or for partner');
    }
    const wish = {
      holder: { name, kind: given.flag('person') ? 'person' : 'machine', demonstration: false },
      roles,
      ...limits,
      expiresAt: expires === undefined ? null : parseInstant(expires),
    } as const;
    const { key, text } = await withDatabase(terminal, ({ postingPool }) =>
      makeKey(
        { pool: postingPool, clock: systemClock },
        { principalId: OPERATOR_ID, request: null },
        wish,
      ),
    );
    terminal.say(`Made key ${publicId(NO_COUNTRY, key.id)} for ${name} (${roles.join(', ')}).`);
    terminal.say('It is shown this once; nobody can read it again:');
    terminal.out(text ?? '');
    return EXIT.done;
  },
};

function limitsIn(given: Given, countries: readonly string[]): ScopeLists {
  const side = given.text('side');
  if (side !== undefined && !isSide(side)) throw new UsageProblem('--side is japan or partner');
  const organisations = given.texts('organisation');
  const projects = given.texts('project');
  return limitsOf({
    ...(countries.length === 0 ? {} : { countries }),
    ...(side === undefined ? {} : { side }),
    ...(organisations.length === 0 ? {} : { organisations }),
    ...(projects.length === 0 ? {} : { projects }),
  });
}

function rolesIn(given: Given): readonly Role[] {
  const asked = given.texts('role');
  if (asked.length === 0) throw new UsageProblem('--role is missing');
  const unknown = asked.find((role) => !isRole(role));
  if (unknown !== undefined) {
    throw new UsageProblem(`there is no role ${unknown}; there are ${ALL_ROLES.join(', ')}`);
  }
  return [...new Set(asked.filter(isRole))];
}
