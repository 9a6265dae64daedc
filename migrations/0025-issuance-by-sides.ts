import { appendOnly } from './sql-helpers.ts';

/** That a side issued, once, what it was notified, and not before the decision. */
export function issuances(): readonly string[] {
  return [
    `CREATE TABLE public.credit_issuance (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       request_id uuid NOT NULL,
       notification_id uuid NOT NULL,
       side text NOT NULL,
       tonnes numeric NOT NULL,
       issued_on date NOT NULL,
       issued_by uuid NOT NULL,
       transfer_entry_id uuid,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT credit_issuance_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT credit_issuance_is_one_per_side UNIQUE (country_code, request_id, side),
       CONSTRAINT credit_issuance_is_of_what_was_notified
         FOREIGN KEY (country_code, notification_id, request_id, side, tonnes)
         REFERENCES public.notified_side
           (country_code, notification_id, request_id, side, tonnes_to_issue),
       CONSTRAINT credit_issuance_is_by_a_principal FOREIGN KEY (issued_by)
         REFERENCES public.principal (id),
       CONSTRAINT credit_issuance_is_posted FOREIGN KEY (country_code, id)
         REFERENCES public.journal_entry (country_code, id),
       CONSTRAINT credit_issuance_transfer_is_posted FOREIGN KEY (country_code, transfer_entry_id)
         REFERENCES public.journal_entry (country_code, id),
       CONSTRAINT credit_issuance_transfers_to_japan
         CHECK (transfer_entry_id IS NULL OR side = 'japan'),
       CONSTRAINT credit_issuance_is_of_a_tonne CHECK (tonnes > 0)
     )`,
    `CREATE FUNCTION public.credit_issuance_follows_its_decision() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.issuance_notification n
            JOIN public.issuance_request i
              ON i.country_code = n.country_code AND i.id = n.request_id
           WHERE n.country_code = NEW.country_code AND n.id = NEW.notification_id
             AND n.decided_on <= NEW.issued_on
             AND CASE NEW.side WHEN 'japan' THEN i.japan_state ELSE i.partner_state END
                 = 'issued') THEN
         RAISE EXCEPTION 'issuance %-% does not follow its decision', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation',
                 CONSTRAINT = 'credit_issuance_follows_its_decision';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER credit_issuance_follows_its_decision
       AFTER INSERT ON public.credit_issuance DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.credit_issuance_follows_its_decision()`,
    ...serials(),
    ...appendOnly('credit_issuance'),
  ];
}

function serials(): readonly string[] {
  return [
    // Of each vintage as many serials as were notified; and where Japan's side issues a vintage after
    // 2020, as many authorised ones have left the partner's registry: a tonne is never held twice.
    `CREATE FUNCTION public.credit_issuance_is_of_its_serials() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (
         SELECT FROM (
           SELECT c.vintage, sum(c.tonnes) AS tonnes FROM public.notified_credit c
            WHERE c.country_code = NEW.country_code AND c.notification_id = NEW.notification_id
              AND c.tonnes > 0 AND (c.side = NEW.side OR (NEW.side = 'partner' AND c.vintage > 2020))
            GROUP BY c.vintage) told
         FULL JOIN (
           SELECT k.vintage, sum(m.last_serial - m.first_serial + 1) AS tonnes
             FROM public.credit_movement m
             JOIN public.credit_class k ON k.country_code = m.country_code AND k.id = m.class_id
             JOIN public.issuance_notification n
               ON n.country_code = m.country_code AND n.id = NEW.notification_id
            WHERE m.country_code = NEW.country_code AND m.entry_id = NEW.id
              AND m.previous_id IS NULL AND k.side = NEW.side AND k.project_id = n.project_id
            GROUP BY k.vintage) made ON made.vintage = told.vintage
          WHERE made.tonnes IS DISTINCT FROM told.tonnes)
       OR EXISTS (
         SELECT FROM (
           SELECT c.vintage, sum(c.tonnes) AS tonnes FROM public.notified_credit c
            WHERE c.country_code = NEW.country_code AND c.notification_id = NEW.notification_id
              AND c.tonnes > 0 AND c.side = 'japan' AND c.vintage > 2020 AND NEW.side = 'japan'
            GROUP BY c.vintage) told
         FULL JOIN (
           SELECT k.vintage, sum(m.last_serial - m.first_serial + 1) AS tonnes
             FROM public.credit_movement m
             JOIN public.credit_class k ON k.country_code = m.country_code AND k.id = m.class_id
             JOIN public.issuance_notification n
               ON n.country_code = m.country_code AND n.id = NEW.notification_id
            WHERE m.country_code = NEW.country_code AND m.entry_id = NEW.transfer_entry_id
              AND m.to_state = 'transferred-out' AND k.side = 'partner'
              AND k.project_id = n.project_id
            GROUP BY k.vintage) gone ON gone.vintage = told.vintage
          WHERE gone.tonnes IS DISTINCT FROM told.tonnes)
       OR EXISTS (
         SELECT FROM public.credit_movement m
           JOIN public.credit_block b ON b.country_code = m.country_code AND b.movement_id = m.id
          WHERE m.country_code = NEW.country_code AND m.entry_id = NEW.transfer_entry_id
            AND b.authorisation_id IS NULL) THEN
         RAISE EXCEPTION 'issuance %-% is not of the serials that were notified',
           NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_issuance_is_of_its_serials';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER credit_issuance_is_of_its_serials
       AFTER INSERT ON public.credit_issuance DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.credit_issuance_is_of_its_serials()`,
  ];
}
