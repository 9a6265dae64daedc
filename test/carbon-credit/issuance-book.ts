import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { CycleBook, type RegisteredProject } from '../monitoring/registered-project.ts';

/** Whole tonnes verified of each calendar year. */
export type Verified = Readonly<Record<number, string>>;

/** First and last day of a monitoring period. */
export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A cell of the vintage × beneficiary table, as it is sent. */
export interface Cell {
  readonly vintage: number;
  readonly beneficiary: string;
  readonly participant?: string;
  readonly tonnes: string;
}

/** A registered project with participants on both sides, and its monitoring reports. */
export interface IssuingProject extends RegisteredProject {
  /** Participants (00-…) that take part, one on each side. */
  readonly japanese: string;
  readonly local: string;
}

/** The way from a registered project to a notified request, over the interface. */
export class IssuanceBook {
  private readonly cycle: CycleBook;
  private charging = '';
  private entity = '';
  private projects = 0;

  constructor(
    readonly application: RunningApplication,
    private readonly given: { readonly startsOn?: string } = {},
  ) {
    this.cycle = new CycleBook(application);
  }

  async open(): Promise<this> {
    await this.cycle.adoptRules();
    this.charging = await this.cycle.approve('ev-charging-1');
    this.entity = await this.cycle.designate([1, 7]);
    return this;
  }

  /** A registered project with one participant on each side. */
  async project(): Promise<IssuingProject> {
    this.projects += 1;
    const reference = `KZ${String(this.projects).padStart(3, '0')}`;
    const project = await this.cycle.registered(reference, [this.charging]);
    if (this.given.startsOn) await this.startsOn(project.id, this.given.startsOn);
    const documents = { ...project.documents };
    for (const form of ['Iss_Req', 'IW_Req']) {
      documents[form] = await this.cycle.file(project.id, form);
    }
    const japanese = await this.takesPart(project.id, `株式会社緑 ${reference}`, 'japan');
    const local = await this.takesPart(project.id, `ТОО «Жасыл ${reference}»`, 'partner');
    return { ...project, documents, japanese, local };
  }

  /** Operates since an earlier day: a new version of its record. */
  private async startsOn(project: string, startsOn: string): Promise<void> {
    const read = await this.get(`/v1/projects/${project}`);
    const answer = await this.application.request('PATCH', `/v1/projects/${project}`, {
      body: { startsOn },
      headers: {
        'idempotency-key': `begins-${project}`,
        'if-match': read.headers.get('etag') ?? '',
      },
    });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  }

  /** An account of a side's registry for a government or a participant; answers its id. */
  async openAccount(side: 'japan' | 'partner', holder: string, label = 'main'): Promise<string> {
    const answer = await this.post('/v1/credit-accounts', { country: 'KZ', side, holder, label });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body.id;
  }

  /** A new participant with a role in a project; answers its id. */
  async takesPart(
    project: string,
    name: string,
    side: 'japan' | 'partner',
    role = 'project-participant',
  ): Promise<string> {
    const country = side === 'japan' ? 'JP' : 'KZ';
    const { id } = await this.cycle.posted('/v1/participants', { name, kind: 'company', country });
    const given = { participant: id, side, role, from: '2024-01-01' };
    await this.cycle.posted(`/v1/projects/${project}/participants`, given);
    return id;
  }

  /**
   * A verified monitoring report, of whole years or of given days of one; the verified figures are as
   * given, the reported ones as they come.
   */
  async verifiedReport(on: IssuingProject, years: Verified, days?: Days): Promise<string> {
    const report = await this.submittedReport(on, years, days);
    await this.verify(on, report, years);
    return report;
  }

  async submittedReport(on: IssuingProject, years: Verified, days?: Days): Promise<string> {
    const known = Object.keys(years);
    const firstDay = days?.firstDay ?? `${known[0]}-01-01`;
    const lastDay = days?.lastDay ?? `${known.at(-1)}-12-31`;
    const opened = await this.cycle.posted(`/v1/projects/${on.id}/monitoring-reports`, {
      firstDay,
      lastDay,
    });
    const path = `/v1/monitoring-reports/${opened.id}`;
    await this.cycle.posted(`${path}/activity-data`, {
      rows: [
        { parameter: 'eta', value: '0.9', unit: '1' },
        { parameter: 'AFEC', value: '18', unit: 'kWh/100 km' },
        { parameter: 'FC', value: '8.0', unit: 'L/100 km' },
        ...known.map((year) => ({
          firstDay: days?.firstDay ?? `${year}-01-01`,
          lastDay: days?.lastDay ?? `${year}-12-31`,
          parameter: 'ED',
          value: '900000',
          unit: 'kWh',
        })),
      ],
    });
    const documents = [on.documents['Imp_Rep'], on.documents['SDIR']];
    await this.cycle.posted(`${path}/submit`, { documents });
    return opened.id;
  }

