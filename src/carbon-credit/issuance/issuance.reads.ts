import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../../http/paging.ts';
import type { Clock } from '../../kernel/clock.ts';
import { NO_COUNTRY, type CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { CountryRules } from '../../ledger/country-rules.ts';
import { possibleMoves } from '../../ledger/life-cycle.ts';
import { jsonOf, type Row } from '../../ledger/table.ts';
import { cursorOf } from '../../partner-country/cursor.ts';
import { itemsOf } from '../../partner-country/joint-committee.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { ProjectReads } from '../../project/project.reads.ts';
import { sideOf } from './beneficiaries.ts';
import { issuanceErrors } from './errors.ts';
import type {
  CreditAllocationView,
  CreditShareView,
  IssuanceProposal,
  IssuanceRequestDetail,
  IssuanceRequestView,
  NotifiedCreditView,
  NotifiedVintageView,
} from './issuance.answers.ts';
import type { IssuanceRequestQuery } from './issuance.dto.ts';
import type { VerifiedTonnes } from './notified-table.ts';
import { parseShares, proposedCredits, refuseShares, type CreditShare } from './proposal.ts';
import { REQUEST_CYCLE } from './request-cycle.ts';
import { isCredited, issuanceFactsOf, verifiedTonnesOf } from './request-facts.ts';
import { awaitedSides, requestOfRow } from './request-record.ts';
import { REQUESTS, requestView, sidesOfRequests } from './request-rows.ts';

/** Requests for issuance, what was notified of them and what was issued, for anybody. */
@Injectable()
export class IssuanceReads {
  constructor(
    private readonly projects: ProjectReads,
    private readonly partners: PartnerCountryReads,
    private readonly countries: CountryRules,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The requests of a country, those requested last before all. */
  async list(query: IssuanceRequestQuery): Promise<PageOf<IssuanceRequestView>> {
    const countryCode = await this.partners.requirePartner(query.country);
    const project = query.project === undefined ? null : await this.projects.idOf(query.project);
    const page = pageOf(query, 2);
    const [day, at] = cursorOf(page, ['day', 'id']) ?? [null, null];
    const rows = await this.reader.query<Row>(
      `${REQUESTS} AND ($3::uuid IS NULL OR i.project_id = $3)
          AND ($4::text IS NULL OR i.status = $4)
          AND ($5::boolean IS NULL OR (i.status = 'notified') = $5)
          AND ($6::date IS NULL OR (i.requested_on, i.id) < ($6::date, $7::uuid))
        ORDER BY i.requested_on DESC, i.id DESC LIMIT $8`,
      [
        countryCode,
        this.today(countryCode),
        project === null ? null : parsePublicId(project).id,
        query.state ?? null,
        query.open === undefined ? null : query.open === 'true',
        day,
        at,
        page.limitPlusOne,
      ],
    );
    const sides = await sidesOfRequests(this.reader, countryCode, rows);
    return answerPage(
      rows,
      page,
      (row) => [String(row['requested_on']), String(row['id'])],
      (row) => requestView(row, sides),
    );
  }

  /** Refuses ID.MALFORMED, ISSUANCE.REQUEST_NOT_FOUND. */
  async detail(text: string): Promise<IssuanceRequestDetail> {
    const { countryCode, row } = await this.rowOf(text);
    const record = requestOfRow(row);
    const [sides, vintages, credits, moves] = await Promise.all([
      sidesOfRequests(this.reader, countryCode, [row]),
      this.vintagesOf(countryCode, row),
      this.creditsOf(countryCode, record.notification),
      this.movesOf(countryCode, text, row),
    ]);
    return {
      ...requestView(row, sides),
      vintages,
      credits,
      documents: record.documents,
      moves,
    };
  }

  /**
   * A split of the verified tonnes, proposed from percentages. Refuses ISSUANCE.REQUEST_NOT_FOUND,
   * SHARES_MALFORMED, SHARES_UNKNOWN, and what {@link refuseShares} refuses.
   */
  async proposal(text: string, given: string | undefined): Promise<IssuanceProposal> {
    const { countryCode, row } = await this.rowOf(text);
    const project = String(row['project_id']);
    const shares = given === undefined ? await this.sharesOf(countryCode, project) : parsed(given);
    const refusal = refuseShares(shares);
    if (refusal) throw refusal;
    const [verified, facts] = await Promise.all([
      this.verifiedOf(countryCode, row),
      issuanceFactsOf(this.query, countryCode, [project]),
    ]);
    const isSubsidised = facts.get(project)?.isSubsidised ?? false;
    const credits = proposedCredits(verified, shares, isSubsidised);
    const names = await this.namesOf(credits.flatMap(({ participant }) => participant ?? []));
    return {
      request: text,
      basis: given === undefined ? 'form' : 'query',
      method: 'largest remainder per vintage',
      subsidised: isSubsidised,
      shares: shares.map(shareView),
      credits: credits.map((one): NotifiedCreditView => ({
        ...one,
        side: sideOf(one.beneficiary),
        participant: participantId(one.participant),
        name: names.get(one.participant ?? '') ?? null,
      })),
      total: verified.reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n).toString(),
    };
  }

  /** What the form of a project says. Refuses PROJECT.NOT_FOUND, ISSUANCE.SHARES_UNKNOWN. */
  async allocation(project: string): Promise<CreditAllocationView> {
    const text = await this.projects.idOf(project);
    const { countryCode, id } = parsePublicId(text);
    const row = await this.allocationRow(countryCode, id);
    return {
      project: text,
      shares: (jsonOf(row['shares']) as readonly CreditShare[]).map(shareView),
      subsidisedByMoej: row['subsidised_by_moej'] === true,
      document: String(row['document']),
      validFrom: String(row['valid_from']),
      version: row['version'] as number,
    };
  }

  private async rowOf(text: string): Promise<{ countryCode: CountryCode; row: Row }> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query<Row>(`${REQUESTS} AND i.id = $3`, [
      countryCode,
      this.today(countryCode),
      id,
    ]);
    if (!row) throw issuanceErrors.refuse('ISSUANCE.REQUEST_NOT_FOUND', { request: text });
    return { countryCode, row };
  }

  private today(countryCode: CountryCode): string {
    return this.countries.latestDay(countryCode, this.clock.now());
  }

  private async verifiedOf(countryCode: CountryCode, row: Row): Promise<readonly VerifiedTonnes[]> {
    const report = String(row['report_id']);
    const verified = await verifiedTonnesOf(this.query, countryCode, [report]);
    return verified.get(String(row['verification_id'])) ?? [];
  }

  private async vintagesOf(
    countryCode: CountryCode,
    row: Row,
  ): Promise<readonly NotifiedVintageView[]> {
    const notified = await this.reader.query<Row>(
      `SELECT vintage, tonnes_verified, tonnes_notified, shortfall_reason
         FROM public.notified_vintage WHERE country_code = $1 AND notification_id = $2
        ORDER BY vintage`,
      [countryCode, row['notification_id']],
    );
    if (row['notification_id'] === null) {
      const verified = await this.verifiedOf(countryCode, row);
      return verified.map(({ vintage, tonnes }) => ({
        vintage,
        tonnesVerified: tonnes,
        tonnesNotified: null,
        shortfallReason: null,
      }));
    }
    return notified.map((one) => ({
      vintage: one['vintage'] as number,
      tonnesVerified: String(one['tonnes_verified']),
      tonnesNotified: String(one['tonnes_notified']),
      shortfallReason: one['shortfall_reason'] as string | null,
    }));
  }

  private async creditsOf(
    countryCode: CountryCode,
    notification: string | null,
  ): Promise<readonly NotifiedCreditView[]> {
    if (notification === null) return [];
    const rows = await this.reader.query<Row>(
      `SELECT vintage, side, beneficiary, participant_id, tonnes FROM public.notified_credit
        WHERE country_code = $1 AND notification_id = $2 ORDER BY vintage, line`,
      [countryCode, notification],
    );
    const names = await this.namesOf(
      rows.flatMap((row) => (row['participant_id'] ? [String(row['participant_id'])] : [])),
    );
    return rows.map((row) => ({
      vintage: row['vintage'] as number,
      beneficiary: String(row['beneficiary']),
      side: String(row['side']),
      participant: participantId(row['participant_id'] as string | null),
      name: names.get(String(row['participant_id'])) ?? null,
      tonnes: String(row['tonnes']),
    }));
  }

  /** The steps that can follow, as far as a reader can tell: by what is on file and signed. */
  private async movesOf(countryCode: CountryCode, text: string, row: Row) {
    const record = requestOfRow(row);
    const [facts, decisions] = await Promise.all([
      issuanceFactsOf(this.query, countryCode, [record.project]),
      this.reader.query<Row>(
        `SELECT items FROM public.joint_committee_decision
          WHERE country_code = $1 AND status = 'effective' AND items @> $2::jsonb`,
        [countryCode, JSON.stringify([{ type: 'issuance', subject: text }])],
      ),
    ]);
    return possibleMoves(REQUEST_CYCLE, record.status, {
      forms: new Set(facts.get(record.project)?.documents.values() ?? []),
      isDecided: decisions.some((one) => itemsOf(one).length > 0),
      isCredited: isCredited(row),
      awaited: awaitedSides(record),
    });
  }

  private async sharesOf(countryCode: CountryCode, project: string) {
    const row = await this.allocationRow(countryCode, project);
    return jsonOf(row['shares']) as readonly CreditShare[];
  }

  private async allocationRow(countryCode: CountryCode, project: string): Promise<Row> {
    const [row] = await this.reader.query<Row>(
      `SELECT shares, subsidised_by_moej, document, valid_from, version
         FROM public.credit_allocation WHERE country_code = $1 AND id = $2`,
      [countryCode, project],
    );
    if (row) return row;
    throw issuanceErrors.refuse('ISSUANCE.SHARES_UNKNOWN', {
      project: publicId(countryCode, project),
    });
  }

  /** Present names of participants, which are facts of no country. */
  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = ids.map((id) => (id.startsWith('00-') ? id.slice(3) : id));
    const rows = await this.reader.query<Row>(
      `SELECT id, name FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [NO_COUNTRY, known],
    );
    const names = new Map(rows.map((row) => [String(row['id']), String(row['name'])]));
    for (const row of rows) names.set(`00-${String(row['id'])}`, String(row['name']));
    return names;
  }

  private readonly query = (text: string, values: readonly unknown[]) =>
    this.reader.query<Row>(text, values);
}

function parsed(given: string): readonly CreditShare[] {
  const shares = parseShares(given);
  if (shares instanceof Refusal) throw shares;
  return shares;
}

function shareView({ beneficiary, participant, percent }: CreditShare): CreditShareView {
  return { beneficiary, participant: participantId(participant), percent };
}

/** Public id of a participant, whether it came with the question or from the book. */
function participantId(participant: string | null): string | null {
  if (participant === null || participant.startsWith('00-')) return participant;
  return publicId(NO_COUNTRY, participant);
}
