import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** Methodologies as they are proposed and approved, and the versions that projects are pinned to. */
export class Methodology1764000000010 implements MigrationInterface {
  readonly name = 'Methodology1764000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...methodologies(),
      ...changes(),
      ...cycle(),
      ...versions(),
      ...decisions(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, ['methodology_version', 'methodology']);
    await runAll(queryRunner, [
      'DROP FUNCTION public.methodology_version_is_decided()',
      'DROP FUNCTION public.methodology_is_decided()',
      'DROP FUNCTION public.methodology_moves_along_its_cycle()',
      'DROP FUNCTION public.methodology_begins_as_proposed()',
    ]);
  }
}

function methodologies(): readonly string[] {
  return [
    // A proposal and the methodology it becomes are one row; a revision is a proposal of its own.
    `CREATE TABLE public.methodology (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       proposal_number text NOT NULL,
       approved_number text,
       revises_id uuid,
       title text NOT NULL,
       scopes jsonb NOT NULL,
       proponent text,
       summary text,
       status text NOT NULL,
       documents jsonb NOT NULL,
       proposed_on date NOT NULL,
       public_input_from date,
       public_input_until date,
       consideration_from date,
       decided_on date,
       decision_id uuid,
       current_version text,
       reason text,
       source text,
       version integer NOT NULL,
       CONSTRAINT methodology_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT methodology_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT methodology_proposal_number_is_used_once
         UNIQUE (country_code, proposal_number),
       CONSTRAINT methodology_approved_number_is_used_once
         UNIQUE (country_code, approved_number),
       CONSTRAINT methodology_revises_one_of_its_country FOREIGN KEY (country_code, revises_id)
         REFERENCES public.methodology (country_code, id),
       CONSTRAINT methodology_cites_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT methodology_proposal_number_names_country
         CHECK (proposal_number ~ '^[A-Z]{2}_PM[0-9]{3}$' AND left(proposal_number, 2) = country_code),
       CONSTRAINT methodology_approved_number_names_country
         CHECK (approved_number ~ '^[A-Z]{2}_AM[0-9]{3}$' AND left(approved_number, 2) = country_code),
       CONSTRAINT methodology_status_is_known CHECK (status IN ('proposed', 'public-input',
         'under-consideration', 'approved', 'not-approved')),
       CONSTRAINT methodology_has_a_scope
         CHECK (jsonb_typeof(scopes) = 'array' AND jsonb_array_length(scopes) >= 1),
       CONSTRAINT methodology_documents_are_a_list CHECK (jsonb_typeof(documents) = 'array'),
       CONSTRAINT methodology_is_decided_by_a_decision
         CHECK ((status IN ('approved', 'not-approved')) = (decision_id IS NOT NULL)),
       CONSTRAINT methodology_is_decided_on_a_day
         CHECK ((decision_id IS NULL) = (decided_on IS NULL)),
       CONSTRAINT methodology_is_numbered_when_approved
         CHECK ((approved_number IS NOT NULL) = (status = 'approved' AND revises_id IS NULL)),
       CONSTRAINT methodology_has_a_version_when_numbered
         CHECK ((approved_number IS NULL) = (current_version IS NULL)),
       CONSTRAINT methodology_public_input_lasts_15_days
         CHECK (public_input_until >= public_input_from + 14),
       CONSTRAINT methodology_public_input_follows_proposal
         CHECK (public_input_from >= proposed_on),
       CONSTRAINT methodology_consideration_follows_input
         CHECK (consideration_from > public_input_until),
       CONSTRAINT methodology_decision_follows_consideration
         CHECK (decided_on >= consideration_from),
       CONSTRAINT methodology_version_counts_from_one CHECK (version >= 1)
     )`,
  ];
}

function changes(): readonly string[] {
  return [
    `CREATE INDEX methodology_by_revised ON public.methodology (country_code, revises_id)`,
    ...projection('methodology', [
      'approved_number',
      'status',
      'documents',
      'public_input_from',
      'public_input_until',
      'consideration_from',
      'decided_on',
      'decision_id',
      'current_version',
      'reason',
      'version',
    ]),
  ];
}

