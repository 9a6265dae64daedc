import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileCallOf } from '../http/act-call.ts';
import { httpErrors } from '../http/errors.ts';
import { rawBodyOf } from '../http/raw-body.ts';
import { sha256Hex } from '../kernel/canonical-json.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { JsonObject } from '../ledger/act.ts';
import { Acts } from '../ledger/acts.service.ts';
import { reductionsByMethodology, wholeRow, type GivenRow } from './acts/activity-data.ts';
import {
  faultsByLine,
  readActivityFile,
  refuseFile,
  type ReadActivityFile,
} from './activity-file.ts';
import type { ActivityTrialView } from './monitoring.answers.ts';
import { MonitoringReads } from './monitoring.reads.ts';
import { pinnedMethodology } from './project-facts.ts';

/** A file of activity data holds this many bytes at most: as much as any body. */
const BYTES_AT_MOST = 1024 * 1024;

/** Tries activity data out, and takes them as files. */
@Injectable()
export class ActivityFiles {
  constructor(
    private readonly reads: MonitoringReads,
    private readonly acts: Acts,
  ) {}

  /** Reads a file and enters its rows. Faults name the lines; then nothing is kept. */
  async enter(
    report: string,
    methodology: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<JsonObject> {
    // Whoever forgot the key learns it before the file has travelled.
    fileCallOf(request, reply, null);
    const bytes = await received(rawBodyOf(request));
    const file = await fileOf(bytes);
    if (file.faults.length > 0) throw refuseFile(file.faults);
    const call = fileCallOf(request, reply, { methodology, sha256: sha256Hex(bytes) });
    const body = { methodology, rows: file.rows, expectedVersion: call.expectedVersion };
    try {
      return await this.acts.submit(call, { kind: 'activity-data', subject: report, body });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'MONITORING.ROWS_REFUSED') throw error;
      throw refuseFile(faultsByLine(error, file.lines));
    }
  }

  /** What a file would come to. */
  async tryFile(
    report: string,
    methodology: string | null,
    request: FastifyRequest,
  ): Promise<ActivityTrialView> {
    const file = await fileOf(await received(rawBodyOf(request)));
    return this.trial(report, methodology, file);
  }

  /** What rows would come to. */
  tryRows(
    report: string,
    methodology: string | null,
    rows: readonly GivenRow[],
  ): Promise<ActivityTrialView> {
    const lines = rows.map((_, at) => at + 1);
    return this.trial(report, methodology, { rows, lines, faults: [] });
  }

  private async trial(
    text: string,
    methodology: string | null,
    { rows, lines, faults }: ReadActivityFile,
  ): Promise<ActivityTrialView> {
    const report = await this.reads.report(text);
    const facts = await this.reads.factsOf(report.countryCode, report.record.project);
    const pinned = pinnedMethodology(facts, methodology);
    if (pinned instanceof Refusal) throw pinned;
    const nothing = { rows: rows.length, warnings: [], vintages: [] };
    if (faults.length > 0) return { ...nothing, errors: faults };
    const whole = rows.map(wholeRow);
    const reductions = reductionsByMethodology(report.countryCode, report, pinned, whole);
    if (!(reductions instanceof Refusal)) return { rows: rows.length, errors: [], ...reductions };
    if (reductions.code !== 'MONITORING.ROWS_REFUSED') throw reductions;
    return { ...nothing, errors: faultsByLine(reductions, lines) };
  }
}

async function fileOf(bytes: Buffer): Promise<ReadActivityFile> {
  const file = await readActivityFile(bytes);
  if (file instanceof Refusal) throw file;
  return file;
}

/** Refuses HTTP.BODY_TOO_LARGE as soon as there is too much. */
async function received(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // The stream stays open: it is the connection on which the refusal will be told.
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > BYTES_AT_MOST) break;
    pieces.push(piece);
  }
  if (bytes <= BYTES_AT_MOST) return Buffer.concat(pieces);
  // What is still to come is let go by: unread, it would hold up the connection's next request.
  stream.resume();
  throw httpErrors.refuse('HTTP.BODY_TOO_LARGE');
}
