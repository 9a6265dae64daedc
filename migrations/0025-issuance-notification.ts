import { appendOnly } from './sql-helpers.ts';

/** What the Joint Committee notified: sums of both sides, vintages, and the table of beneficiaries. */
export function notifications(): readonly string[] {
  return [...notification(), ...sides(), ...vintages(), ...credits(), ...sums()];
}

function notification(): readonly string[] {
  return [
    // Once for a request, and once for a report: verified tonnes are notified one time only.
    `CREATE TABLE public.issuance_notification (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       request_id uuid NOT NULL,
       report_id uuid NOT NULL,
       project_id uuid NOT NULL,
       verification_id uuid NOT NULL,
       decision_id uuid NOT NULL,
       decided_on date NOT NULL,
       notified_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT issuance_notification_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT issuance_notification_has_its_request UNIQUE (country_code, id, request_id),
       CONSTRAINT issuance_notification_has_its_report
         UNIQUE (country_code, id, report_id, verification_id),
       CONSTRAINT issuance_notification_is_one_per_request UNIQUE (country_code, request_id),
       CONSTRAINT issuance_notification_is_one_per_report UNIQUE (country_code, report_id),
       CONSTRAINT issuance_notification_is_of_a_request
         FOREIGN KEY (country_code, request_id, report_id, project_id)
         REFERENCES public.issuance_request (country_code, id, report_id, project_id),
       CONSTRAINT issuance_notification_is_of_a_verification
         FOREIGN KEY (country_code, verification_id, report_id)
         REFERENCES public.verification (country_code, id, report_id),
       CONSTRAINT issuance_notification_is_by_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT issuance_notification_recorder_is_known FOREIGN KEY (notified_by)
         REFERENCES public.principal (id)
     )`,
    // Deferred, because the request and the report may change in the same transaction.
    `CREATE FUNCTION public.issuance_notification_is_decided() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.joint_committee_decision d
            JOIN public.issuance_request i
              ON i.country_code = d.country_code AND i.id = NEW.request_id
            JOIN public.monitoring_report r
              ON r.country_code = i.country_code AND r.id = i.report_id
           WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
             AND d.status = 'effective' AND d.effective_on = NEW.decided_on
             AND d.items @> jsonb_build_array(jsonb_build_object('type', 'issuance',
                   'subject', NEW.country_code || '-' || NEW.request_id))
             AND i.notification_id = NEW.id AND i.requested_on <= NEW.decided_on
             AND r.status = 'verified' AND r.verification_id = NEW.verification_id) THEN
         RAISE EXCEPTION 'notification %-% is not what a decision in effect says',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'issuance_notification_is_decided';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER issuance_notification_is_decided
       AFTER INSERT ON public.issuance_notification DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.issuance_notification_is_decided()`,
    ...appendOnly('issuance_notification'),
    `ALTER TABLE public.issuance_request ADD CONSTRAINT issuance_request_cites_its_notification
       FOREIGN KEY (country_code, notification_id, id)
       REFERENCES public.issuance_notification (country_code, id, request_id)
       DEFERRABLE INITIALLY DEFERRED`,
  ];
}

function sides(): readonly string[] {
  return [
    // What a side issues is what it was notified; the partner issues Japan's vintages after 2020 too,
    // which leave its registry when Japan's side issues them.
    `CREATE TABLE public.notified_side (
       country_code char(2) NOT NULL,
       notification_id uuid NOT NULL,
       request_id uuid NOT NULL,
       side text NOT NULL,
       tonnes numeric NOT NULL,
       tonnes_to_issue numeric NOT NULL,
       CONSTRAINT notified_side_is_one_per_side
         PRIMARY KEY (country_code, notification_id, side),
       CONSTRAINT notified_side_has_its_tonnes
         UNIQUE (country_code, notification_id, request_id, side, tonnes_to_issue),
       CONSTRAINT notified_side_is_of_a_notification
         FOREIGN KEY (country_code, notification_id, request_id)
         REFERENCES public.issuance_notification (country_code, id, request_id),
       CONSTRAINT notified_side_is_known CHECK (side IN ('japan', 'partner')),
       CONSTRAINT notified_side_is_in_whole_tonnes
         CHECK (tonnes >= 0 AND tonnes = trunc(tonnes)),
       CONSTRAINT notified_side_issues_what_it_is_notified
         CHECK (tonnes_to_issue = tonnes OR (side = 'partner' AND tonnes_to_issue > tonnes))
     )`,
    ...appendOnly('notified_side'),
  ];
}

