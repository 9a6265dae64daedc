import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import qrcode from 'qrcode-generator';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { fieldOf, FormBody, formOf } from '../http/forms.ts';
import { principalOfRequest } from '../identity/me.controller.ts';
import { SignedIn, WhileSettingUp } from '../identity/permit.ts';
import { Principals } from '../identity/principals.service.ts';
import { SecondFactors } from '../identity/second-factor.service.ts';
import { Sessions, sessionOf } from '../identity/sessions.service.ts';
import { IDENTITY_SETTINGS } from '../identity/settings-token.ts';
import type { IdentitySettings } from '../identity/settings.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { formProblem, seeOther } from './forms.ts';
import { pageLanguage } from './language/page-language.ts';
import { wordsIn } from './language/words.ts';
import type { FormProblem } from './forms.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn } from './page-view.ts';
import { sendOwnPage } from './page.ts';

/** Who am I here: grants, sessions, the second factor. */
@ApiExcludeController()
@Controller()
@SignedIn()
@UseFilters(PageFilter)
export class OwnPagesController {
  constructor(
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly principals: Principals,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/me')
  @WhileSettingUp()
  async me(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#me(request, reply, null);
  }

  @Post('/me/sessions/:id/end')
  @FormBody()
  async endSession(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.sessions.revoke(principalOfRequest(request).id, parsePublicId(id).id);
      seeOther(reply, '/me');
    } catch (error) {
      await this.#me(request, reply, await formProblem(error, request));
    }
  }

  @Post('/me/second-factor')
  @WhileSettingUp()
  @FormBody()
  async beginFactor(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const begun = await this.factors.begin(sessionOf(request).id);
      this.#send(reply, 'second-factor', { ...begun, picture: pictureOf(begun.address) });
    } catch (error) {
      await this.#me(request, reply, await formProblem(error, request));
    }
  }

  @Post('/me/second-factor/confirm')
  @WhileSettingUp()
  @FormBody()
  async confirmFactor(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const code = fieldOf(formOf(request), 'code') ?? '';
      const codes = await this.factors.confirm(sessionOf(request).id, code);
      await this.sessions.renew(true, request, reply);
      this.#send(reply, 'recovery-codes', { codes });
    } catch (error) {
      await this.#me(request, reply, await formProblem(error, request));
    }
  }

  @Post('/me/second-factor/remove')
  @FormBody()
  async removeFactor(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { id } = sessionOf(request);
      await this.factors.check(id, fieldOf(formOf(request), 'code') ?? '', request.ip);
      await this.factors.remove(id);
      await this.sessions.renew(false, request, reply);
      seeOther(reply, '/me');
    } catch (error) {
      await this.#me(request, reply, await formProblem(error, request));
    }
  }

  async #me(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: FormProblem | null,
  ): Promise<void> {
    const principal = principalOfRequest(request);
    const [person, sessions, hasFactor] = await Promise.all([
      this.principals.find(publicId(NO_COUNTRY, principal.id)),
      this.sessions.list(principal.id),
      this.factors.isSetUp(principal.id),
    ]);
    const content = {
      problem,
      person,
      permissions: [...principal.permissions].sort(),
      administers: principal.permissions.has('identity.administer'),
      lacksSecondFactor: principal.lacksSecondFactor ?? false,
      t: wordsIn(pageLanguage(request)),
      sessions: sessions.map((one) => ({
        ...one,
        address: `/me/sessions/${publicId(NO_COUNTRY, one.id)}/end`,
        isThis: one.id === principal.sessionId,
      })),
      factor: hasFactor ? 'set-up' : this.settings.secretsKey === null ? 'not-offered' : 'offered',
    };
    this.#send(reply, 'me', content, problem?.status);
  }

  #send(reply: FastifyReply, view: string, content: object, status?: number): void {
    const texts = textsFor(reply.request);
    const html = viewIn(texts, this.book, view, texts.t('page.your-account'), content);
    sendOwnPage(reply, html, status);
  }
}

/** A QR code as an SVG, which the strict policy of pages allows as data. */
function pictureOf(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const svg = code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
