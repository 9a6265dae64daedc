import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormBody } from '../../http/forms.ts';
import { holds } from '../../identity/grant.ts';
import { Permit } from '../../identity/permit.ts';
import { sideInBody } from '../../identity/scope.ts';
import {
  COMMITTEE_SIDES,
  DECISION_ITEM_TYPES,
  DECISION_MODES,
  type DecisionItem,
} from '../../partner-country/joint-committee.ts';
import {
  DecisionSignatureDto,
  JointCommitteeDecisionDto,
} from '../../partner-country/joint-committee.dto.ts';
import { JointCommitteeReads } from '../../partner-country/joint-committee.reads.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn, type PageWords } from '../language/words.ts';
import { PageFilter } from '../page.filter.ts';
import { fieldOfMoneyCode } from './daily-fields.ts';

/** Decisions of a Joint Committee: submitted by a secretariat, signed by a co-chair of each side. */
@ApiExcludeController()
@Controller('/countries/:iso2')
@UseFilters(PageFilter)
export class DecisionFormsController {
  constructor(
    private readonly countries: PartnerCountryReads,
    private readonly decisions: JointCommitteeReads,
    private readonly forms: ActForms,
  ) {}

  @Get('submit-decision')
  @Permit('joint-committee.submit')
  async submitForm(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#submission(iso2, request));
  }

  @Post('submit-decision')
  @Permit('joint-committee.submit')
  @FormBody()
  async submit(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#submission(iso2, request));
  }

  /** For which side stands in the form; before it is sent, whoever may sign for any may see it. */
  @Get('decisions/:id/sign')
  @Permit('joint-committee.sign')
  async signForm(
    @Param('iso2') iso2: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, side } = await this.#signature(iso2, id, request);
    this.forms.show(reply, form, side === null ? {} : { side });
  }

  @Post('decisions/:id/sign')
  @Permit('joint-committee.sign', sideInBody)
  @FormBody()
  async sign(
    @Param('iso2') iso2: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, (await this.#signature(iso2, id, request)).form);
  }

  async #signature(
    iso2: string,
    id: string,
    request: FastifyRequest,
  ): Promise<{ readonly form: ActForm; readonly side: string | null }> {
    const decision = await this.decisions.detail(iso2, id);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    const sides = ownSides(request);
    const form: ActForm = {
      language,
      title: t('sign.title'),
      lead: t('sign.lead'),
      path: [
        ...decisionPath(t, iso2),
        { label: decision.title, address: `/countries/${iso2}/decisions/${id}` },
      ],
      action: `/countries/${iso2}/decisions/${id}/sign`,
      facts: [
        { label: t('field.decision'), value: decision.title },
        { label: t('field.decided-on'), value: display.day(decision.decisionOn) },
        {
          label: t('decision.items'),
          value: (decision.items as readonly DecisionItem[]).map(({ type, subject, outcome }) =>
            [t.code(`item.${type}`), subject, outcome].filter((each) => each).join(', '),
          ),
        },
        {
          label: t('decision.signed-by'),
          value:
            decision.signatures.length === 0
              ? t('page.none')
              : decision.signatures.map(({ side }) => t.code(`side.${side}`)),
        },
      ],
      fields: [
        {
          kind: 'choice',
          name: 'side',
          label: t('sign.side'),
          required: true,
          choices: sides.map((value) => ({ value, label: t.code(`side.${value}`) })),
        },
      ],
      warning: t('sign.warning'),
      verb: t('sign.verb'),
      bodyClass: DecisionSignatureDto,
      act: { kind: 'decision-signature', subject: id },
      fieldOfCode: fieldOfMoneyCode,
      summary: ({ side, decisionStatus, effectiveOn }) => [
        { label: t('sign.side'), value: t.code(`side.${String(side)}`) },
        { label: t('sign.then'), value: t.code(`decision-status.${String(decisionStatus)}`) },
        ...(typeof effectiveOn === 'string'
          ? [{ label: t('field.effective-on'), value: display.day(effectiveOn) }]
          : []),
      ],
      receipt: (answer) => `/acts/${String(answer['id'])}`,
    };
    return { form, side: sides.length === 1 ? (sides[0] ?? null) : null };
  }

  async #submission(iso2: string, request: FastifyRequest): Promise<ActForm> {
    const country = await this.countries.requirePartner(iso2);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    const choices = (group: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: t.code(`${group}.${value}`) }));
    return {
      language,
      title: t('submit.title'),
      lead: t('submit.lead'),
      path: decisionPath(t, country),
      action: `/countries/${country}/submit-decision`,
      fields: [
        { kind: 'text', name: 'title', label: t('field.title'), maxLength: 300, required: true },
        {
          kind: 'choice',
          name: 'mode',
          label: t('submit.mode'),
          required: true,
          choices: choices('mode', DECISION_MODES),
        },
        { kind: 'day', name: 'decisionOn', label: t('field.decided-on'), required: true },
        {
          kind: 'rows',
          name: 'items',
          label: t('decision.items'),
          hint: t('submit.items-hint'),
          required: true,
          columns: [
            {
              kind: 'choice',
              name: 'type',
              label: t('submit.type'),
              required: true,
              choices: choices('item', DECISION_ITEM_TYPES),
            },
            { kind: 'text', name: 'subject', label: t('submit.subject'), maxLength: 80 },
            { kind: 'text', name: 'text', label: t('submit.text'), maxLength: 4000 },
          ],
        },
        { kind: 'text', name: 'source', label: t('field.source'), maxLength: 1000 },
      ],
      verb: t('submit.verb'),
      bodyClass: JointCommitteeDecisionDto,
      act: { kind: 'joint-committee-decision', country },
      summary: ({ decisionOn, decisionStatus }) => [
        { label: t('field.decided-on'), value: display.day(String(decisionOn)) },
        { label: t('sign.then'), value: t.code(`decision-status.${String(decisionStatus)}`) },
      ],
      receipt: (answer) => `/acts/${String(answer['id'])}`,
    };
  }
}

function decisionPath(t: PageWords, country: string) {
  return [
    { label: country, address: `/countries/${country}` },
    { label: t('nav.decisions'), address: `/countries/${country}/decisions` },
  ];
}

/** The sides for which whoever asks may sign at all. */
function ownSides({ principal }: FastifyRequest): readonly string[] {
  const signing = (principal?.grants ?? []).filter((grant) => holds(grant, 'joint-committee.sign'));
  return COMMITTEE_SIDES.filter((side) =>
    signing.some(({ scope }) => scope.side === null || scope.side === side),
  );
}
