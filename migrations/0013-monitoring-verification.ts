import { appendOnly } from './sql-helpers.ts';

/** What third-party entities verified: both figures of every vintage, and by what right. */
export function verifications(): readonly string[] {
  return [...verification(), ...verifiedVintages(), ...designations(), ...citation()];
}

function verification(): readonly string[] {
  return [
    // A correction is another verification, which names the one it takes the place of; both stay. The
    // entity is a fact of no country, so no key can lead there: its designations are cited instead.
    `CREATE TABLE public.verification (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       report_id uuid NOT NULL,
       edition integer NOT NULL,
       corrects uuid,
       participant_id uuid NOT NULL,
       verified_on date NOT NULL,
       verified_by uuid NOT NULL,
       submitted_by uuid NOT NULL,
       findings jsonb NOT NULL,
       documents jsonb NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT verification_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT verification_has_its_report UNIQUE (country_code, id, report_id),
       CONSTRAINT verification_edition_is_used_once UNIQUE (country_code, report_id, edition),
       CONSTRAINT verification_is_corrected_once UNIQUE (country_code, corrects),
       CONSTRAINT verification_is_of_a_report
         FOREIGN KEY (country_code, report_id, submitted_by)
         REFERENCES public.monitoring_report (country_code, id, submitted_by),
       CONSTRAINT verification_corrects_one_of_its_report
         FOREIGN KEY (country_code, corrects, report_id)
         REFERENCES public.verification (country_code, id, report_id),
       CONSTRAINT verification_first_corrects_nothing CHECK ((edition = 1) = (corrects IS NULL)),
       CONSTRAINT verification_edition_counts_from_one CHECK (edition >= 1),
       CONSTRAINT verification_is_by_a_principal FOREIGN KEY (verified_by)
         REFERENCES public.principal (id),
       CONSTRAINT verification_is_not_by_the_submitter CHECK (verified_by <> submitted_by),
       CONSTRAINT verification_findings_are_a_list CHECK (jsonb_typeof(findings) = 'array'),
       CONSTRAINT verification_documents_are_a_list CHECK (jsonb_typeof(documents) = 'array')
     )`,
    // Deferred, because the report changes in the same transaction.
    `CREATE FUNCTION public.verification_is_of_a_submitted_report() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.monitoring_report r
            WHERE r.country_code = NEW.country_code AND r.id = NEW.report_id
              AND r.status IN ('verified', 'withdrawn') AND r.last_day <= NEW.verified_on)
          OR (SELECT count(*) FROM public.verified_vintage v
               WHERE v.country_code = NEW.country_code AND v.verification_id = NEW.id)
             <> (SELECT count(*) FROM public.reported_vintage v
                  WHERE v.country_code = NEW.country_code AND v.report_id = NEW.report_id)
          OR NOT EXISTS (SELECT FROM public.verification_designation d
            WHERE d.country_code = NEW.country_code AND d.verification_id = NEW.id) THEN
         RAISE EXCEPTION 'verification %-% is not of a submitted report with all its vintages',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation',
                 CONSTRAINT = 'verification_is_of_a_submitted_report';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER verification_is_of_a_submitted_report
       AFTER INSERT ON public.verification DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.verification_is_of_a_submitted_report()`,
    ...appendOnly('verification'),
  ];
}

function verifiedVintages(): readonly string[] {
  return [
    // The reported figure comes along by its key, so that both always stand side by side.
    `CREATE TABLE public.verified_vintage (
       country_code char(2) NOT NULL,
       verification_id uuid NOT NULL,
       report_id uuid NOT NULL,
       vintage smallint NOT NULL,
       tonnes_reported numeric NOT NULL,
       tonnes_verified numeric NOT NULL,
       reason text,
       CONSTRAINT verified_vintage_is_one_per_year
         PRIMARY KEY (country_code, verification_id, vintage),
       CONSTRAINT verified_vintage_is_of_a_verification
         FOREIGN KEY (country_code, verification_id, report_id)
         REFERENCES public.verification (country_code, id, report_id),
       CONSTRAINT verified_vintage_keeps_the_reported_figure
         FOREIGN KEY (country_code, report_id, vintage, tonnes_reported)
         REFERENCES public.reported_vintage (country_code, report_id, vintage, tonnes),
       CONSTRAINT verified_vintage_is_in_whole_tonnes
         CHECK (tonnes_verified >= 0 AND tonnes_verified = trunc(tonnes_verified)),
       CONSTRAINT verified_vintage_correction_has_a_reason
         CHECK (tonnes_verified = tonnes_reported OR reason IS NOT NULL)
     )`,
    ...appendOnly('verified_vintage'),
  ];
}

function designations(): readonly string[] {
  return [
    `CREATE TABLE public.verification_designation (
       country_code char(2) NOT NULL,
       verification_id uuid NOT NULL,
       scope smallint NOT NULL,
       designation_id uuid NOT NULL,
       CONSTRAINT verification_designation_is_one_per_scope
         PRIMARY KEY (country_code, verification_id, scope),
       CONSTRAINT verification_designation_is_of_a_verification
         FOREIGN KEY (country_code, verification_id)
         REFERENCES public.verification (country_code, id),
       CONSTRAINT verification_designation_is_decided FOREIGN KEY (country_code, designation_id)
         REFERENCES public.tpe_designation (country_code, id)
     )`,
    ...appendOnly('verification_designation'),
  ];
}

function citation(): readonly string[] {
  return [
    // A report cites its own verification; deferred, because either row needs the other.
    `ALTER TABLE public.monitoring_report
       ADD CONSTRAINT monitoring_report_cites_its_own_verification
       FOREIGN KEY (country_code, verification_id, id)
       REFERENCES public.verification (country_code, id, report_id)
       DEFERRABLE INITIALLY DEFERRED`,
  ];
}
