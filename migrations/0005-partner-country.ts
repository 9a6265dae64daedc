import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Countries, the partners among them, what they agreed, and the loans of the years before. */
export class PartnerCountry1764000000005 implements MigrationInterface {
  readonly name = 'PartnerCountry1764000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...countries(),
      ...partnerCountries(),
      ...agreements(),
      ...historicalLoans(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['historical_loan', 'agreement', 'partner_country', 'country']);
  }
}

function countries(): readonly string[] {
  return [
    // All of ISO 3166, shared by everybody: whom a fact may name, not who is a partner.
    `CREATE TABLE public.country (
       iso2 char(2) NOT NULL,
       iso3 char(3) NOT NULL,
       numeric_code char(3) NOT NULL,
       name text NOT NULL,
       names jsonb NOT NULL,
       CONSTRAINT country_pkey PRIMARY KEY (iso2),
       CONSTRAINT country_iso3_is_used_once UNIQUE (iso3),
       CONSTRAINT country_numeric_code_is_used_once UNIQUE (numeric_code),
       CONSTRAINT country_iso2_is_two_letters CHECK (iso2 ~ '^[A-Z]{2}$'),
       CONSTRAINT country_iso3_is_three_letters CHECK (iso3 ~ '^[A-Z]{3}$'),
       CONSTRAINT country_numeric_code_is_three_digits CHECK (numeric_code ~ '^[0-9]{3}$'),
       CONSTRAINT country_is_named CHECK (name <> ''),
       CONSTRAINT country_names_are_by_language CHECK (jsonb_typeof(names) = 'object')
     )`,
    ...appendOnly('country'),
  ];
}

function partnerCountries(): readonly string[] {
  return [
    // One row per partner: the key refuses a second registration.
    `CREATE TABLE public.partner_country (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       iso3 char(3) NOT NULL,
       partner_order smallint NOT NULL,
       signed_on date NOT NULL,
       signed_in text,
       signed_on_confidence text NOT NULL,
       rules_adopted_on date,
       time_zone text NOT NULL,
       currency text NOT NULL,
       names jsonb NOT NULL,
       source text NOT NULL,
       note text,
       version integer NOT NULL,
       CONSTRAINT partner_country_is_registered_once PRIMARY KEY (country_code),
       CONSTRAINT partner_country_id_is_used_once UNIQUE (country_code, id),
       CONSTRAINT partner_country_is_an_iso_country FOREIGN KEY (country_code)
         REFERENCES public.country (iso2),
       CONSTRAINT partner_country_iso3_is_its_own FOREIGN KEY (iso3)
         REFERENCES public.country (iso3),
       CONSTRAINT partner_country_currency_is_known FOREIGN KEY (currency)
         REFERENCES public.commodity (code),
       CONSTRAINT partner_country_currency_is_a_currency CHECK (currency ~ '^[A-Z]{3}$'),
       CONSTRAINT partner_country_is_not_japan CHECK (country_code <> 'JP'),
       CONSTRAINT partner_country_order_counts_from_one CHECK (partner_order >= 1),
       CONSTRAINT partner_country_confidence_is_known
         CHECK (signed_on_confidence IN ('stated', 'unconfirmed')),
       CONSTRAINT partner_country_rules_follow_signature CHECK (rules_adopted_on >= signed_on),
       CONSTRAINT partner_country_is_named CHECK (names ->> 'en' <> ''),
       CONSTRAINT partner_country_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('partner_country', [
      'partner_order',
      'signed_on',
      'signed_in',
      'signed_on_confidence',
      'rules_adopted_on',
      'time_zone',
      'currency',
      'names',
      'source',
      'note',
      'version',
    ]),
  ];
}

function agreements(): readonly string[] {
  return [
    // Between any parties, with or without Japan; listed with the partner whose programme it concerns.
    `CREATE TABLE public.agreement (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       title text NOT NULL,
       kind text NOT NULL,
       parties jsonb NOT NULL,
       signed_on date,
       adopted_on date,
       summary text,
       targets jsonb NOT NULL,
       source text NOT NULL,
       version integer NOT NULL,
       CONSTRAINT agreement_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT agreement_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT agreement_kind_is_known CHECK (kind IN ('jcm-memorandum', 'memorandum',
         'intergovernmental-agreement', 'loan-agreement', 'other')),
       CONSTRAINT agreement_has_a_party CHECK (jsonb_array_length(parties) >= 1),
       CONSTRAINT agreement_targets_are_a_list CHECK (jsonb_typeof(targets) = 'array'),
       CONSTRAINT agreement_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('agreement', []),
  ];
}

function historicalLoans(): readonly string[] {
  return [
    // What was lent before this book was opened: facts to cite, never balances.
    `CREATE TABLE public.historical_loan (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       name text NOT NULL,
       lender text NOT NULL,
       amount numeric NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       exchange_of_notes_on date,
       signed_on date,
       in_force_on date,
       note text,
       source text NOT NULL,
       version integer NOT NULL,
       CONSTRAINT historical_loan_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT historical_loan_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT historical_loan_name_is_used_once UNIQUE (country_code, name),
       CONSTRAINT historical_loan_currency_is_known FOREIGN KEY (currency, exponent)
         REFERENCES public.commodity (code, exponent),
       CONSTRAINT historical_loan_amount_is_positive CHECK (amount > 0),
       CONSTRAINT historical_loan_amount_has_the_decimals CHECK (scale(amount) = exponent),
       CONSTRAINT historical_loan_notes_come_first CHECK (exchange_of_notes_on <= signed_on),
       CONSTRAINT historical_loan_is_signed_before_in_force CHECK (signed_on <= in_force_on),
       CONSTRAINT historical_loan_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('historical_loan', []),
  ];
}
