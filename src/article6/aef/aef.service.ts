import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import { parseDay, type CalendarDay } from '../../kernel/calendar-day.ts';
import type { Clock } from '../../kernel/clock.ts';
import { article6Errors } from '../errors.ts';
import { knownHeads, sizesJson, type KnownHeads } from '../known-heads.ts';
import { JAPAN, type Party } from '../parties.ts';
import { PartyFactsReads, type PartyFacts } from '../party-facts.reads.ts';
import { PartyReads } from '../party.reads.ts';
import { buildAef } from './build-aef.ts';
import { checkAef } from './check-aef.ts';
import { CountryFactsReads } from './country-facts.reads.ts';
import type { AefFacts, ItmoRun } from './facts.ts';
import type { AefFinding } from './finding.ts';
import type { AefModel } from './model.ts';
import { partyView, type PartyView } from './party-view.ts';
import { readAefFile } from './read-file.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';

export interface AefAsked {
  readonly knownAsOf?: string | undefined;
  /** X.Y to be; the next one after what was filed where left out. */
  readonly revision?: 'minor' | 'major' | undefined;
  /** The day of submission; that of the head where left out. */
  readonly submittedOn?: CalendarDay | undefined;
}

/** The agreed electronic format of a Party and year, with what it was made from. */
export interface MadeAef {
  readonly party: Party;
  readonly year: number;
  readonly version: string;
  readonly submittedOn: CalendarDay;
  readonly model: AefModel;
  readonly findings: readonly AefFinding[];
  readonly holdings: readonly ItmoRun[];
  /** The version of the frozen holdings; null while they are still computed. */
  readonly snapshot: PartyFacts['snapshot'];
  readonly filed: PartyFacts['filed'];
  readonly knownAsOf: Readonly<Record<string, number>>;
}

/** Makes agreed electronic formats, and lays other people's beside them. */
@Injectable()
export class Aefs {
  constructor(
    private readonly reader: Reader,
    private readonly parties: PartyReads,
    private readonly countries: CountryFactsReads,
    private readonly partyFacts: PartyFactsReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The format as far as known at a moment; two with the same moment are the same.
   *
   * Refuses ARTICLE6.PARTY_NOT_FOUND, YEAR_MALFORMED, INSTANT.MALFORMED, MOMENT_IN_FUTURE,
   * NOTHING_KNOWN_YET.
   */
  async make(code: string, yearText: string, asked: AefAsked = {}): Promise<MadeAef> {
    const year = yearOf(yearText);
    const party = await this.parties.find(code);
    const { heads, views } = await this.views(party, year, asked.knownAsOf ?? null);
    const own = await this.partyFacts.read(party, year, heads);
    const version = nextVersion(own.filed, asked.revision ?? 'minor');
    const submittedOn = asked.submittedOn ?? parseDay(heads.at.slice(0, 10));
    const holdings = own.snapshot?.holdings ?? views.flatMap((view) => view.holdings);
    const facts: AefFacts = {
      party: party.party,
      year,
      version,
      submittedOn,
      ndcPeriod: own.period,
      authorisations: views.flatMap((view) => view.authorisations),
      actions: views.flatMap((view) => view.actions),
      holdings,
      entities: views.flatMap((view) => view.entities),
    };
    const model = buildAef(facts);
    return {
      party,
      year,
      version,
      submittedOn,
      model,
      findings: checkAef(model),
      holdings,
      snapshot: own.snapshot,
      filed: own.filed,
      knownAsOf: sizesJson(heads),
    };
  }

  /** The holdings at the end of a year as the books give them now, whatever was frozen. */
  async holdingsNow(code: string, yearText: string) {
    const year = yearOf(yearText);
    const party = await this.parties.find(code);
    const { heads, views } = await this.views(party, year, null);
    const { snapshot } = await this.partyFacts.read(party, year, heads);
    const holdings = views.flatMap((view) => view.holdings);
    return { party, year, holdings, snapshot, knownAsOf: sizesJson(heads) };
  }

  /** Somebody's format beside ours: what matches, what differs, what only one side has. */
  async reconcile(code: string, yearText: string, file: Buffer): Promise<Reconciliation> {
    const theirs = await readAefFile(file);
    const ours = await this.make(code, yearText);
    return reconcile(theirs, ours.model);
  }

  private async views(
    party: Party,
    year: number,
    knownAsOf: string | null,
  ): Promise<{ readonly heads: KnownHeads; readonly views: readonly PartyView[] }> {
    const partners = (await this.parties.all()).filter((one) => one.party !== JAPAN);
    const heads = await knownHeads(this.reader.pool, party, partners, knownAsOf, this.clock.now());
    const known = partners.flatMap((one) => {
      const size = heads.sizes.get(one.country);
      return size === undefined ? [] : [{ one, size }];
    });
    const facts = await Promise.all(known.map(({ one, size }) => this.countries.read(one, size)));
    const views = facts.map((each) => partyView(each, party.party, year));
    return { heads, views };
  }
}

/** Refuses ARTICLE6.YEAR_MALFORMED. */
export function yearOf(text: string): number {
  if (/^20[2-9][0-9]$/.test(text) && text >= '2021') return parseInt(text, 10);
  throw article6Errors.refuse('ARTICLE6.YEAR_MALFORMED', { given: text.slice(0, 16) });
}

/** 1.0 first; then 1.1, or 2.0 where all is revised. */
function nextVersion(filed: PartyFacts['filed'], revision: 'minor' | 'major'): string {
  if (filed === null) return '1.0';
  const { major, minor } = filed;
  return revision === 'major' ? `${major + 1}.0` : `${major}.${minor + 1}`;
}
