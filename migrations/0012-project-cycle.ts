import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropIfEmpty, runAll } from './sql-helpers.ts';
import { creditingPeriods, methodologies, participants, transitions } from './0012-cycle-tables.ts';

/** The JCM's cycle of a project: its steps, its methodologies, its participants, its crediting periods. */
export class ProjectCycle1764000000012 implements MigrationInterface {
  readonly name = 'ProjectCycle1764000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      ...columns(),
      ...transitions(),
      ...decided(),
      ...chained(),
      ...methodologies(),
      ...participants(),
      ...creditingPeriods(),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const [begun] = await queryRunner.query(
      `SELECT 1 AS found FROM public.project
        WHERE cycle_state IS NOT NULL OR resubmits_id IS NOT NULL LIMIT 1`,
    );
    if (begun)
      throw new Error('A project has begun its cycle; a book of record is not migrated down.');
    await runAll(queryRunner, [
      'ALTER TABLE public.project DROP CONSTRAINT project_stands_where_its_last_step_led',
    ]);
    await dropIfEmpty(queryRunner, [
      'crediting_period',
      'project_participant',
      'project_methodology',
      'project_transition',
    ]);
    await runAll(queryRunner, [
      'DROP TRIGGER project_cycle_only_goes_on ON public.project',
      'DROP FUNCTION public.project_cycle_only_goes_on()',
      'DROP FUNCTION public.project_transition_moves_its_project()',
      'DROP FUNCTION public.project_transition_is_decided()',
      'DROP INDEX public.project_reference_by_project',
      'ALTER TABLE public.project DROP CONSTRAINT project_jcm_reference_has_three_digits',
      `ALTER TABLE public.project ADD CONSTRAINT project_jcm_reference_has_three_digits
         CHECK (mechanism <> 'JCM' OR reference ~ '^[A-Z]{2}[0-9]{3}$')`,
      `ALTER TABLE public.project DROP COLUMN cycle_state, DROP COLUMN cycle_sequence,
         DROP COLUMN cycle_entered_on, DROP COLUMN registered_on, DROP COLUMN pin_number,
         DROP COLUMN resubmits_id`,
    ]);
  }
}

const COLUMNS = [
  'cycle_state text',
  'cycle_sequence integer',
  'cycle_entered_on date',
  'registered_on date',
  'pin_number text',
  'resubmits_id uuid',
];

function columns(): readonly string[] {
  return [
    ...COLUMNS.map((column) => `ALTER TABLE public.project ADD COLUMN ${column}`),
    // Without a state nothing has begun: a project outside the mechanism, or one read in a list.
    `ALTER TABLE public.project ADD CONSTRAINT project_state_comes_of_a_step
       CHECK ((cycle_state IS NULL) = (cycle_sequence IS NULL)
         AND (cycle_state IS NULL) = (cycle_entered_on IS NULL))`,
    `ALTER TABLE public.project ADD CONSTRAINT project_in_the_cycle_is_of_the_jcm
       CHECK (cycle_state IS NULL OR mechanism = 'JCM')`,
    `ALTER TABLE public.project ADD CONSTRAINT project_is_registered_on_a_day
       CHECK ((registered_on IS NOT NULL)
         = coalesce(cycle_state IN ('registered', 'withdrawn', 'crediting-ended'), false))`,
    // Not unique: outside, one number has named two ideas.
    `ALTER TABLE public.project ADD CONSTRAINT project_pin_number_names_its_country
       CHECK (pin_number ~ '^[A-Z]{2}_PIN[0-9]{3}$' AND left(pin_number, 2) = country_code)`,
    `ALTER TABLE public.project ADD CONSTRAINT project_resubmits_one_of_its_country
       FOREIGN KEY (country_code, resubmits_id) REFERENCES public.project (country_code, id)`,
    `ALTER TABLE public.project ADD CONSTRAINT project_is_resubmitted_once
       UNIQUE (country_code, resubmits_id)`,
    // The number is given with the validation; an idea note comes before it.
    `ALTER TABLE public.project DROP CONSTRAINT project_jcm_reference_has_three_digits`,
    `ALTER TABLE public.project ADD CONSTRAINT project_jcm_reference_has_three_digits
       CHECK (mechanism <> 'JCM' OR reference ~ '^[A-Z]{2}[0-9]{3}$'
         OR coalesce(left(cycle_state, 4) = 'pin-', false))`,
    `CREATE INDEX project_reference_by_project
       ON public.project_reference (country_code, project_id)`,
    `CREATE INDEX project_by_pin_number ON public.project (country_code, pin_number)`,
    `CREATE INDEX project_by_cycle_state ON public.project (country_code, cycle_state, cycle_entered_on)`,
    `GRANT UPDATE (cycle_state, cycle_sequence, cycle_entered_on, registered_on, pin_number)
       ON public.project TO jcm_ledger_application`,
  ];
}

