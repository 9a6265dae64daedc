import { appendOnly } from './sql-helpers.ts';

/** What was measured, edition by edition, each with all its rows. */
export function activityData(): readonly string[] {
  return [
    // The rows are kept as the text whose digest stands in the log, so that either shows a change of
    // the other; in SQL they are `jsonb_to_recordset(rows::jsonb)`.
    `CREATE TABLE public.activity_data (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       report_id uuid NOT NULL,
       methodology_version_id uuid NOT NULL,
       edition integer NOT NULL,
       formula text NOT NULL,
       row_count integer NOT NULL,
       rows text NOT NULL,
       rows_hash text NOT NULL,
       warnings jsonb NOT NULL,
       entered_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT activity_data_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT activity_data_edition_is_used_once
         UNIQUE (country_code, report_id, methodology_version_id, edition),
       CONSTRAINT activity_data_is_of_a_report FOREIGN KEY (country_code, report_id)
         REFERENCES public.monitoring_report (country_code, id),
       CONSTRAINT activity_data_is_by_a_methodology_version
         FOREIGN KEY (country_code, methodology_version_id)
         REFERENCES public.methodology_version (country_code, id),
       CONSTRAINT activity_data_is_entered_by_somebody FOREIGN KEY (entered_by)
         REFERENCES public.principal (id),
       CONSTRAINT activity_data_edition_counts_from_one CHECK (edition >= 1),
       CONSTRAINT activity_data_has_as_many_rows_as_it_says
         CHECK (row_count >= 1 AND row_count = jsonb_array_length(rows::jsonb)),
       CONSTRAINT activity_data_digest_is_of_its_rows
         CHECK (rows_hash = encode(sha256(convert_to(rows, 'UTF8')), 'hex'))
     )`,
    // What was submitted is what is verified: a closed report takes no more data.
    `CREATE FUNCTION public.activity_data_is_of_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       PERFORM 1 FROM public.monitoring_report r
         WHERE r.country_code = NEW.country_code AND r.id = NEW.report_id AND r.status = 'draft'
         FOR SHARE;
       IF NOT FOUND THEN
         RAISE EXCEPTION 'monitoring report %-% is no draft', NEW.country_code, NEW.report_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_data_is_of_a_draft';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER activity_data_is_of_a_draft BEFORE INSERT ON public.activity_data
       FOR EACH ROW EXECUTE FUNCTION public.activity_data_is_of_a_draft()`,
    ...appendOnly('activity_data'),
  ];
}

/** What the activity comes to per calendar year: by methodology, and for the report as submitted. */
export function figures(): readonly string[] {
  return [
    // With inputs, factors and every step, so that anybody can make the calculation again.
    `CREATE TABLE public.calculated_reduction (
       country_code char(2) NOT NULL,
       activity_data_id uuid NOT NULL,
       vintage smallint NOT NULL,
       reference_emissions numeric NOT NULL,
       project_emissions numeric NOT NULL,
       emission_reductions numeric NOT NULL,
       calculation jsonb,
       CONSTRAINT calculated_reduction_is_one_per_vintage
         PRIMARY KEY (country_code, activity_data_id, vintage),
       CONSTRAINT calculated_reduction_is_of_activity_data
         FOREIGN KEY (country_code, activity_data_id)
         REFERENCES public.activity_data (country_code, id),
       CONSTRAINT calculated_reduction_is_the_difference
         CHECK (emission_reductions = reference_emissions - project_emissions),
       CONSTRAINT calculated_reduction_is_explained
         CHECK (calculation IS NOT NULL OR (reference_emissions = 0 AND project_emissions = 0))
     )`,
    ...appendOnly('calculated_reduction'),
    // Whole tonnes, rounded down per calendar year, never below nothing, never set off against another.
    `CREATE TABLE public.reported_vintage (
       country_code char(2) NOT NULL,
       report_id uuid NOT NULL,
       vintage smallint NOT NULL,
       reference_emissions numeric NOT NULL,
       project_emissions numeric NOT NULL,
       emission_reductions numeric NOT NULL,
       tonnes numeric NOT NULL,
       CONSTRAINT reported_vintage_is_one_per_year PRIMARY KEY (country_code, report_id, vintage),
       CONSTRAINT reported_vintage_has_its_tonnes
         UNIQUE (country_code, report_id, vintage, tonnes),
       CONSTRAINT reported_vintage_is_of_a_report FOREIGN KEY (country_code, report_id)
         REFERENCES public.monitoring_report (country_code, id),
       CONSTRAINT reported_vintage_is_the_difference
         CHECK (emission_reductions = reference_emissions - project_emissions),
       CONSTRAINT reported_vintage_is_in_whole_tonnes
         CHECK (tonnes = floor(greatest(emission_reductions, 0)))
     )`,
    // A vintage is a year of the report's period, and says what its methodologies together say.
    `CREATE FUNCTION public.reported_vintage_is_of_its_report() RETURNS trigger
     LANGUAGE plpgsql AS $$
     DECLARE calculated record;
     BEGIN
       SELECT sum(c.reference_emissions) AS reference, sum(c.project_emissions) AS project
         INTO calculated
         FROM public.monitoring_report r,
              LATERAL jsonb_array_elements(r.activity) AS counted
         JOIN public.calculated_reduction c
           ON c.country_code = NEW.country_code AND c.vintage = NEW.vintage
          AND c.activity_data_id = (counted ->> 'id')::uuid
        WHERE r.country_code = NEW.country_code AND r.id = NEW.report_id;
       IF (calculated.reference, calculated.project) IS DISTINCT FROM
            (NEW.reference_emissions, NEW.project_emissions) OR NOT EXISTS (
            SELECT FROM public.monitoring_report r
             WHERE r.country_code = NEW.country_code AND r.id = NEW.report_id
               AND NEW.vintage BETWEEN extract(year FROM r.first_day)
                                   AND extract(year FROM r.last_day)) THEN
         RAISE EXCEPTION 'vintage % of report %-% is not what was calculated',
           NEW.vintage, NEW.country_code, NEW.report_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'reported_vintage_is_of_its_report';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER reported_vintage_is_of_its_report
       AFTER INSERT ON public.reported_vintage DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.reported_vintage_is_of_its_report()`,
    ...appendOnly('reported_vintage'),
  ];
}
