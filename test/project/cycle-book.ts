import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';

const DECISIONS = '/v1/partner-countries/KZ/joint-committee/decisions';
const JAPAN = { name: '株式会社グリーン', side: 'japan', country: 'JP' };
const PARTNER = { name: '«Жасыл даму» АҚ', side: 'partner', country: 'KZ' };

const SIDES = ['japan', 'partner'] as const;
type Side = (typeof SIDES)[number];

/** The forms without which a registration is not requested. */
export const REQUEST_FORMS = ['Val_Rep', 'Reg_Req', 'MoC', 'SDIP', 'Crd_Allc'] as const;

export interface BookedProject {
  readonly id: string;
  readonly reference: string;
}

/** Projects of Kazakhstan on their way through the cycle, by acts over HTTP alone. */
export class CycleBook {
  private numbers = 0;
  private coChairs: readonly string[] = [];
  /** The number of an approved methodology, in version Ver1.0 of 2025-03-01. */
  methodology = '';

  private constructor(private readonly application: RunningApplication) {}

  /** Opens the book: rules adopted on 2024-01-15, one methodology approved on 2025-03-01. */
  static async open(application: RunningApplication): Promise<CycleBook> {
    const book = new CycleBook(application);
    const roles = ['joint-committee-co-chair'] as const;
    book.coChairs = [await application.makeKey({ roles }), await application.makeKey({ roles })];
    await book.decided([{ type: 'rules', text: 'Rules of implementation' }], '2024-01-15');
    book.methodology = await book.approvedMethodology('2025-03-01');
    return book;
  }

  post(path: string, body: unknown, key?: string | null): Promise<Answered> {
    const officer = this.application.keys['registry-officer'] ?? null;
    return this.application.request('POST', path, { body, key: key === undefined ? officer : key });
  }

  get(path: string): Promise<Answered> {
    return this.application.request('GET', path, { key: null });
  }

  /** A decision of the Joint Committee with its signatures, by default both. */
  async decided(items: readonly object[], decisionOn: string, signatures = 2): Promise<string> {
    const made = await this.post(DECISIONS, {
      mode: 'electronic',
      title: 'Электронное решение',
      decisionOn,
      items,
    });
    expect(made.status).toBe(201);
    await this.sign(made.body.id, SIDES.slice(0, signatures));
    return made.body.id;
  }

  async sign(decision: string, sides: readonly Side[] = SIDES): Promise<void> {
    for (const side of sides) {
      const path = `${DECISIONS}/${decision}/signatures`;
      const signed = await this.post(path, { side }, this.coChairs[SIDES.indexOf(side)] ?? null);
      expect(signed.status).toBe(201);
    }
  }

  private next(): string {
    this.numbers += 1;
    return String(this.numbers).padStart(3, '0');
  }

  /** The number of a methodology of KZ that is approved on a day. */
  async approvedMethodology(approvedOn: string): Promise<string> {
    const number = this.next();
    const proposed = await this.post('/v1/methodologies', {
      country: 'KZ',
      proposalNumber: `KZ_PM${number}`,
      title: 'Электр көліктерін зарядтау',
      scopes: [7],
      proposedOn: '2024-06-01',
      documents: [
        { form: 'PM', title: 'Methodology' },
        { form: 'PMS', title: 'Spreadsheet' },
      ],
    });
    const path = `${proposed.headers.get('location') ?? ''}/transitions`;
    const subject = `KZ_PM${number}`;
    const decisionId = await this.decided([{ type: 'methodology-approval', subject }], approvedOn);
    const approvedNumber = `KZ_AM${number}`;
    for (const step of [
      { to: 'public-input', effectiveOn: '2024-06-05' },
      { to: 'under-consideration', effectiveOn: '2024-07-05' },
      { to: 'approved', decisionId, approvedNumber, formula: 'ev-charging-1' },
    ]) {
      expect(await this.post(path, step)).toMatchObject({ status: 200 });
    }
    return approvedNumber;
  }

  /** A project outside the mechanism, with participants of both sides. */
  async project(more: object = {}): Promise<BookedProject> {
    const reference = `KZ-CYCLE-${this.next()}`;
    const made = await this.post('/v1/partner-countries/KZ/projects', {
      reference,
      title: 'Зарядные станции — アルマトイの充電網',
      mechanism: 'NONE',
      sector: 'transport',
      participants: [JAPAN, PARTNER],
      ...more,
    });
    expect(made.status).toBe(201);
    return { id: made.body.id, reference };
  }

  /** A number of the JCM that no project of this book has yet. */
  freeNumber(): string {
    return `KZ${this.next()}`;
  }