  async verify(
    on: IssuingProject,
    report: string,
    years: Verified,
    corrects?: string,
  ): Promise<Answered> {
    const answer = await this.application.request(
      'POST',
      `/v1/monitoring-reports/${report}/verify`,
      {
        key: this.application.keys['third-party-entity'] ?? null,
        body: {
          thirdPartyEntity: this.entity,
          verifiedOn: '2026-06-01',
          vintages: Object.entries(years).map(([year, tonnes]) => ({
            vintage: parseInt(year, 10),
            tonnes,
            reason: 'The meter was calibrated again',
          })),
          documents: [on.documents['Vrf_Rep']],
          ...(corrects === undefined ? {} : { corrects }),
        },
      },
    );
    if (corrects === undefined) {
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    }
    return answer;
  }

  ask(monitoringReport: string, on: IssuingProject, more: object = {}): Promise<Answered> {
    return this.post('/v1/issuance-requests', {
      monitoringReport,
      requestedOn: '2026-06-15',
      documents: [on.documents['Iss_Req']],
      ...more,
    });
  }

  /** A request for a verified report; answers its id. */
  async requested(on: IssuingProject, years: Verified, days?: Days): Promise<string> {
    const answer = await this.ask(await this.verifiedReport(on, years, days), on);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body.id;
  }

  /** A decision in effect that notifies a request; amounts per side and vintage as in the table. */
  decide(request: string, cells: readonly Cell[], decisionOn = '2026-07-01'): Promise<string> {
    return this.cycle.decide([this.item(request, cells)], decisionOn);
  }

  item(request: string, cells: readonly Cell[]): object {
    const amounts = new Map<string, { side: string; vintage: number; tonnes: bigint }>();
    for (const { vintage, beneficiary, tonnes } of cells) {
      const side = /^(government-of-japan|japanese)/.test(beneficiary) ? 'japan' : 'partner';
      const known = amounts.get(`${side} ${vintage}`) ?? { side, vintage, tonnes: 0n };
      amounts.set(`${side} ${vintage}`, { ...known, tonnes: known.tonnes + BigInt(tonnes) });
    }
    for (const side of ['japan', 'partner']) {
      if ([...amounts.values()].some((one) => one.side === side)) continue;
      const vintage = cells[0]?.vintage ?? 2025;
      amounts.set(`${side} ${vintage}`, { side, vintage, tonnes: 0n });
    }
    return {
      type: 'issuance',
      subject: request,
      amounts: [...amounts.values()].map((one) => ({ ...one, tonnes: one.tonnes.toString() })),
    };
  }

  /** By another officer than whoever requested. */
  notify(request: string, decisionId: string, credits: readonly Cell[], more: object = {}) {
    const body = { decisionId, credits, ...more };
    const key = this.application.keys['registry-officer'];
    return this.post(`/v1/issuance-requests/${request}/notify`, body, { key });
  }

  /** A request that a decision in effect has notified; answers its id. */
  async notified(
    on: IssuingProject,
    years: Verified,
    cells: readonly Cell[],
    days?: Days,
  ): Promise<string> {
    const request = await this.requested(on, years, days);
    const answer = await this.notify(request, await this.decide(request, cells), cells);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return request;
  }

  post(path: string, body: unknown, more: object = {}): Promise<Answered> {
    return this.application.request('POST', path, { body, ...more });
  }

  get(path: string): Promise<Answered> {
    return this.application.request('GET', path, { key: null });
  }

  /** Steps of the cycle before the issuance, for what tests need beside it. */
  get before(): CycleBook {
    return this.cycle;
  }
}

/** A cell; `participant` where it is not a government. */
export function cell(
  vintage: number,
  beneficiary: string,
  tonnes: string,
  participant?: string,
): Cell {
  return { vintage, beneficiary, tonnes, ...(participant === undefined ? {} : { participant }) };
}
