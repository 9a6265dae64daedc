import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OneOf, Text } from '../http/fields.ts';
import { Public } from '../identity/permit.ts';
import { LANGUAGES, type Language } from '../reporting/language/language.ts';
import { safePath } from './account.ts';
import { seeOther } from './forms.ts';
import { rememberLanguage } from './language/page-language.ts';
import { PageFilter } from './page.filter.ts';

/** What the choice of a language takes from its address. */
export class LanguageChoiceQuery {
  @OneOf(LANGUAGES, { description: 'The language of pages from now on' })
  readonly choose!: Language;
  @Text({ max: 600, optional: true, description: 'The page to go back to' })
  readonly to?: string;
}

/** Remembers in which language somebody reads. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class LanguagePageController {
  @Get('/language')
  choose(
    @Query() { choose, to }: LanguageChoiceQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    rememberLanguage(reply, choose, request.isSecure);
    seeOther(reply, safePath(to ?? '/'));
  }
}
