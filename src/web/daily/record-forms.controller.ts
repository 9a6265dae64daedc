import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { IndicatorReadingDto, ProjectDto } from '../../project/project.dto.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { ProjectReads } from '../../project/project.reads.ts';
import { MECHANISMS, PARTICIPANT_SIDES, PROJECT_STATUSES } from '../../project/project-record.ts';
import { ofProjectOf } from '../../project/scope.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import type { FormField } from '../form/form-field.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn, type PageWords } from '../language/words.ts';
import { PageFilter } from '../page.filter.ts';
import { fieldOfMoneyCode } from './daily-fields.ts';

/** What a registry officer does every day: register a project, and record what was counted of one. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class RecordFormsController {
  constructor(
    private readonly countries: PartnerCountryReads,
    private readonly projects: ProjectReads,
    private readonly forms: ActForms,
  ) {}

  @Get('/countries/:iso2/register-project')
  @Permit('project.register')
  async registerForm(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#project(iso2, request), { mechanism: 'JCM' });
  }

  @Post('/countries/:iso2/register-project')
  @Permit('project.register')
  @FormBody()
  async register(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#project(iso2, request));
  }

  @Get('/indicators/:id/record-reading')
  @Permit('project.measure', ofProjectOf('indicator'))
  async readingForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#reading(id, request));
  }

  @Post('/indicators/:id/record-reading')
  @Permit('project.measure', ofProjectOf('indicator'))
  @FormBody()
  async reading(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#reading(id, request));
  }

  async #project(iso2: string, request: FastifyRequest): Promise<ActForm> {
    const country = await this.countries.requirePartner(iso2);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    return {
      language,
      title: t('register.title'),
      lead: t('register.lead'),
      path: [
        { label: country, address: `/countries/${country}` },
        { label: t('nav.projects'), address: `/countries/${country}/projects` },
      ],
      action: `/countries/${country}/register-project`,
      fields: projectFields(t, country),
      verb: t('register.verb'),
      bodyClass: ProjectDto,
      act: { kind: 'project', country },
      fieldOfCode: fieldOfMoneyCode,
      summary: ({ reference, mechanism }) => [
        { label: t('field.reference'), value: String(reference) },
        { label: t('field.mechanism'), value: t.code(`mechanism.${String(mechanism)}`) },
      ],
      receipt: ({ id }) => `/acts/${String(id)}`,
    };
  }

  async #reading(id: string, request: FastifyRequest): Promise<ActForm> {
    const indicator = await this.projects.indicator(id);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    const country = id.slice(0, 2);
    const latest = indicator.readings.at(-1);
    return {
      language,
      title: t('reading.title'),
      lead: t('reading.lead'),
      path: [
        { label: country, address: `/countries/${country}` },
        ...(indicator.project === null
          ? []
          : [{ label: t('field.project'), address: `/projects/${indicator.project}` }]),
      ],
      action: `/indicators/${id}/record-reading`,
      facts: [
        { label: t('reading.what'), value: `${indicator.name}, ${indicator.place}` },
        {
          label: t('reading.latest'),
          value: latest
            ? `${display.amount(latest.value)} ${indicator.unit}, ${display.day(latest.observedOn)}`
            : t('page.none'),
        },
      ],
      fields: [
        {
          kind: 'text',
          name: 'value',
          label: t('reading.value', { unit: indicator.unit }),
          maxLength: 40,
          required: true,
        },
        { kind: 'day', name: 'observedOn', label: t('reading.observed-on'), required: true },
        sourceField(t),
      ],
      verb: t('reading.verb'),
      bodyClass: IndicatorReadingDto,
      act: { kind: 'indicator-reading', subject: id },
      fieldOfCode: fieldOfMoneyCode,
      summary: ({ value, observedOn }) => [
        {
          label: t('reading.value', { unit: indicator.unit }),
          value: display.amount(String(value)),
        },
        { label: t('reading.observed-on'), value: display.day(String(observedOn)) },
      ],
      receipt: (answer) => `/acts/${String(answer['id'])}`,
    };
  }
}

function sourceField(t: PageWords): FormField {
  return {
    kind: 'text',
    name: 'source',
    label: t('field.source'),
    hint: t('field.source-hint'),
    maxLength: 1000,
  };
}

function projectFields(t: PageWords, country: string): readonly FormField[] {
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t.code(`${group}.${value}`) }));
  return [
    {
      kind: 'text',
      name: 'reference',
      label: t('field.reference'),
      hint: t('register.reference-hint', { country }),
      maxLength: 60,
      required: true,
    },
    { kind: 'text', name: 'title', label: t('field.title'), maxLength: 300, required: true },
    {
      kind: 'choice',
      name: 'mechanism',
      label: t('field.mechanism'),
      required: true,
      choices: choices('mechanism', MECHANISMS),
    },
    { kind: 'text', name: 'sector', label: t('field.sector'), maxLength: 100, required: true },
    {
      kind: 'choice',
      name: 'status',
      label: t('field.status'),
      choices: choices('status', PROJECT_STATUSES),
    },
    {
      kind: 'rows',
      name: 'participants',
      label: t('field.participants'),
      hint: t('register.participants-hint'),
      columns: [
        { kind: 'text', name: 'name', label: t('field.name'), maxLength: 200, required: true },
        {
          kind: 'choice',
          name: 'side',
          label: t('field.side'),
          required: true,
          choices: choices('side', PARTICIPANT_SIDES),
        },
        { kind: 'text', name: 'country', label: t('field.country-code'), maxLength: 2 },
      ],
    },
    {
      kind: 'rows',
      name: 'sites',
      label: t('field.sites'),
      columns: [
        { kind: 'text', name: 'name', label: t('field.place'), maxLength: 200, required: true },
        { kind: 'text', name: 'latitude', label: t('field.latitude'), maxLength: 20 },
        { kind: 'text', name: 'longitude', label: t('field.longitude'), maxLength: 20 },
      ],
    },
    { kind: 'day', name: 'startsOn', label: t('field.starts-on') },
    { kind: 'day', name: 'endsOn', label: t('field.ends-on') },
    {
      kind: 'text',
      name: 'expectedAnnualReduction',
      label: t('field.expected-reduction'),
      maxLength: 30,
    },
    sourceField(t),
  ];
}