function cycle(): readonly string[] {
  return [
    // Whatever the program believes, a gate is passed in one direction and once.
    `CREATE FUNCTION public.methodology_begins_as_proposed() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'methodology %-% does not begin as proposed', NEW.country_code, NEW.id
         USING ERRCODE = 'check_violation', CONSTRAINT = 'methodology_begins_as_proposed';
     END $$`,
    `CREATE TRIGGER methodology_begins_as_proposed BEFORE INSERT ON public.methodology
       FOR EACH ROW WHEN (NEW.status <> 'proposed')
       EXECUTE FUNCTION public.methodology_begins_as_proposed()`,
    `CREATE FUNCTION public.methodology_moves_along_its_cycle() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (OLD.status, NEW.status) NOT IN (('proposed', 'public-input'),
           ('public-input', 'under-consideration'), ('under-consideration', 'approved'),
           ('under-consideration', 'not-approved')) THEN
         RAISE EXCEPTION 'methodology %-% does not move from % to %', NEW.country_code, NEW.id,
           OLD.status, NEW.status
           USING ERRCODE = 'check_violation', CONSTRAINT = 'methodology_moves_along_its_cycle';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER methodology_moves_along_its_cycle BEFORE UPDATE ON public.methodology
       FOR EACH ROW WHEN (OLD.status <> NEW.status)
       EXECUTE FUNCTION public.methodology_moves_along_its_cycle()`,
  ];
}

function versions(): readonly string[] {
  return [
    // What a project was validated with is never rewritten: a revision is one more row.
    `CREATE TABLE public.methodology_version (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       methodology_id uuid NOT NULL,
       version text NOT NULL,
       approved_on date NOT NULL,
       formula text,
       factors jsonb NOT NULL,
       decision_id uuid NOT NULL,
       proposal_id uuid,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT methodology_version_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT methodology_version_is_of_a_methodology
         FOREIGN KEY (country_code, methodology_id)
         REFERENCES public.methodology (country_code, id),
       CONSTRAINT methodology_version_comes_of_a_proposal FOREIGN KEY (country_code, proposal_id)
         REFERENCES public.methodology (country_code, id),
       CONSTRAINT methodology_version_cites_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT methodology_version_number_is_used_once
         UNIQUE (country_code, methodology_id, version),
       CONSTRAINT methodology_version_is_one_per_decision
         UNIQUE (country_code, methodology_id, decision_id),
       CONSTRAINT methodology_version_is_one_per_proposal UNIQUE (country_code, proposal_id),
       CONSTRAINT methodology_version_has_a_version_number
         CHECK (version ~ '^Ver[0-9]{1,3}\\.[0-9]{1,3}$'),
       CONSTRAINT methodology_version_factors_are_of_a_formula
         CHECK (jsonb_typeof(factors) = 'object' AND (formula IS NOT NULL OR factors = '{}'))
     )`,
    ...appendOnly('methodology_version'),
  ];
}

function decisions(): readonly string[] {
  return [
    // Both sides have signed that this is approved, or is not, on this very day. Deferred, because one
    // batch may write the signatures as well.
    `CREATE FUNCTION public.methodology_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.joint_committee_decision d,
              LATERAL jsonb_array_elements(d.items) AS item
            WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
              AND d.status = 'effective' AND d.effective_on = NEW.decided_on
              AND item ->> 'type' = CASE
                WHEN NEW.status = 'not-approved' THEN 'methodology-non-approval'
                WHEN NEW.revises_id IS NULL THEN 'methodology-approval'
                ELSE 'methodology-revision' END
              AND item ->> 'subject' IN
                (NEW.proposal_number, NEW.country_code || '-' || NEW.id)) THEN
         RAISE EXCEPTION 'no effective decision is about methodology %', NEW.proposal_number
           USING ERRCODE = 'check_violation', CONSTRAINT = 'methodology_is_decided';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER methodology_is_decided AFTER UPDATE ON public.methodology
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.decision_id IS DISTINCT FROM OLD.decision_id)
       EXECUTE FUNCTION public.methodology_is_decided()`,
    `CREATE FUNCTION public.methodology_version_is_decided() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.joint_committee_decision d,
              LATERAL jsonb_array_elements(d.items) AS item,
              public.methodology m
            WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
              AND d.status = 'effective' AND d.effective_on = NEW.approved_on
              AND item ->> 'type' IN ('methodology-approval', 'methodology-revision')
              AND m.country_code = NEW.country_code
              AND m.id = coalesce(NEW.proposal_id, NEW.methodology_id)
              AND item ->> 'subject' IN
                (m.proposal_number, m.approved_number, m.country_code || '-' || m.id)) THEN
         RAISE EXCEPTION 'no effective decision makes version %', NEW.version
           USING ERRCODE = 'check_violation', CONSTRAINT = 'methodology_version_is_decided';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER methodology_version_is_decided
       AFTER INSERT ON public.methodology_version
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.methodology_version_is_decided()`,
  ];
}
