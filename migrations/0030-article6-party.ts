import { appendOnly, projection } from './sql-helpers.ts';

/* Facts of the Parties themselves: their registries, NDC periods and inventories. */

export function parties(): readonly string[] {
  return [
    // A Party's own facts belong to its partner's code, Japan's to 00.
    `CREATE TABLE public.article6_party (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       party char(3) NOT NULL,
       itmo_registry_id text NOT NULL,
       source text NOT NULL,
       version integer NOT NULL,
       CONSTRAINT article6_party_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT article6_party_is_one_per_country UNIQUE (country_code),
       CONSTRAINT article6_party_registry_is_its_own
         CHECK (itmo_registry_id ~ '^[A-Z]{3}[0-9]{2}$' AND left(itmo_registry_id, 3) = party),
       CONSTRAINT article6_party_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('article6_party', ['itmo_registry_id', 'source', 'version']),
  ];
}

export function ndcPeriods(): readonly string[] {
  return [
    // One method for the whole period: the row never changes, and no year lies in two periods.
    `CREATE TABLE public.ndc_period (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       first_year smallint NOT NULL,
       last_year smallint NOT NULL,
       method text NOT NULL,
       source text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT ndc_period_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT ndc_period_runs_forward
         CHECK (first_year >= 2021 AND last_year BETWEEN first_year AND 2100),
       CONSTRAINT ndc_period_method_is_known CHECK (method IN
         ('single-year-trajectory', 'single-year-averaging', 'multi-year'))
     )`,
    `CREATE FUNCTION public.ndc_period_does_not_overlap() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       -- The Party's row is the lock in place of an exclusion constraint: whoever is second waits.
       PERFORM 1 FROM public.article6_party p
         WHERE p.country_code = NEW.country_code FOR UPDATE;
       IF EXISTS (SELECT FROM public.ndc_period o
            WHERE o.country_code = NEW.country_code AND o.id <> NEW.id
              AND o.first_year <= NEW.last_year AND o.last_year >= NEW.first_year) THEN
         RAISE EXCEPTION 'the NDC periods of % overlap', NEW.country_code
           USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'ndc_period_does_not_overlap';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER ndc_period_does_not_overlap AFTER INSERT ON public.ndc_period
       FOR EACH ROW EXECUTE FUNCTION public.ndc_period_does_not_overlap()`,
    `ALTER TABLE public.ndc_period ADD CONSTRAINT ndc_period_is_of_a_party
       FOREIGN KEY (country_code) REFERENCES public.article6_party (country_code)`,
    ...appendOnly('ndc_period'),
  ];
}

export function inventories(): readonly string[] {
  return [
    // t CO2 eq of a calendar year as the Party reported them; a recalculation is a further version.
    `CREATE TABLE public.inventory_emissions (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       year smallint NOT NULL,
       version integer NOT NULL,
       tonnes numeric NOT NULL,
       source text NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT inventory_emissions_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT inventory_emissions_version_is_used_once UNIQUE (country_code, year, version),
       CONSTRAINT inventory_emissions_are_of_a_party FOREIGN KEY (country_code)
         REFERENCES public.article6_party (country_code),
       CONSTRAINT inventory_emissions_have_three_decimals
         CHECK (tonnes = round(tonnes, 3) AND abs(tonnes) < 1000000000000000),
       CONSTRAINT inventory_emissions_year_is_of_our_time CHECK (year BETWEEN 1990 AND 2100),
       CONSTRAINT inventory_emissions_version_from_one CHECK (version >= 1)
     )`,
    ...appendOnly('inventory_emissions'),
  ];
}
