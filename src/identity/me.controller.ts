import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import { ProblemResponses } from '../http/act-response.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { identityErrors } from './errors.ts';
import { listsOfScope } from './grant.ts';
import type { Principal } from './principal.ts';
import { SignedIn, WhileSettingUp } from './permit.ts';
import { Sessions } from './sessions.service.ts';

export class OwnGrantView {
  @ApiProperty()
  readonly role!: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all countries' })
  readonly countries!: readonly string[] | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null for both sides' })
  readonly side!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all participants' })
  readonly organisations!: readonly string[] | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all projects' })
  readonly projects!: readonly string[] | null;
}

export class MeView {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ enum: ['api-key', 'session', 'access-token'] })
  readonly by!: string;

  @ApiProperty({ type: () => [OwnGrantView], description: 'By way of what it asks with' })
  readonly grants!: readonly OwnGrantView[];

  @ApiProperty({ type: [String] })
  readonly permissions!: readonly string[];

  @ApiProperty({
    description: 'Whether the role must have a second factor and this session has none behind it',
  })
  readonly lacksSecondFactor!: boolean;
}

export class OwnSessionView {
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly id!: string;

  @ApiProperty({ enum: ['api-key', 'identity-provider'] })
  readonly by!: string;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute' })
  readonly lastSeenAt!: string;

  @ApiProperty({ format: 'date-time', description: 'However busy it is' })
  readonly endsAt!: string;

  @ApiProperty({ description: 'Whether it is the one that asks' })
  readonly isThis!: boolean;
}

export class OwnSessionList {
  @ApiProperty({ type: () => [OwnSessionView] })
  readonly items!: readonly OwnSessionView[];

  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

/** Whoever asks, to itself. */
@ApiTags('identity')
@Controller()
@SignedIn()
export class MeController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Get('/v1/me')
  @WhileSettingUp()
  @ApiOperation({ summary: 'Who I am here, and what I may do where' })
  @ApiOkResponse({ type: MeView })
  @ProblemResponses(401)
  me(@Req() request: FastifyRequest): MeView {
    const principal = principalOfRequest(request);
    return {
      id: publicId(NO_COUNTRY, principal.id),
      by: wayOf(principal),
      grants: principal.grants.map(({ role, scope }) => {
        const lists = listsOfScope(scope);
        const organisations = lists.organisations?.map((id) => publicId(NO_COUNTRY, id)) ?? null;
        return { role, ...lists, organisations };
      }),
      permissions: [...principal.permissions].sort(),
      lacksSecondFactor: principal.lacksSecondFactor ?? false,
    };
  }

  @Get('/v1/sessions')
  @ApiOperation({ summary: 'My sessions in browsers that have not ended' })
  @ApiOkResponse({ type: OwnSessionList })
  @ProblemResponses(401)
  async list(@Req() request: FastifyRequest): Promise<OwnSessionList> {
    const principal = principalOfRequest(request);
    const rows = await this.sessions.list(principal.id);
    const items = rows.map((row) => ({
      id: publicId(NO_COUNTRY, row.id),
      by: row.by_key ? 'api-key' : 'identity-provider',
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      endsAt: row.ends_at,
      isThis: row.id === principal.sessionId,
    }));
    return { items, next: null };
  }

  @Post('/v1/sessions/:id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End one of my sessions' })
  @ProblemResponses(400, 401, 404)
  async end(@Param('id') id: string, @Req() request: FastifyRequest): Promise<{ id: string }> {
    const { countryCode, id: sessionId } = parsePublicId(id);
    if (countryCode !== NO_COUNTRY) throw identityErrors.refuse('IDENTITY.SESSION_NOT_FOUND');
    await this.sessions.revoke(principalOfRequest(request).id, sessionId);
    return { id };
  }
}

/** Whoever asks, on a route that is for whoever is signed in. */
export function principalOfRequest({ principal }: FastifyRequest): Principal {
  if (principal === null) throw identityErrors.refuse('IDENTITY.NOT_SIGNED_IN');
  return principal;
}

function wayOf(principal: Principal): string {
  if (principal.keyId !== null) return 'api-key';
  return principal.sessionId ? 'session' : 'access-token';
}
