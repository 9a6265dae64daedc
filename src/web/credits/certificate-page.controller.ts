import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK, ENVIRONMENT } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import type { Book } from '../../database/migrator.ts';
import { publicOrigin } from '../../http/public-origin.ts';
import { Public } from '../../identity/permit.ts';
import { Certificates } from '../../reporting/certificate/certificates.service.ts';
import { render } from '../../reporting/html/templates.ts';
import { qrCode } from '../../reporting/qr-code.ts';
import { PageFilter } from '../page.filter.ts';
import { bookOnPage, sendPage } from '../page.ts';
import { PURPOSE_WORDS } from './words.ts';

const PAPERS = [
  { lang: 'en', name: 'English' },
  { lang: 'ja', name: '日本語' },
  { lang: 'kk', name: 'Қазақша' },
  { lang: 'ru', name: 'Русский' },
  { lang: 'fr', name: 'Français' },
] as const;

/** The public page of a certificate: what the code on the paper leads to. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class CertificatePageController {
  constructor(
    private readonly certificates: Certificates,
    @Inject(BOOK) private readonly book: Book,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('/certificates/:id')
  async certificate(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.certificates.view(id);
    const origin = publicOrigin(this.environment.publicUrl, request);
    const certificate = await this.certificates.printable(view, origin);
    const title = `Certificate of ${view.use}`;
    const page = { title, book: bookOnPage(this.book) };
    const content = {
      title,
      view,
      country: certificate.countryNames['en'] ?? view.country,
      address: certificate.address,
      qr: qrCode(certificate.address),
      papers: PAPERS,
      purpose: PURPOSE_WORDS[view.purpose] ?? view.purpose,
    };
    sendPage(reply, render('/web/views/certificate', page, content), ifNoneMatch);
  }
}