function vintages(): readonly string[] {
  return [
    // The verified figure comes along by its key, and bounds what is notified of its year.
    `CREATE TABLE public.notified_vintage (
       country_code char(2) NOT NULL,
       notification_id uuid NOT NULL,
       report_id uuid NOT NULL,
       verification_id uuid NOT NULL,
       vintage smallint NOT NULL,
       tonnes_verified numeric NOT NULL,
       tonnes_notified numeric NOT NULL,
       shortfall_reason text,
       CONSTRAINT notified_vintage_is_one_per_year
         PRIMARY KEY (country_code, notification_id, vintage),
       CONSTRAINT notified_vintage_is_notified_once UNIQUE (country_code, report_id, vintage),
       CONSTRAINT notified_vintage_is_of_a_notification
         FOREIGN KEY (country_code, notification_id, report_id, verification_id)
         REFERENCES public.issuance_notification (country_code, id, report_id, verification_id),
       CONSTRAINT notified_vintage_keeps_the_verified_figure
         FOREIGN KEY (country_code, verification_id, report_id, vintage, tonnes_verified)
         REFERENCES public.verified_vintage
           (country_code, verification_id, report_id, vintage, tonnes_verified),
       CONSTRAINT notified_vintage_is_in_whole_tonnes
         CHECK (tonnes_notified >= 0 AND tonnes_notified = trunc(tonnes_notified)),
       CONSTRAINT notified_vintage_is_within_what_was_verified
         CHECK (tonnes_notified <= tonnes_verified),
       CONSTRAINT notified_vintage_shortfall_has_a_reason
         CHECK ((tonnes_notified < tonnes_verified) = (shortfall_reason IS NOT NULL))
     )`,
    ...appendOnly('notified_vintage'),
  ];
}

function credits(): readonly string[] {
  return [
    `CREATE TABLE public.notified_credit (
       country_code char(2) NOT NULL,
       notification_id uuid NOT NULL,
       report_id uuid NOT NULL,
       line smallint NOT NULL,
       vintage smallint NOT NULL,
       side text NOT NULL,
       beneficiary text NOT NULL,
       participant_id uuid,
       tonnes numeric NOT NULL,
       CONSTRAINT notified_credit_pkey PRIMARY KEY (country_code, notification_id, line),
       CONSTRAINT notified_credit_is_one_per_beneficiary UNIQUE NULLS NOT DISTINCT
         (country_code, notification_id, vintage, beneficiary, participant_id),
       CONSTRAINT notified_credit_is_of_a_vintage
         FOREIGN KEY (country_code, notification_id, vintage)
         REFERENCES public.notified_vintage (country_code, notification_id, vintage),
       CONSTRAINT notified_credit_is_of_a_side
         FOREIGN KEY (country_code, notification_id, side)
         REFERENCES public.notified_side (country_code, notification_id, side),
       CONSTRAINT notified_credit_beneficiary_is_of_its_side
         CHECK ((side = 'japan' AND beneficiary IN ('government-of-japan', 'japanese-participant'))
                OR (side = 'partner'
                    AND beneficiary IN ('partner-government', 'partner-participant'))),
       CONSTRAINT notified_credit_participant_is_named
         CHECK ((beneficiary IN ('japanese-participant', 'partner-participant'))
                = (participant_id IS NOT NULL)),
       CONSTRAINT notified_credit_is_in_whole_tonnes
         CHECK (tonnes >= 0 AND tonnes = trunc(tonnes))
     )`,
    ...appendOnly('notified_credit'),
  ];
}

function sums(): readonly string[] {
  return [
    // Nothing joins a table later, and nothing is missing from it.
    `CREATE FUNCTION public.notified_table_sums_up() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE passing numeric;
     BEGIN
       SELECT coalesce(sum(c.tonnes), 0) INTO passing FROM public.notified_credit c
        WHERE c.country_code = NEW.country_code AND c.notification_id = NEW.notification_id
          AND c.side = 'japan' AND c.vintage > 2020;
       IF EXISTS (SELECT FROM public.notified_vintage v
            WHERE v.country_code = NEW.country_code AND v.notification_id = NEW.notification_id
              AND v.tonnes_notified <> (SELECT coalesce(sum(c.tonnes), 0)
                    FROM public.notified_credit c
                   WHERE c.country_code = v.country_code
                     AND c.notification_id = v.notification_id AND c.vintage = v.vintage))
          OR EXISTS (SELECT FROM public.notified_side s
            WHERE s.country_code = NEW.country_code AND s.notification_id = NEW.notification_id
              AND (s.tonnes, s.tonnes_to_issue) <> (
                    SELECT coalesce(sum(c.tonnes), 0), coalesce(sum(c.tonnes), 0)
                           + CASE s.side WHEN 'partner' THEN passing ELSE 0 END
                      FROM public.notified_credit c
                     WHERE c.country_code = s.country_code
                       AND c.notification_id = s.notification_id AND c.side = s.side))
          OR (SELECT count(*) FROM public.notified_side s WHERE s.country_code = NEW.country_code
                AND s.notification_id = NEW.notification_id) <> 2 THEN
         RAISE EXCEPTION 'the table of notification %-% does not sum up',
           NEW.country_code, NEW.notification_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'notified_table_sums_up';
       END IF;
       RETURN NULL;
     END $$`,
    ...['notified_side', 'notified_vintage', 'notified_credit'].map(
      (table) => `CREATE CONSTRAINT TRIGGER ${table}_sums_up AFTER INSERT ON public.${table}
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
       EXECUTE FUNCTION public.notified_table_sums_up()`,
    ),
  ];
}
