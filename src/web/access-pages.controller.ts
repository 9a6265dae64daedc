import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { formCallOf } from '../http/act-call.ts';
import type { ActCall } from '../http/act-call.ts';
import { bodyOfForm, fieldOf, FormBody, formOf } from '../http/forms.ts';
import { PageQuery } from '../http/paging.ts';
import { ApiKeyDto } from '../identity/api-keys.dto.ts';
import { ApiKeys } from '../identity/api-keys.service.ts';
import { SIDES } from '../identity/grant.ts';
import { ALL_ROLES } from '../identity/permissions.ts';
import { Permit } from '../identity/permit.ts';
import { GrantDto, IdentityLinkDto, PrincipalDto } from '../identity/principals.dto.ts';
import { Principals } from '../identity/principals.service.ts';
import { SecondFactors } from '../identity/second-factor.service.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { checkedForm, formProblem, seeOther } from './forms.ts';
import type { FormProblem } from './forms.ts';
import { pageLanguage } from './language/page-language.ts';
import { wordsIn } from './language/words.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendOwnPage } from './page.ts';

const GRANT_LISTS = ['countries', 'organisations', 'projects'];

/** Who may do what where, for administrators: principals, grants, keys, links to accounts. */
@ApiExcludeController()
@Controller()
@Permit('identity.administer')
@UseFilters(PageFilter)
export class AccessPagesController {
  constructor(
    private readonly principals: Principals,
    private readonly keys: ApiKeys,
    private readonly factors: SecondFactors,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/access')
  list(@Query() query: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.#list(reply, query, null, {});
  }

  @Post('/access/principals')
  @FormBody()
  async make(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = { ...bodyOfForm(formOf(request), ['name', 'kind']), grants: [] };
    try {
      const checked = await checkedForm<PrincipalDto>(body, PrincipalDto);
      const made = await this.principals.make(callOf(request, reply, body), checked);
      seeOther(reply, `/access/principals/${made.id}`);
    } catch (error) {
      await this.#list(reply, {}, await formProblem(error, request), body);
    }
  }

  @Get('/access/principals/:id')
  principal(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.#principal(reply, id, null, {});
  }

  @Post('/access/principals/:id/grants')
  @FormBody()
  grant(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = bodyOfForm(formOf(request), ['role', 'side'], GRANT_LISTS);
    return this.#change(reply, id, body, async () => {
      const checked = await checkedForm<GrantDto>(body, GrantDto);
      await this.principals.grant(callOf(request, reply, body), id, checked);
    });
  }

  @Post('/access/grants/:id/end')
  @FormBody()
  end(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#change(reply, principalIn(request), {}, async () => {
      await this.principals.end(callOf(request, reply, {}), id);
    });
  }

  @Post('/access/principals/:id/keys')
  @FormBody()
  async makeKey(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = formOf(request);
    const given = bodyOfForm(form, ['expiresAt'], ['roles', 'countries']);
    const body = { ...given, principal: id };
    try {
      const checked = await checkedForm<ApiKeyDto>(body, ApiKeyDto);
      const { text } = await this.keys.make(callOf(request, reply, body), checked);
      // The one page that is no redirect: the key is shown this once, and nobody keeps it.
      this.#send(reply, 'new-key', { principal: id, text });
    } catch (error) {
      await this.#principal(reply, id, await formProblem(error, request), body);
    }
  }

  @Post('/access/keys/:id/revocation')
  @FormBody()
  revoke(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#change(reply, principalIn(request), {}, async () => {
      await this.keys.revoke(callOf(request, reply, {}), id);
    });
  }

  @Post('/access/principals/:id/identities')
  @FormBody()
  link(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = bodyOfForm(formOf(request), ['issuer', 'subject']);
    return this.#change(reply, id, body, async () => {
      const checked = await checkedForm<IdentityLinkDto>(body, IdentityLinkDto);
      await this.principals.link(callOf(request, reply, body), id, checked);
    });
  }

  /** Does it and shows the principal again; or shows it with what was refused. */
  async #change(
    reply: FastifyReply,
    principal: string,
    given: object,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
      seeOther(reply, `/access/principals/${principal}`);
    } catch (error) {
      await this.#principal(reply, principal, await formProblem(error, reply.request), given);
    }
  }

  async #list(
    reply: FastifyReply,
    query: PageQuery,
    problem: FormProblem | null,
    given: object,
  ): Promise<void> {
    const page = await this.principals.list(query);
    const nextAddress = page.next === null ? null : `/access?cursor=${page.next}`;
    const content = { list: page.items, nextAddress, problem, given, key: randomUUID() };
    this.#send(reply, 'access', content, problem?.status);
  }

  async #principal(
    reply: FastifyReply,
    id: string,
    problem: FormProblem | null,
    given: object,
  ): Promise<void> {
    const person = await this.principals.find(id);
    const [keys, links, hasFactor] = await Promise.all([
      this.keys.ofPrincipal(id),
      this.principals.linksOf(id),
      this.factors.isSetUp(parsePublicId(id).id),
    ]);
    const content = {
      person,
      keys,
      links,
      hasFactor,
      t: wordsIn(pageLanguage(reply.request)),
      problem,
      given,
      roles: ALL_ROLES,
      sides: SIDES,
      newKey: () => randomUUID(),
    };
    this.#send(reply, 'access-principal', content, problem?.status);
  }

  #send(reply: FastifyReply, view: string, content: object, status?: number): void {
    const texts = textsFor(reply.request);
    const html = viewIn(texts, this.book, view, texts.t('access.title'), content);
    sendOwnPage(reply, html, status);
  }
}

/** Whose page the form stood on, to go back to. Refuses ID.MALFORMED before anything is done. */
function principalIn(request: FastifyRequest): string {
  const text = fieldOf(formOf(request), 'principal') ?? '';
  const { countryCode, id } = parsePublicId(text);
  return publicId(countryCode, id);
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Parameters<typeof formCallOf>[2]['body'],
): ActCall {
  const idempotencyKey = fieldOf(formOf(request), 'idempotencyKey');
  return formCallOf(request, reply, { body, idempotencyKey });
}
