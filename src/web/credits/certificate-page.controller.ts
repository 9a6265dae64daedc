import { Controller, Get, Headers, Inject, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK, ENVIRONMENT } from '../../database/database.module.ts';
import type { Environment } from '../../database/environment.ts';
import type { Book } from '../../database/migrator.ts';
import { publicOrigin } from '../../http/public-origin.ts';
import { Public } from '../../identity/permit.ts';
import { Certificates } from '../../reporting/certificate/certificates.service.ts';
import { qrCode } from '../../reporting/qr-code.ts';
import { PageFilter } from '../page.filter.ts';
import { textsFor, viewIn } from '../page-view.ts';
import { sendPage } from '../page.ts';

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
    const texts = textsFor(request);
    const { t, display } = texts;
    const isRetirement = view.use === 'retirement';
    const title = t(
      isRetirement ? 'certificate.title-retirement' : 'certificate.title-cancellation',
    );
    const government =
      view.side === 'japan' ? t('page.japan') : display.name(certificate.countryNames);
    const content = {
      title,
      view,
      country: display.name(certificate.countryNames),
      address: certificate.address,
      qr: qrCode(certificate.address),
      papers: PAPERS,
      purpose: t.code(`purpose.${view.purpose}`),
      government,
    };
    sendPage(reply, viewIn(texts, this.book, 'certificate', title, content), ifNoneMatch);
  }
}