  /** Files a document under a form, and answers its id. */
  async filed(project: BookedProject, form: string): Promise<string> {
    const path = `/v1/projects/${project.id}/documents?form=${form}&title=${form}`;
    const filed = await this.application.request('POST', path, {
      key: this.application.keys['registry-officer'] ?? null,
      body: Buffer.from(`%PDF-1.7\n${form} of ${project.id} ${this.next()}\n%%EOF\n`),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(filed.status).toBe(201);
    return filed.body.id;
  }

  step(project: BookedProject, body: object, key?: string | null): Promise<Answered> {
    return this.post(`/v1/projects/${project.id}/transitions`, body, key);
  }

  /** The body of a step with all that it needs: documents filed, the decision signed. */
  async readyStep(project: BookedProject, from: string, to: string): Promise<object> {
    const [forms, item, more] = this.needsOf(from, to);
    const documentIds: string[] = [];
    for (const form of forms) documentIds.push(await this.filed(project, form));
    if (to === 'validation') {
      const body = { methodology: this.methodology, version: 'Ver1.0' };
      const pinned = await this.post(`/v1/projects/${project.id}/methodologies`, body);
      expect([201, 422]).toContain(pinned.status);
    }
    const decisionOn = DAYS[to] ?? '2025-06-01';
    const text = 'Қосымшалық дәлелденбеген';
    const decisionId =
      item === null
        ? {}
        : {
            decisionId: await this.decided([{ type: item, subject: project.id, text }], decisionOn),
          };
    const effectiveOn = item === null ? { effectiveOn: decisionOn } : {};
    const documents = documentIds.length === 0 ? {} : { documentIds };
    return { to, ...documents, ...decisionId, ...effectiveOn, ...more };
  }

  private needsOf(from: string, to: string): readonly [readonly string[], string | null, object] {
    if (from === 'registered' && to === 'registered') {
      return [['PRC_Req'], 'post-registration-change', {}];
    }
    const creditingPeriod = { startsOn: '2025-07-01', endsOn: '2025-12-31' };
    const needs: Readonly<Record<string, readonly [readonly string[], string | null, object]>> = {
      'pin-submitted': [['PIN'], null, {}],
      'pin-no-objection': [[], 'pin-no-objection', {}],
      'pin-objected': [[], 'pin-objection', {}],
      'pin-withdrawn': [[], null, { reason: 'Жоба тоқтатылды' }],
      'pin-waived': [[], 'pin-exemption', {}],
      validation: [['PDD'], null, { reference: this.freeNumber() }],
      'registration-requested': [REQUEST_FORMS, null, {}],
      'registration-request-withdrawn': [['RW_Req'], null, {}],
      registered: [[], 'project-registration', { creditingPeriod }],
      rejected: [[], 'project-rejection', {}],
      withdrawn: [['PW_Req'], 'project-withdrawal', {}],
      'crediting-ended': [[], null, {}],
    };
    return needs[to] ?? [[], null, {}];
  }

  /** A project that came to stand in a state by the steps that lead there. */
  async projectIn(state: string): Promise<BookedProject> {
    const project = await this.project();
    let from = 'not-begun';
    for (const to of PATHS[state] ?? []) {
      const taken = await this.step(project, await this.readyStep(project, from, to));
      expect({ to, ...taken }).toMatchObject({ to, status: 201, body: { state: to } });
      from = to;
    }
    return project;
  }
}

/** The day of each step, so that they follow each other. */
const DAYS: Readonly<Record<string, string>> = {
  'pin-submitted': '2025-02-01',
  'pin-waived': '2025-02-01',
  'pin-no-objection': '2025-02-20',
  'pin-objected': '2025-02-20',
  'pin-withdrawn': '2025-02-20',
  validation: '2025-04-01',
  'registration-requested': '2025-05-15',
  'registration-request-withdrawn': '2025-05-20',
  registered: '2025-06-01',
  rejected: '2025-06-01',
  withdrawn: '2026-01-10',
  'crediting-ended': '2026-01-10',
};

const TO_VALIDATION = ['pin-submitted', 'pin-no-objection', 'validation'] as const;
const TO_REQUEST = [...TO_VALIDATION, 'registration-requested'] as const;
const TO_REGISTERED = [...TO_REQUEST, 'registered'] as const;

/** One way to each state. */
export const PATHS: Readonly<Record<string, readonly string[]>> = {
  'not-begun': [],
  'pin-submitted': ['pin-submitted'],
  'pin-no-objection': ['pin-submitted', 'pin-no-objection'],
  'pin-objected': ['pin-submitted', 'pin-objected'],
  'pin-withdrawn': ['pin-submitted', 'pin-withdrawn'],
  'pin-waived': ['pin-waived'],
  validation: TO_VALIDATION,
  'registration-requested': TO_REQUEST,
  'registration-request-withdrawn': [...TO_VALIDATION, 'registration-request-withdrawn'],
  registered: TO_REGISTERED,
  rejected: [...TO_REQUEST, 'rejected'],
  withdrawn: [...TO_REGISTERED, 'withdrawn'],
  'crediting-ended': [...TO_REGISTERED, 'crediting-ended'],
};
