import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { recordsAt, type RecordVersion } from '../ledger/records.ts';
import type { CadTrustFacts } from './cad-trust.facts.ts';
import type { CountryReport } from './country-report.ts';

const TYPES = [
  'project',
  'project-transition',
  'project-methodology',
  'project-participant',
  'methodology',
  'methodology-version',
  'monitoring-report',
  'verification',
  'issuance-notification',
  'credit-issuance',
  'authorisation',
] as const;

/** Reads what of the mechanism's cycle CAD Trust has tables for, as known at the heads of a report. */
@Injectable()
export class CadTrustReads {
  constructor(private readonly reader: Reader) {}

  async of(report: CountryReport): Promise<CadTrustFacts> {
    const { pool } = this.reader;
    const { effectiveAsOf, knownAsOf } = report.asOf;
    const records = await recordsAt(pool, report.country.iso2, TYPES, {
      effectiveAsOf: effectiveAsOf as CalendarDay,
      size: knownAsOf.size,
    });
    const of = (type: (typeof TYPES)[number]): readonly RecordVersion[] =>
      records.filter((record) => record.type === type);
    const verifications = verificationsOf(of('verification'), of('monitoring-report'));
    const names = await this.#names(
      verifications.map(({ entity }) => entity),
      report.provenance.heads[NO_COUNTRY]?.size ?? 0,
    );
    const pins = of('project-methodology').filter(({ body }) => body['pinned'] !== null);
    return {
      methodologies: methodologiesOf(pins, of('methodology-version'), of('methodology')),
      pins: pins.map(({ id, body, validFrom }) => ({
        id,
        project: textOf(body['project']),
        methodologyVersion: textOf(body['methodologyVersion']),
        pinnedOn: validFrom,
      })),
      validations: validationsOf(of('project-participant'), of('project-transition')),
      verifications: verifications.map(({ entity, ...one }) => ({
        ...one,
        body: names.get(entity) ?? '',
      })),
      issuances: issuancesOf(of('credit-issuance'), of('issuance-notification')),
      authorisations: of('authorisation').map(({ id, body }) => ({
        id,
        name: textOf(body['authorisationId']),
        authorisedOn: textOf(body['authorisedOn']),
      })),
      statusSince: statusSince(of('project'), of('project-transition')),
    };
  }

  /** English names of entities; what they go by where they have none. */
  async #names(ids: readonly string[], size: number): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.reader.pool.query<{ subject_id: string; name: string }>(
      `SELECT DISTINCT ON (subject_id) subject_id,
              coalesce(body->'names'->>'en', body->>'name') AS name
         FROM public.record_version
        WHERE country_code = $1 AND subject_type = 'participant' AND subject_id = ANY($2::uuid[])
          AND audit_sequence < $3
        ORDER BY subject_id, version DESC`,
      [NO_COUNTRY, [...new Set(ids)], size],
    );
    return new Map(rows.map(({ subject_id: id, name }) => [id, name]));
  }
}

function methodologiesOf(
  pins: readonly RecordVersion[],
  versions: readonly RecordVersion[],
  methodologies: readonly RecordVersion[],
): CadTrustFacts['methodologies'] {
  const pinned = new Set(pins.map(({ body }) => body['methodologyVersion']));
  return versions
    .filter(({ id }) => pinned.has(id))
    .flatMap(({ id, body }) => {
      const of = methodologies.find((one) => one.id === body['methodology']);
      if (of === undefined) return [];
      return [
        {
          id,
          code: textOf(of.body['approvedNumber'] ?? of.body['proposalNumber']),
          name: textOf(of.body['title']),
          version: textOf(body['version']),
          approvedOn: textOf(body['approvedOn']),
          scopes: of.body['scopes'] as unknown as readonly number[],
        },
      ];
    });
}

/** States in which a project is validated. */
const VALIDATED = ['registration-requested', 'registered', 'crediting-ended'];

/** A project that asked for registration was validated; by whom, its roles say. */
function validationsOf(
  roles: readonly RecordVersion[],
  transitions: readonly RecordVersion[],
): CadTrustFacts['validations'] {
  return roles
    .filter(({ body }) => body['role'] === 'validating-entity')
    .filter(({ body }) =>
      transitions.some(
        (step) =>
          step.body['project'] === body['project'] && VALIDATED.includes(textOf(step.body['to'])),
      ),
    )
    .map(({ id, body }) => {
      const period = transitions
        .filter((step) => step.body['project'] === body['project'])
        .findLast((step) => step.body['creditingPeriod'] !== null)?.body['creditingPeriod'];
      return {
        id,
        project: textOf(body['project']),
        body: textOf(body['name']),
        creditingPeriod: (period ??
          null) as CadTrustFacts['validations'][number]['creditingPeriod'],
      };
    });
}

/** Of each monitoring report the verification that was known last; none of one that was withdrawn. */
function verificationsOf(
  verifications: readonly RecordVersion[],
  reports: readonly RecordVersion[],
) {
  const last = new Map<string, RecordVersion>();
  for (const one of verifications) {
    const report = textOf(one.body['report']);
    const before = last.get(report);
    if (before === undefined || editionOf(before) < editionOf(one)) last.set(report, one);
  }
  return [...last].flatMap(([report, { id, body }]) => {
    const of = reports.find((one) => one.id === report);
    if (of === undefined || of.body['status'] === 'withdrawn') return [];
    return [
      {
        id,
        project: textOf(of.body['project']),
        entity: textOf(body['thirdPartyEntity']),
        firstDay: textOf(of.body['firstDay']),
        lastDay: textOf(of.body['lastDay']),
      },
    ];
  });
}

const editionOf = ({ body }: RecordVersion): number => body['edition'] as number;

function issuancesOf(
  issuances: readonly RecordVersion[],
  notifications: readonly RecordVersion[],
): CadTrustFacts['issuances'] {
  return issuances.map(({ id, body }) => ({
    id,
    project: textOf(body['project']),
    verification: textOf(
      notifications.find((one) => one.id === body['notification'])?.body['verification'],
    ),
    side: textOf(body['side']),
    issuedOn: textOf(body['issuedOn']),
  }));
}

/** The day of the last step of its cycle; of a project outside it, of the version of its record. */
function statusSince(
  projects: readonly RecordVersion[],
  transitions: readonly RecordVersion[],
): ReadonlyMap<string, string> {
  return new Map(
    projects.map(({ id, validFrom }) => {
      const days = transitions
        .filter(({ body }) => body['project'] === id)
        .map(({ body }) => textOf(body['effectiveOn']))
        .sort();
      return [id, days.at(-1) ?? validFrom];
    }),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
