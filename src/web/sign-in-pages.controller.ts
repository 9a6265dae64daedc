import { Controller, Get, Inject, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { fieldOf, FormBody, formOf } from '../http/forms.ts';
import { identityErrors } from '../identity/errors.ts';
import { Oidc } from '../identity/oidc.service.ts';
import type { OidcAttempt } from '../identity/oidc.service.ts';
import { Public } from '../identity/permit.ts';
import { isSameOrigin } from '../identity/same-origin.ts';
import { cookieIn, setCookie } from '../identity/session-token.ts';
import { Sessions } from '../identity/sessions.service.ts';
import type { SignedIn } from '../identity/sessions.service.ts';
import { IDENTITY_SETTINGS } from '../identity/settings-token.ts';
import type { IdentitySettings } from '../identity/settings.ts';
import { safePath } from './account.ts';
import { formProblem, seeOther } from './forms.ts';
import type { FormProblem } from './forms.ts';
import { PageFilter } from './page.filter.ts';
import { textsInAnyCase, viewIn } from './page-view.ts';
import { sendOwnPage } from './page.ts';

/** What is remembered while somebody is at the identity provider, and for how long. */
const ATTEMPT_COOKIE = 'jcm_sign_in';
const ATTEMPT_SECONDS = 600;

/** The way in, by key or by identity provider, with a code where one was set up; and the way out. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class SignInPagesController {
  constructor(
    private readonly sessions: Sessions,
    private readonly oidc: Oidc,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/sign-in')
  page(@Query('to') to: unknown, @Res() reply: FastifyReply): void {
    this.#send(reply, 'sign-in', safePath(to), null);
  }

  @Post('/sign-in')
  @FormBody()
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.#requireOwnPage(request);
    const form = formOf(request);
    const to = safePath(fieldOf(form, 'to'));
    try {
      const key = fieldOf(form, 'key') ?? '';
      this.#welcome(reply, await this.sessions.signInByKey(key, request, reply), to);
    } catch (error) {
      this.#send(reply, 'sign-in', to, await formProblem(error, request));
    }
  }

  @Get('/sign-in/code')
  codePage(@Query('to') to: unknown, @Res() reply: FastifyReply): void {
    this.#send(reply, 'sign-in-code', safePath(to), null);
  }

  @Post('/sign-in/code')
  @FormBody()
  async code(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.#requireOwnPage(request);
    const form = formOf(request);
    const to = safePath(fieldOf(form, 'to'));
    try {
      await this.sessions.giveCode(fieldOf(form, 'code') ?? '', request, reply);
      seeOther(reply, to);
    } catch (error) {
      this.#send(reply, 'sign-in-code', to, await formProblem(error, request));
    }
  }

  @Get('/sign-in/oidc')
  async toProvider(
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { address, attempt } = await this.oidc.begin(safePath(to));
    const text = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    this.#remember(request, reply, text);
    seeOther(reply, address);
  }

  @Get('/sign-in/oidc/return')
  async fromProvider(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const attempt = attemptIn(cookieIn(request.headers.cookie, this.#attemptCookie(request)));
    if (attempt === null) throw identityErrors.refuse('IDENTITY.SIGN_IN_AGAIN');
    try {
      const query = request.url.slice(request.url.indexOf('?'));
      const vouched = await this.oidc.finish(query, attempt);
      const by = { ...vouched, apiKeyId: null };
      const signedIn = await this.sessions.begin(by, request, reply);
      this.#remember(request, reply, '');
      this.#welcome(reply, signedIn, safePath(attempt.to));
    } catch (error) {
      this.#remember(request, reply, '');
      this.#send(reply, 'sign-in', safePath(attempt.to), await formProblem(error, request));
    }
  }

  @Post('/sign-out')
  @FormBody()
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.#requireOwnPage(request);
    await this.sessions.signOut(request, reply);
    seeOther(reply, '/');
  }

  #welcome(reply: FastifyReply, { awaitsCode }: SignedIn, to: string): void {
    seeOther(reply, awaitsCode ? `/sign-in/code?to=${encodeURIComponent(to)}` : to);
  }

  #send(reply: FastifyReply, view: string, to: string, problem: FormProblem | null): void {
    const texts = textsInAnyCase(reply.request);
    const content = { to, problem, hasProvider: this.oidc.isConfigured };
    const html = viewIn(texts, this.book, view, texts.t('sign-in.title'), content);
    sendOwnPage(reply, html, problem?.status ?? 200);
  }

  /** Nobody is signed in or out by a page of another site. Refuses IDENTITY.CROSS_SITE. */
  #requireOwnPage(request: FastifyRequest): void {
    if (!isSameOrigin(request, this.settings.publicUrl)) {
      throw identityErrors.refuse('IDENTITY.CROSS_SITE');
    }
  }

  #attemptCookie(request: FastifyRequest): string {
    return request.isSecure ? `__Host-${ATTEMPT_COOKIE}` : ATTEMPT_COOKIE;
  }

  #remember(request: FastifyRequest, reply: FastifyReply, text: string): void {
    const isSecure = request.isSecure;
    const options = { isSecure, seconds: ATTEMPT_SECONDS };
    void reply.header('set-cookie', setCookie(this.#attemptCookie(request), text, options));
  }
}

function attemptIn(cookie: string | null): OidcAttempt | null {
  if (cookie === null || cookie === '') return null;
  try {
    const attempt: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8'));
    const fields = attempt as Partial<Record<keyof OidcAttempt, unknown>>;
    const isWhole = [fields.state, fields.nonce, fields.verifier, fields.to].every(
      (each) => typeof each === 'string' && each !== '',
    );
    return isWhole ? (attempt as OidcAttempt) : null;
  } catch {
    return null;
  }
}
