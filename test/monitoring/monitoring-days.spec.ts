import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyActKind } from '../../src/ledger/batch.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { monitoringRoom } from '../../src/monitoring/monitoring.acts.ts';
import { request, tillQueue, tillSettings } from '../ledger/till.ts';
import {
  another,
  application,
  book,
  charging,
  closeMonitoring,
  get,
  nextNumber,
  open,
  opened,
  openMonitoring,
  owner,
  post,
  project,
} from './monitoring-book.ts';

beforeAll(openMonitoring, 60_000);
afterAll(closeMonitoring);

describe('the days of monitoring reports', () => {
  it.each([
    ['2025-12-31', '2025-01-01', 'MONITORING.PERIOD_ENDS_BEFORE_START'],
    ['2020-07-01', '2021-06-30', 'MONITORING.PERIOD_STRADDLES_2020'],
    ['2019-12-26', '2020-12-31', 'MONITORING.PERIOD_BEFORE_OPERATION'],
  ])('from %s to %s are refused with %s', async (firstDay, lastDay, code) => {
    expect(await open(project, firstDay, lastDay)).toMatchObject({ status: 422, body: { code } });
  });

  it('are those of a registered project, and within its crediting period', async () => {
    const waiting = await book.validated(nextNumber(), [charging]);
    expect(await open(waiting, '2025-01-01', '2025-12-31')).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.PROJECT_NOT_REGISTERED', state: 'validation' },
    });
    const of = await another([charging], { startsOn: '2025-01-01', endsOn: '2034-12-31' });
    expect((await open(of, '2024-12-31', '2025-12-31')).body).toMatchObject({
      code: 'MONITORING.PERIOD_OUTSIDE_CREDITING',
      creditingPeriods: [{ firstDay: '2025-01-01', lastDay: '2034-12-31' }],
    });
    await opened(of, '2025-01-01', '2025-12-31');
    await book.posted('/v1/partner-countries/KZ/projects', {
      reference: 'KZ-OUTSIDE',
      title: 'Outside',
      mechanism: 'NONE',
      sector: 'transport',
      status: 'registered',
    });
    const outside = { ...of, reference: 'KZ-OUTSIDE' };
    expect((await open(outside, '2025-01-01', '2025-12-31')).body.code).toBe(
      'MONITORING.PROJECT_NOT_REGISTERED',
    );
    expect((await open({ ...of, reference: 'KZ999' }, '2025-01-01', '2025-12-31')).status).toBe(
      404,
    );
  });

  it('are taken once by one of twenty at the same moment on two queues', async () => {
    const of = await another();
    const kinds = new Map(monitoringRoom.acts.map((kind) => [kind.kind, kind as AnyActKind]));
    const settings = tillSettings({ kinds, constraints: monitoringRoom.constraints });
    const elsewhere = tillQueue(application.database.applicationUrl, { settings });
    const here = application.ledger.app.get(PostingQueue);
    const { rows } = await owner.query('SELECT id FROM principal LIMIT 1');
    const principalId = rows[0].id as string;
    const subjectId = of.id.slice(3);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => {
        const body = {
          firstDay: `2025-01-${String(at + 1).padStart(2, '0')}`,
          lastDay: '2025-06-30',
        };
        const act = request('monitoring-report', body, { subjectId, principalId });
        return (at % 2 === 0 ? here : elsewhere.queue).submit(act);
      }),
    );
    await elsewhere.close();
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set(['MONITORING.PERIOD_OVERLAPS']),
    );
    const { body } = await get(`/v1/projects/${of.reference}/monitoring-reports`);
    expect(body.items).toHaveLength(1);
  });

  it('are given back to the reports of one batch one after the other, the first alone', async () => {
    const of = await another();
    const acts = ['2025-01-01', '2025-03-01', '2025-07-01'].map((firstDay, at) => ({
      kind: 'monitoring-report',
      key: `bulk-${at}`,
      subject: of.id,
      body: { firstDay, lastDay: firstDay === '2025-07-01' ? '2025-12-31' : '2025-06-30' },
    }));
    const { body } = await post('/v1/partner-countries/KZ/acts', { acts }, {});
    const answers = body.answers ?? body.items ?? body;
    expect(answers.map(({ status }: { status: number }) => status)).toEqual([201, 422, 201]);
    expect(answers[1].body.code).toBe('MONITORING.PERIOD_OVERLAPS');
    const [first] = answers;
    expect(answers[1].body.other).toMatchObject({ report: first.body.id, firstDay: '2025-01-01' });
  });

  it('are free again within the very batch that withdraws their report', async () => {
    const of = await another();
    const subject = (await opened(of, '2025-01-01', '2025-06-30')).split('/').pop();
    const open = (key: string, firstDay: string) => ({
      kind: 'monitoring-report',
      key: `${of.reference}-${key}`,
      subject: of.id,
      body: { firstDay, lastDay: '2025-12-31' },
    });
    const withdraw = {
      kind: 'monitoring-withdrawal',
      key: `${of.reference}-withdrawal`,
      subject,
      body: { reason: 'other days' },
    };
    const path = '/v1/partner-countries/KZ/acts';
    const acts = [open('too-early', '2025-06-30'), withdraw, open('then', '2025-06-30')];
    const { body } = await post(path, { acts }, {});
    expect(body.items).toMatchObject([
      { status: 422, body: { code: 'MONITORING.PERIOD_OVERLAPS' } },
      { status: 200 },
      { status: 201 },
    ]);
  });
});
