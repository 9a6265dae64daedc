import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';

/** A project that went through the whole cycle, with all that its monitoring needs. */
export interface RegisteredProject {
  readonly reference: string;
  readonly id: string;
  /** Numbers of its methodologies. */
  readonly methodologies: readonly string[];
  /** Ids of filed documents, by form. */
  readonly documents: Readonly<Record<string, string>>;
}

/** Every step of the JCM's cycle, taken over the interface, for tests of what comes after it. */
export class CycleBook {
  private methodologyCount = 0;
  private readonly coChairs: Promise<readonly string[]>;

  constructor(private readonly application: RunningApplication) {
    const roles = ['joint-committee-co-chair'] as const;
    this.coChairs = Promise.all([application.makeKey({ roles }), application.makeKey({ roles })]);
  }

  /** The day of the rules, before which nothing is registered. */
  async adoptRules(): Promise<void> {
    const read = await this.application.request('GET', '/v1/partner-countries/KZ');
    const answer = await this.application.request('PATCH', '/v1/partner-countries/KZ', {
      body: { rulesAdoptedOn: '2024-06-01' },
      headers: { 'idempotency-key': 'rules', 'if-match': read.headers.get('etag') ?? '' },
    });
    expect(answer.status).toBe(200);
  }

  async decide(items: readonly object[], decisionOn = '2024-09-01'): Promise<string> {
    const decisions = '/v1/partner-countries/KZ/joint-committee/decisions';
    const given = { mode: 'electronic', title: 'Электронное решение', decisionOn, items };
    const { id } = await this.posted(decisions, given);
    const keys = await this.coChairs;
    for (const [at, side] of ['japan', 'partner'].entries()) {
      await this.posted(`${decisions}/${id}/signatures`, { side }, keys[at]);
    }
    return id;
  }

  /** An approved methodology with a formula; answers its number. */
  async approve(formula: string | null, scopes: readonly number[] = [7]): Promise<string> {
    this.methodologyCount += 1;
    const number = String(this.methodologyCount).padStart(3, '0');
    const { id } = await this.posted('/v1/methodologies', {
      country: 'KZ',
      proposalNumber: `KZ_PM${number}`,
      title: 'Зарядка электромобилей',
      scopes,
      proposedOn: '2024-06-10',
      documents: [
        { form: 'PM', title: 'Әдістеме' },
        { form: 'PMS', title: 'Кесте' },
      ],
    });
    const steps = `/v1/methodologies/${id}/transitions`;
    await this.posted(steps, { to: 'public-input', effectiveOn: '2024-06-12' });
    await this.posted(steps, { to: 'under-consideration', effectiveOn: '2024-07-01' });
    const subject = `KZ_PM${number}`;
    const decisionId = await this.decide([{ type: 'methodology-approval', subject }], '2024-08-01');
    const approvedNumber = `KZ_AM${number}`;
    const given = formula === null ? {} : { formula };
    await this.posted(steps, { to: 'approved', decisionId, approvedNumber, ...given });
    return approvedNumber;
  }

  /** A third-party entity designated to verify in some scopes; answers its id. */
  async designate(
    verificationScopes: readonly number[],
    name = 'ТОО «Верификатор»',
  ): Promise<string> {
    const kind = 'third-party-entity';
    const { id } = await this.posted('/v1/participants', { name, kind, country: 'KZ' });
    const decision = await this.decide([{ type: 'tpe-designation', subject: id }]);
    await this.posted('/v1/partner-countries/KZ/tpe-designations', {
      participant: id,
      verificationScopes,
      decision,
    });
    return id;
  }

  async file(project: string, form: string): Promise<string> {
    const path = `/v1/projects/${project}/documents?form=${form}&title=${form}`;
    const answer = await this.application.request('POST', path, {
      body: Buffer.from(`%PDF-1.7\n${project} ${form}\n%%EOF\n`),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id;
  }

  /** A project in validation. */
  async validated(reference: string, methodologies: readonly string[]): Promise<RegisteredProject> {
    const { id } = await this.posted('/v1/partner-countries/KZ/projects', {
      reference,
      title: 'Зарядные станции — Зарядтау станциялары — 充電網',
      mechanism: 'JCM',
      sector: 'transport',
      startsOn: '2019-12-27',
      participants: [
        { name: '株式会社グリーン', side: 'japan', country: 'JP' },
        { name: '«Жасыл даму» АҚ', side: 'partner', country: 'KZ' },
      ],
    });
    for (const methodology of methodologies) {
      const body = { methodology, version: 'Ver1.0' };
      await this.posted(`/v1/projects/${id}/methodologies`, body);
    }
    const documents: Record<string, string> = {};
    for (const form of FORMS) documents[form] = await this.file(id, form);
    const step = (body: object) => this.posted(`/v1/projects/${id}/transitions`, body);
    const waived = await this.decide([{ type: 'pin-exemption', subject: reference }]);
    await step({ to: 'pin-waived', decisionId: waived });
    await step({
      to: 'validation',
      effectiveOn: '2024-09-02',
      documentIds: [documents['PDD']],
      reference,
    });
    return { reference, id, methodologies, documents };
  }

  /** A project that the Joint Committee has registered. */
  async registered(
    reference: string,
    methodologies: readonly string[],
    creditingPeriod?: { readonly startsOn: string; readonly endsOn: string },
  ): Promise<RegisteredProject> {
    const project = await this.validated(reference, methodologies);
    const { id, documents } = project;
    const step = (body: object) => this.posted(`/v1/projects/${id}/transitions`, body);
    const cited = ['Val_Rep', 'Reg_Req', 'MoC', 'SDIP', 'Crd_Allc'].map((form) => documents[form]);
    await step({ to: 'registration-requested', effectiveOn: '2024-09-03', documentIds: cited });
    const items = [{ type: 'project-registration', subject: reference }];
    const decisionId = await this.decide(items, '2024-10-01');
    await step({ to: 'registered', decisionId, ...(creditingPeriod ? { creditingPeriod } : {}) });
    return project;
  }

  async posted(path: string, body: object, key?: string): Promise<Answered['body']> {
    const answer = await this.application.request('POST', path, {
      body,
      ...(key === undefined ? {} : { key }),
    });
    expect({ path, status: answer.status, body: answer.body }).toMatchObject({
      status: expect.not.stringMatching(/^[45]/),
      body: { status: expect.any(String), id: expect.any(String) },
    });
    expect([200, 201]).toContain(answer.status);
    return answer.body;
  }
}

const FORMS = [
  'PDD',
  'Val_Rep',
  'Reg_Req',
  'MoC',
  'SDIP',
  'Crd_Allc',
  'Imp_Rep',
  'SDIR',
  'Vrf_Rep',
] as const;
