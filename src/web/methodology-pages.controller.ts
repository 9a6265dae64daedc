import { Controller, Get, Headers, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Public } from '../identity/permit.ts';
import { Refusal } from '../kernel/refusal.ts';
import { FORMULAS, formulaOf } from '../methodology/formulas/all.ts';
import { calculate } from '../methodology/formulas/calculate.ts';
import type { Formula } from '../methodology/formulas/formula.ts';
import { METHODOLOGY_STATES } from '../methodology/methodology-cycle.ts';
import type { MethodologyQuery } from '../methodology/methodology.dto.ts';
import { MethodologyReads } from '../methodology/methodology.reads.ts';
import { calculateByVersion } from '../methodology/version-calculation.ts';
import { filled, MethodologyListQuery, pageAddress } from './directory.dto.ts';
import { DirectoryReads } from './directory.reads.ts';
import { exampleAddress, tryFormula, type Trial } from './formula-trial.ts';
import { PageFilter } from './page.filter.ts';
import { textsFor, viewIn, type PageTexts } from './page-view.ts';
import { sendPage } from './page.ts';

type Typed = Readonly<Record<string, unknown>>;

/** Methodologies, and the formulas by which they compute: explained, and to be tried. */
@ApiExcludeController()
@Controller()
@Public()
@UseFilters(PageFilter)
export class MethodologyPagesController {
  constructor(
    private readonly methodologies: MethodologyReads,
    private readonly directory: DirectoryReads,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/methodologies')
  async list(
    @Query() asked: MethodologyListQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = filled(asked);
    const [list, partners] = await Promise.all([
      this.methodologies.list(query as MethodologyQuery),
      this.directory.partners(),
    ]);
    const texts = textsFor(reply.request);
    const content = {
      ...{ list, query, states: METHODOLOGY_STATES, formulas: FORMULAS },
      partners: named(partners, texts),
      nextAddress: list.next === null ? null : pageAddress('/methodologies', query, list.next),
      firstAddress: query.cursor === undefined ? null : pageAddress('/methodologies', query, null),
    };
    this.send(reply, 'methodologies', texts.t('nav.methodologies'), content, ifNoneMatch);
  }

  /** By id or by number: KZ_AM001, KZ_PM001. */
  @Get('/methodologies/:id')
  async methodology(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const methodology = await this.methodologies.detail(id);
    const number = methodology.approvedNumber ?? methodology.proposalNumber;
    const title = `${number}: ${methodology.title}`;
    this.send(reply, 'methodology', title, { methodology, number }, ifNoneMatch);
  }

  @Get('/methodologies/:id/versions/:version')
  async version(
    @Param('id') id: string,
    @Param('version') text: string,
    @Query() given: Typed,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { methodology, version } = await this.methodologies.version(id, text);
    const number = methodology.approvedNumber ?? methodology.proposalNumber;
    const country = version.countryCode;
    const formula = version.formula === null ? null : found(version.formula);
    const path = `/methodologies/${number}/versions/${version.version}`;
    const trial =
      formula &&
      tryFormula(formula, given, (inputs) => calculateByVersion({ ...version, country }, inputs));
    const content = {
      ...{ methodology, version, number, formula, trial, path, country },
      fixed: version.factors,
      examples: formula && examplesOf(formula, path, null),
    };
    const title = `${number} ${version.version}: ${methodology.title}`;
    this.send(reply, 'methodology-version', title, content, ifNoneMatch, trial);
  }

  @Get('/formulas/:code')
  async formula(
    @Param('code') code: string,
    @Query() given: Typed,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const formula = found(code);
    const partners = await this.directory.partners();
    const country = partners.find(({ iso2 }) => iso2 === given['country'])?.iso2;
    const trial = tryFormula(formula, given, (inputs) =>
      calculate(formula, inputs, country === undefined ? {} : { country }),
    );
    const path = `/formulas/${formula.code}`;
    const examples = examplesOf(formula, path, partners);
    const choice = named(partners, textsFor(reply.request));
    const content = { formula, trial, path, country, partners: choice, fixed: {}, examples };
    this.send(reply, 'formula', formula.title, content, ifNoneMatch, trial);
  }

  private send(
    reply: FastifyReply,
    view: string,
    title: string,
    content: object,
    ifNoneMatch: string | undefined,
    trial: Trial | null = null,
  ): void {
    const texts = textsFor(reply.request);
    const status = (trial?.faults.length ?? 0) > 0 ? 422 : 200;
    sendPage(reply, viewIn(texts, this.book, view, title, content), ifNoneMatch, status);
  }
}

/** Partners by their names in a language, in its order. */
function named(
  partners: readonly { readonly iso2: string; readonly names: Readonly<Record<string, string>> }[],
  { display }: PageTexts,
) {
  return partners
    .map(({ iso2, names }) => ({ iso2, name: display.name(names) }))
    .sort((one, other) => one.name.localeCompare(other.name, display.language));
}

function found(code: string): Formula {
  const formula = formulaOf(code);
  if (formula instanceof Refusal) throw formula;
  return formula;
}

/** The worked examples, each with an address that computes it again where nothing stands in the way. */
function examplesOf(
  formula: Formula,
  path: string,
  partners: readonly { readonly iso2: string }[] | null,
) {
  return formula.examples.map((example) => {
    const isPlain = example.factors === undefined;
    const country = partners === null ? undefined : example.country;
    const address = isPlain ? exampleAddress(path, example.inputs, country) : null;
    return { ...example, address };
  });
}
