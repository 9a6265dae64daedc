import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commitments, disbursements } from './0007-funding-commitment.ts';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Facilities, exchange rates, tranches, commitments and what is paid out of them. */
export class Funding1764000000007 implements MigrationInterface {
  readonly name = 'Funding1764000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...facilities(),
      ...exchangeRates(),
      ...tranches(),
      ...plans(),
      ...commitments(),
      ...disbursements(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'refund',
      'disbursement',
      'commitment_share',
      'commitment',
      'payment_schedule',
      'pledge',
      'tranche',
      'exchange_rate',
      'facility',
    ]);
    await queryRunner.query('DROP FUNCTION public.commitment_is_shared_exactly()');
  }
}

function facilities(): readonly string[] {
  return [
    // A frame may span countries, so it belongs to none; its amount is a fact and no limit.
    `CREATE TABLE public.facility (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       reference text NOT NULL,
       title text NOT NULL,
       funder text NOT NULL,
       currency text,
       exponent smallint,
       amount numeric,
       signed_on date,
       countries jsonb NOT NULL,
       source text NOT NULL,
       CONSTRAINT facility_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT facility_reference_is_used_once UNIQUE (country_code, reference),
       CONSTRAINT facility_belongs_to_no_country CHECK (country_code = '00'),
       CONSTRAINT facility_currency_is_known FOREIGN KEY (currency, exponent)
         REFERENCES public.commodity (code, exponent),
       CONSTRAINT facility_currency_has_its_decimals
         CHECK ((currency IS NULL) = (exponent IS NULL)),
       CONSTRAINT facility_amount_has_a_currency CHECK (amount IS NULL OR currency IS NOT NULL),
       CONSTRAINT facility_amount_is_positive CHECK (amount > 0),
       CONSTRAINT facility_amount_has_the_decimals CHECK (scale(amount) = exponent),
       CONSTRAINT facility_countries_are_a_list CHECK (jsonb_typeof(countries) = 'array')
     )`,
    ...appendOnly('facility'),
  ];
}

function exchangeRates(): readonly string[] {
  return [
    // For display only: nothing is ever posted with a rate, so no other table refers to this one.
    `CREATE TABLE public.exchange_rate (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       base text NOT NULL,
       quote text NOT NULL,
       rate numeric NOT NULL,
       rate_on date NOT NULL,
       source text NOT NULL,
       version integer NOT NULL,
       CONSTRAINT exchange_rate_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT exchange_rate_is_given_once
         UNIQUE (country_code, base, quote, rate_on, source),
       CONSTRAINT exchange_rate_belongs_to_no_country CHECK (country_code = '00'),
       CONSTRAINT exchange_rate_base_is_known FOREIGN KEY (base)
         REFERENCES public.commodity (code),
       CONSTRAINT exchange_rate_quote_is_known FOREIGN KEY (quote)
         REFERENCES public.commodity (code),
       CONSTRAINT exchange_rate_is_of_two_currencies CHECK (base <> quote),
       CONSTRAINT exchange_rate_is_positive CHECK (rate > 0),
       CONSTRAINT exchange_rate_has_at_most_18_decimals CHECK (scale(rate) <= 18),
       CONSTRAINT exchange_rate_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('exchange_rate', ['rate', 'version']),
  ];
}

function tranches(): readonly string[] {
  return [
    // The key with currency and exponent is what commitments name, so that theirs is the tranche's.
    `CREATE TABLE public.tranche (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       reference text NOT NULL,
       title text NOT NULL,
       funder text NOT NULL,
       instrument text NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       announced_amount numeric NOT NULL,
       announced_on date NOT NULL,
       status text NOT NULL,
       available_from date,
       available_until date,
       approval_threshold numeric,
       facility_id uuid,
       source text,
       confidence text NOT NULL,
       note text,
       version integer NOT NULL,
       CONSTRAINT tranche_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT tranche_reference_is_used_once UNIQUE (country_code, reference),
       CONSTRAINT tranche_currency_is_fixed UNIQUE (country_code, id, currency, exponent),
       CONSTRAINT tranche_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT tranche_currency_is_known FOREIGN KEY (currency, exponent)
         REFERENCES public.commodity (code, exponent),
       CONSTRAINT tranche_amount_is_not_negative CHECK (announced_amount >= 0),
       CONSTRAINT tranche_amount_has_the_decimals CHECK (scale(announced_amount) = exponent),
       CONSTRAINT tranche_threshold_is_not_negative CHECK (approval_threshold >= 0),
       CONSTRAINT tranche_threshold_has_the_decimals CHECK (scale(approval_threshold) = exponent),
       CONSTRAINT tranche_status_is_known CHECK (status IN ('open', 'closed')),
       CONSTRAINT tranche_availability_ends_after_it_began
         CHECK (available_from <= available_until),
       CONSTRAINT tranche_confidence_is_known
         CHECK (confidence IN ('signed', 'official', 'press-only')),
       CONSTRAINT tranche_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('tranche', [
      'title',
      'announced_amount',
      'status',
      'available_from',
      'available_until',
      'approval_threshold',
      'source',
      'confidence',
      'note',
      'version',
    ]),
  ];
}

function plans(): readonly string[] {
  return [
    `CREATE TABLE public.pledge (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       tranche_id uuid NOT NULL,
       reference text NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       amount numeric NOT NULL,
       pledged_on date NOT NULL,
       source text,
       CONSTRAINT pledge_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT pledge_is_in_the_currency_of_its_tranche FOREIGN KEY
         (country_code, tranche_id, currency, exponent)
         REFERENCES public.tranche (country_code, id, currency, exponent),
       CONSTRAINT pledge_amount_is_positive CHECK (amount > 0),
       CONSTRAINT pledge_amount_has_the_decimals CHECK (scale(amount) = exponent)
     )`,
    `CREATE INDEX pledge_by_tranche ON public.pledge (country_code, tranche_id, pledged_on)`,
    ...appendOnly('pledge'),
    // One schedule per tranche, under the tranche's id; earlier ones are versions of its record.
    `CREATE TABLE public.payment_schedule (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       payments jsonb NOT NULL,
       version integer NOT NULL,
       CONSTRAINT payment_schedule_is_one_per_tranche PRIMARY KEY (country_code, id),
       CONSTRAINT payment_schedule_is_of_a_tranche FOREIGN KEY (country_code, id)
         REFERENCES public.tranche (country_code, id),
       CONSTRAINT payment_schedule_is_a_list CHECK (jsonb_typeof(payments) = 'array'),
       CONSTRAINT payment_schedule_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('payment_schedule', ['payments', 'version']),
  ];
}
