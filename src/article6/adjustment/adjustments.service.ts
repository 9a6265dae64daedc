import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/database.module.ts';
import { Reader } from '../../database/reader.ts';
import type { ActCall } from '../../http/act-call.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Acts } from '../../ledger/acts.service.ts';
import type { CountryFacts } from '../aef/country-facts.ts';
import { CountryFactsReads } from '../aef/country-facts.reads.ts';
import { yearOf } from '../aef/aef.service.ts';
import { knownHeads, sizesJson, type KnownHeads } from '../known-heads.ts';
import { JAPAN, type Party } from '../parties.ts';
import { PartyFactsReads } from '../party-facts.reads.ts';
import { PartyReads } from '../party.reads.ts';
import type { AdjustmentView, AdjustmentsView } from './adjustment.answers.ts';
import { correspondingAdjustment } from './corresponding-adjustment.ts';
import { flowsOf } from './flows.ts';

/** Corresponding adjustments and emissions balances, as far as known at a moment. */
@Injectable()
export class Adjustments {
  constructor(
    private readonly reader: Reader,
    private readonly parties: PartyReads,
    private readonly countries: CountryFactsReads,
    private readonly partyFacts: PartyFactsReads,
    private readonly acts: Acts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The adjustments of a Party: of one year, or of every year from 2021 to this one.
   *
   * Refuses ARTICLE6.PARTY_NOT_FOUND, YEAR_MALFORMED, INSTANT.MALFORMED, MOMENT_IN_FUTURE,
   * NOTHING_KNOWN_YET.
   */
  async list(
    code: string,
    yearText: string | undefined,
    knownAsOf: string | undefined,
  ): Promise<AdjustmentsView> {
    const party = await this.parties.find(code);
    const { heads, facts } = await this.known(party, knownAsOf ?? null);
    const thisYear = parseInt(this.clock.now().slice(0, 4), 10);
    const years =
      yearText === undefined
        ? Array.from({ length: thisYear - 2020 }, (_, at) => 2021 + at)
        : [yearOf(yearText)];
    const items = await Promise.all(years.map((year) => this.one(party, year, heads, facts)));
    return { party: party.party, knownAsOf: sizesJson(heads), items };
  }

  /** Makes the adjustment of a year final, or revises it. Refuses what the act refuses. */
  async finalise(
    call: ActCall,
    code: string,
    year: number,
    asked: { readonly reason: string; readonly isRevision: boolean },
  ) {
    const party = await this.parties.find(code);
    const { heads, facts } = await this.known(party, null);
    const { made: adjustment, final } = await this.made(party, year, heads, facts);
    return this.acts.submit(call, {
      kind: 'final-adjustment',
      country: party.country,
      body: { ...asked, adjustment, final },
    });
  }

  private async one(
    party: Party,
    year: number,
    heads: KnownHeads,
    facts: readonly CountryFacts[],
  ): Promise<AdjustmentView> {
    const { made, final } = await this.made(party, year, heads, facts);
    const revisionNeeded =
      final !== null &&
      (final.adjustment.adjustment !== made.adjustment ||
        final.adjustment.emissionsBalance !== made.emissionsBalance);
    return { ...made, final, revisionNeeded };
  }

  private async made(
    party: Party,
    year: number,
    heads: KnownHeads,
    facts: readonly CountryFacts[],
  ) {
    const own = await this.partyFacts.read(party, year, heads);
    const made = correspondingAdjustment({
      party: party.party,
      year,
      period: own.period,
      inventory: own.inventory,
      ...flowsOf(facts, party.party),
      withoutRegistry: own.registryId === null ? [party.party] : [],
    });
    return { made, final: own.final };
  }

  private async known(party: Party, knownAsOf: string | null) {
    const partners = (await this.parties.all()).filter((one) => one.party !== JAPAN);
    const now = this.clock.now();
    const heads = await knownHeads(this.reader.pool, party, partners, knownAsOf, now);
    const known = partners.flatMap((one) => {
      const size = heads.sizes.get(one.country);
      return size === undefined ? [] : [{ one, size }];
    });
    const facts = await Promise.all(known.map(({ one, size }) => this.countries.read(one, size)));
    return { heads, facts };
  }
}
