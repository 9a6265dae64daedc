import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../../http/paging.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { CountryRules } from '../../ledger/country-rules.ts';
import {
  methodologyDeadlines,
  type MethodologyState,
} from '../../methodology/methodology-cycle.ts';
import { cursorOf } from '../../partner-country/cursor.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import type { DeadlineView } from './cycle.answers.ts';
import type { DeadlineQuery } from './cycle.dto.ts';
import { EXPECTANT_STATES, projectDeadlines } from './deadlines.ts';
import type { CycleState } from './states.ts';

/** Days by which something is expected, of the projects and methodologies that are under way. */
@Injectable()
export class DeadlineReads {
  constructor(
    private readonly countries: PartnerCountryReads,
    private readonly rules: CountryRules,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The earliest first, those that have passed before all. */
  async list(query: DeadlineQuery): Promise<PageOf<DeadlineView>> {
    const countryCode = await this.countries.requirePartner(query.country);
    const page = pageOf(query, 3);
    const after = cursorOf(page, ['day', 'text', 'text']);
    const today = this.rules.latestDay(countryCode, this.clock.now());
    const all = [
      ...(query.subject === 'methodology' ? [] : await this.ofProjects(countryCode, today)),
      ...(query.subject === 'project' ? [] : await this.ofMethodologies(countryCode, today)),
    ].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    const rest = after === null ? all : all.filter((one) => textOf(one) > after.join(' '));
    return answerPage(
      rest.slice(0, page.limitPlusOne),
      page,
      ({ dueOn, id, what }) => [dueOn, id, what],
      (deadline) => deadline,
    );
  }

  /** Those of one project, by its public id; the earliest first. */
  async ofProject(project: string): Promise<readonly DeadlineView[]> {
    const { countryCode, id } = parsePublicId(project);
    const today = this.rules.latestDay(countryCode, this.clock.now());
    const own = await this.ofProjects(countryCode, today, id);
    return [...own].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  }

  private async ofProjects(
    countryCode: CountryCode,
    today: CalendarDay,
    only: string | null = null,
  ): Promise<readonly DeadlineView[]> {
    const rows = await this.reader.query(
      `SELECT p.id, p.reference, p.title, p.cycle_state, p.cycle_entered_on,
              (SELECT max(c.ends_on) FROM public.crediting_period c
                WHERE c.country_code = $1 AND c.project_id = p.id) AS crediting_ends_on
         FROM public.project p
        WHERE p.country_code = $1 AND p.cycle_state = ANY($2::text[])
          AND ($3::uuid IS NULL OR p.id = $3)`,
      [countryCode, EXPECTANT_STATES, only],
    );
    return rows.flatMap((row) => {
      const state = row['cycle_state'] as CycleState;
      const deadlines = projectDeadlines({
        state,
        since: row['cycle_entered_on'] as CalendarDay,
        creditingEndsOn: row['crediting_ends_on'] as CalendarDay | null,
      });
      return deadlines.map((deadline) => ({
        subject: 'project',
        id: publicId(countryCode, String(row['id'])),
        reference: String(row['reference']),
        title: String(row['title']),
        state,
        ...deadline,
        overdue: deadline.dueOn < today,
      }));
    });
  }

  private async ofMethodologies(
    countryCode: CountryCode,
    today: CalendarDay,
  ): Promise<readonly DeadlineView[]> {
    const rows = await this.reader.query(
      `SELECT id, proposal_number, title, status, proposed_on, public_input_until,
              consideration_from
         FROM public.methodology
        WHERE country_code = $1 AND status NOT IN ('approved', 'not-approved')`,
      [countryCode],
    );
    return rows.flatMap((row) => {
      const state = row['status'] as MethodologyState;
      const deadlines = methodologyDeadlines({
        status: state,
        proposedOn: row['proposed_on'] as CalendarDay,
        publicInputUntil: row['public_input_until'] as CalendarDay | null,
        considerationFrom: row['consideration_from'] as CalendarDay | null,
      });
      return deadlines.map((deadline) => ({
        subject: 'methodology',
        id: publicId(countryCode, String(row['id'])),
        reference: String(row['proposal_number']),
        title: String(row['title']),
        state,
        ...deadline,
        overdue: deadline.dueOn < today,
      }));
    });
  }
}

/** Days are of one length, and so are ids: the text sorts as its parts do. */
function textOf({ dueOn, id, what }: DeadlineView): string {
  return `${dueOn} ${id} ${what}`;
}