/** What a step needs of a decision, told by the decision itself. */
function decided(): readonly string[] {
  return [
    // Both sides have signed that this happens to this very project, on this very day. Deferred,
    // because one batch may write the signatures as well.
    `CREATE FUNCTION public.project_transition_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.joint_committee_decision d,
              LATERAL jsonb_array_elements(d.items) AS item
            WHERE d.country_code = NEW.country_code AND d.id = NEW.decision_id
              AND d.status = 'effective' AND d.effective_on = NEW.effective_on
              AND item ->> 'type' = NEW.decision_item
              AND (item ->> 'subject' IN (
                SELECT p.country_code || '-' || p.id FROM public.project p
                 WHERE p.country_code = NEW.country_code AND p.id = NEW.project_id
                UNION ALL
                SELECT r.reference FROM public.project_reference r
                 WHERE r.country_code = NEW.country_code AND r.project_id = NEW.project_id)
                OR (NEW.decision_item LIKE 'pin-%' AND item ->> 'subject' IN (
                  SELECT p.country_code || '-' || p.resubmits_id FROM public.project p
                   WHERE p.country_code = NEW.country_code AND p.id = NEW.project_id
                  UNION ALL
                  SELECT r.reference FROM public.project p
                    JOIN public.project_reference r ON r.country_code = p.country_code
                     AND r.project_id = p.resubmits_id
                   WHERE p.country_code = NEW.country_code AND p.id = NEW.project_id
                  UNION ALL
                  SELECT p.pin_number FROM public.project p
                   WHERE p.country_code = NEW.country_code AND p.id = NEW.project_id
                  UNION ALL
                  SELECT NEW.country_code WHERE NEW.decision_item = 'pin-exemption')))) THEN
         RAISE EXCEPTION 'no effective decision takes project %-% to %', NEW.country_code,
           NEW.project_id, NEW.to_state
           USING ERRCODE = 'check_violation', CONSTRAINT = 'project_transition_is_decided';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER project_transition_is_decided AFTER INSERT ON public.project_transition
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.decision_id IS NOT NULL)
       EXECUTE FUNCTION public.project_transition_is_decided()`,
  ];
}

/** A project stands where its last step led, and nowhere else. */
function chained(): readonly string[] {
  return [
    `ALTER TABLE public.project ADD CONSTRAINT project_stands_where_its_last_step_led
       FOREIGN KEY (country_code, id, cycle_sequence, cycle_state)
       REFERENCES public.project_transition (country_code, project_id, sequence, to_state)`,
    `CREATE FUNCTION public.project_cycle_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'project %-% would go back in its cycle', NEW.country_code, NEW.id
         USING ERRCODE = 'check_violation', CONSTRAINT = 'project_cycle_only_goes_on';
     END $$`,
    `CREATE TRIGGER project_cycle_only_goes_on BEFORE UPDATE ON public.project
       FOR EACH ROW WHEN (OLD.cycle_sequence IS NOT NULL
         AND (NEW.cycle_sequence IS NULL OR NEW.cycle_sequence < OLD.cycle_sequence))
       EXECUTE FUNCTION public.project_cycle_only_goes_on()`,
    // A step that its project has not taken would be a second history.
    `CREATE FUNCTION public.project_transition_moves_its_project() RETURNS trigger
     LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM public.project p
            WHERE p.country_code = NEW.country_code AND p.id = NEW.project_id
              AND p.cycle_sequence >= NEW.sequence) THEN
         RAISE EXCEPTION 'project %-% has not taken its step %', NEW.country_code,
           NEW.project_id, NEW.sequence
           USING ERRCODE = 'check_violation', CONSTRAINT = 'project_transition_moves_its_project';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER project_transition_moves_its_project
       AFTER INSERT ON public.project_transition
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION public.project_transition_moves_its_project()`,
  ];
}
