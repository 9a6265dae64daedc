import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropIfEmpty, projection, runAll } from './sql-helpers.ts';

/** What the Joint Committee of a partner decides, who signed it, and which entities it designated. */
export class JointCommittee1764000000009 implements MigrationInterface {
  readonly name = 'JointCommittee1764000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...decisions(),
      ...signatures(),
      ...effectiveness(),
      ...designations(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropIfEmpty(queryRunner, [
      'tpe_designation',
      'decision_signature',
      'joint_committee_decision',
    ]);
    await runAll(queryRunner, [
      'DROP FUNCTION public.tpe_designation_is_decided()',
      'DROP FUNCTION public.decision_signature_makes_effective()',
      'DROP FUNCTION public.joint_committee_decision_is_signed()',
      'DROP FUNCTION public.joint_committee_decision_takes_effect_once()',
    ]);
  }
}

function decisions(): readonly string[] {
  return [
    // What is decided is fixed when it is submitted: only whether it is in effect changes later.
    `CREATE TABLE public.joint_committee_decision (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       mode text NOT NULL,
       title text NOT NULL,
       decision_on date NOT NULL,
       items jsonb NOT NULL,
       source text,
       submitted_by uuid NOT NULL,
       status text NOT NULL,
       effective_on date,
       version integer NOT NULL,
       CONSTRAINT joint_committee_decision_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT joint_committee_decision_has_its_submitter
         UNIQUE (country_code, id, submitted_by),
       CONSTRAINT joint_committee_decision_is_of_a_partner FOREIGN KEY (country_code)
         REFERENCES public.partner_country (country_code),
       CONSTRAINT joint_committee_decision_submitter_is_known FOREIGN KEY (submitted_by)
         REFERENCES public.principal (id),
       CONSTRAINT joint_committee_decision_mode_is_known
         CHECK (mode IN ('meeting', 'electronic')),
       CONSTRAINT joint_committee_decision_has_an_item
         CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) >= 1),
       CONSTRAINT joint_committee_decision_status_is_known
         CHECK (status IN ('awaiting-signatures', 'effective')),
       CONSTRAINT joint_committee_decision_is_effective_on_a_day
         CHECK ((status = 'effective') = (effective_on IS NOT NULL)),
       CONSTRAINT joint_committee_decision_has_one_day CHECK (effective_on = decision_on),
       CONSTRAINT joint_committee_decision_version_from_one CHECK (version >= 1)
     )`,
    `CREATE INDEX joint_committee_decision_by_day
       ON public.joint_committee_decision (country_code, decision_on, id)`,
    ...projection('joint_committee_decision', ['status', 'effective_on', 'version']),
  ];
}

function signatures(): readonly string[] {
  return [
    // One per side, by two people, neither of whom submitted: each rule is a key or a check.
    `CREATE TABLE public.decision_signature (
       country_code char(2) NOT NULL,
       decision_id uuid NOT NULL,
       side text NOT NULL,
       id uuid NOT NULL,
       signed_by uuid NOT NULL,
       submitted_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT decision_signature_is_one_per_side
         PRIMARY KEY (country_code, decision_id, side),
       CONSTRAINT decision_signature_is_one_per_person
         UNIQUE (country_code, decision_id, signed_by),
       CONSTRAINT decision_signature_id_is_used_once UNIQUE (country_code, id),
       CONSTRAINT decision_signature_is_not_of_the_submitter CHECK (signed_by <> submitted_by),
       CONSTRAINT decision_signature_is_of_a_decision
         FOREIGN KEY (country_code, decision_id, submitted_by)
         REFERENCES public.joint_committee_decision (country_code, id, submitted_by),
       CONSTRAINT decision_signature_is_by_a_principal FOREIGN KEY (signed_by)
         REFERENCES public.principal (id),
       CONSTRAINT decision_signature_side_is_known CHECK (side IN ('japan', 'partner'))
     )`,
    ...appendOnly('decision_signature'),
  ];
}

function effectiveness(): readonly string[] {
  return [
    // What others have cited stays as they cited it.
    `CREATE FUNCTION public.joint_committee_decision_takes_effect_once() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'decision %-% is in effect and does not change', OLD.country_code, OLD.id
         USING ERRCODE = 'check_violation',
               CONSTRAINT = 'joint_committee_decision_takes_effect_once';
     END $$`,
    `CREATE TRIGGER joint_committee_decision_takes_effect_once
       BEFORE UPDATE ON public.joint_committee_decision
       FOR EACH ROW WHEN (OLD.status = 'effective')
       EXECUTE FUNCTION public.joint_committee_decision_takes_effect_once()`,
    // Deferred both ways, because one batch may write a decision and its signatures: in effect with
    // the signatures of both sides, and only so.
    `CREATE FUNCTION public.joint_committee_decision_is_signed() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (SELECT count(*) FROM public.decision_signature s
            WHERE s.country_code = NEW.country_code AND s.decision_id = NEW.id) <> 2 THEN
         RAISE EXCEPTION 'decision %-% lacks a signature', NEW.country_code, NEW.id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'joint_committee_decision_is_signed';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER joint_committee_decision_is_signed
       AFTER INSERT OR UPDATE ON public.joint_committee_decision
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.status = 'effective')
       EXECUTE FUNCTION public.joint_committee_decision_is_signed()`,
    `CREATE FUNCTION public.decision_signature_makes_effective() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF (SELECT count(*) FROM public.decision_signature s
            WHERE s.country_code = NEW.country_code AND s.decision_id = NEW.decision_id) = 2
          AND NOT EXISTS (SELECT FROM public.joint_committee_decision d
            WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
              AND d.status = 'effective') THEN
         RAISE EXCEPTION 'decision %-% has both signatures', NEW.country_code, NEW.decision_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_signature_makes_effective';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER decision_signature_makes_effective
       AFTER INSERT ON public.decision_signature
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.decision_signature_makes_effective()`,
  ];
}

function designations(): readonly string[] {
  return [
    // The participant is a fact of no country, so no key can lead there; it is never deleted, and the
    // act that designates has read it.
    `CREATE TABLE public.tpe_designation (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       participant_id uuid NOT NULL,
       validation_scopes jsonb NOT NULL,
       verification_scopes jsonb NOT NULL,
       decision_id uuid NOT NULL,
       designated_on date NOT NULL,
       designated_until date,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT tpe_designation_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT tpe_designation_is_one_per_decision
         UNIQUE (country_code, participant_id, decision_id),
       CONSTRAINT tpe_designation_cites_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT tpe_designation_ends_after_it_begins
         CHECK (designated_until >= designated_on),
       CONSTRAINT tpe_designation_is_for_a_scope
         CHECK (jsonb_array_length(validation_scopes) + jsonb_array_length(verification_scopes) > 0)
     )`,
    // The decision named this very entity, and is in effect by then.
    `CREATE FUNCTION public.tpe_designation_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.joint_committee_decision d
            WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
              AND d.status = 'effective' AND d.effective_on <= NEW.designated_on
              AND d.items @> jsonb_build_array(jsonb_build_object(
                'type', 'tpe-designation', 'subject', '00-' || NEW.participant_id))) THEN
         RAISE EXCEPTION 'no effective decision designates participant %', NEW.participant_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'tpe_designation_is_decided';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER tpe_designation_is_decided AFTER INSERT ON public.tpe_designation
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.tpe_designation_is_decided()`,
    ...appendOnly('tpe_designation'),
  ];
}
