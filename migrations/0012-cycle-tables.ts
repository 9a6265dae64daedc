import { appendOnly, projection } from './sql-helpers.ts';

/** The steps that projects took; where a step leads from is where the one before it led. */
export function transitions(): readonly string[] {
  return [
    `CREATE TABLE public.project_transition (
       country_code char(2) NOT NULL,
       project_id uuid NOT NULL,
       sequence integer NOT NULL,
       id uuid NOT NULL,
       previous_sequence integer,
       from_state text,
       to_state text NOT NULL,
       effective_on date NOT NULL,
       decision_id uuid,
       decision_item text,
       document_ids jsonb NOT NULL,
       reason text,
       taken_by uuid NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT project_transition_is_one_in_its_place
         PRIMARY KEY (country_code, project_id, sequence),
       CONSTRAINT project_transition_leads_somewhere
         UNIQUE (country_code, project_id, sequence, to_state),
       CONSTRAINT project_transition_id_is_used_once UNIQUE (country_code, id),
       CONSTRAINT project_transition_uses_a_decision_once
         UNIQUE (country_code, project_id, decision_id, decision_item),
       CONSTRAINT project_transition_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT project_transition_cites_a_decision FOREIGN KEY (country_code, decision_id)
         REFERENCES public.joint_committee_decision (country_code, id),
       CONSTRAINT project_transition_is_taken_by_somebody FOREIGN KEY (taken_by)
         REFERENCES public.principal (id),
       CONSTRAINT project_transition_documents_are_a_list
         CHECK (jsonb_typeof(document_ids) = 'array'),
       CONSTRAINT project_transition_names_its_item
         CHECK ((decision_id IS NULL) = (decision_item IS NULL))
     )`,
    ...chain(),
    ...appendOnly('project_transition'),
  ];
}

function chain(): readonly string[] {
  return [
    // The chain: the first step begins at nothing, every other where the one before it ended.
    `ALTER TABLE public.project_transition ADD CONSTRAINT project_transition_follows_the_last
       FOREIGN KEY (country_code, project_id, previous_sequence, from_state)
       REFERENCES public.project_transition (country_code, project_id, sequence, to_state)`,
    `ALTER TABLE public.project_transition ADD CONSTRAINT project_transition_counts_from_one
       CHECK (sequence >= 1 AND (sequence = 1) = (previous_sequence IS NULL)
         AND (previous_sequence IS NULL) = (from_state IS NULL)
         AND previous_sequence = sequence - 1)`,
    // The table of the cycle, as PROJECT_CYCLE has it.
    `ALTER TABLE public.project_transition ADD CONSTRAINT project_transition_is_in_the_table
       CHECK ((coalesce(from_state, 'not-begun'), to_state) IN (
         ('not-begun', 'pin-submitted'), ('not-begun', 'pin-waived'),
         ('pin-submitted', 'pin-no-objection'), ('pin-submitted', 'pin-objected'),
         ('pin-submitted', 'pin-withdrawn'),
         ('pin-no-objection', 'validation'), ('pin-waived', 'validation'),
         ('validation', 'registration-requested'),
         ('validation', 'registration-request-withdrawn'),
         ('registration-requested', 'registered'), ('registration-requested', 'rejected'),
         ('registration-requested', 'registration-request-withdrawn'),
         ('registered', 'registered'), ('registered', 'withdrawn'),
         ('registered', 'crediting-ended')))`,
    `ALTER TABLE public.project_transition ADD CONSTRAINT project_transition_has_its_decision
       CHECK (coalesce(decision_item, '') = CASE
         WHEN from_state = 'registered' AND to_state = 'registered' THEN
           CASE WHEN decision_item = 'renewal' THEN 'renewal' ELSE 'post-registration-change' END
         WHEN to_state = 'pin-no-objection' THEN 'pin-no-objection'
         WHEN to_state = 'pin-objected' THEN 'pin-objection'
         WHEN to_state = 'pin-waived' THEN 'pin-exemption'
         WHEN to_state = 'registered' THEN 'project-registration'
         WHEN to_state = 'rejected' THEN 'project-rejection'
         WHEN to_state = 'withdrawn' THEN 'project-withdrawal'
         ELSE '' END)`,
    `ALTER TABLE public.project_transition ADD CONSTRAINT project_transition_objection_has_a_reason
       CHECK (to_state NOT IN ('pin-objected', 'pin-withdrawn') OR reason IS NOT NULL)`,
  ];
}

export function methodologies(): readonly string[] {
  return [
    // One version of a methodology at a time; several methodologies.
    `CREATE TABLE public.project_methodology (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       methodology_id uuid NOT NULL,
       methodology_version_id uuid
         CONSTRAINT project_methodology_names_its_version NOT NULL,
       is_pinned boolean NOT NULL,
       pinned_on date NOT NULL,
       version integer NOT NULL,
       CONSTRAINT project_methodology_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT project_methodology_is_pinned_once
         UNIQUE (country_code, project_id, methodology_id),
       CONSTRAINT project_methodology_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT project_methodology_is_of_its_country FOREIGN KEY (country_code, methodology_id)
         REFERENCES public.methodology (country_code, id),
       CONSTRAINT project_methodology_has_an_approved_version
         FOREIGN KEY (country_code, methodology_version_id)
         REFERENCES public.methodology_version (country_code, id),
       CONSTRAINT project_methodology_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('project_methodology', [
      'methodology_version_id',
      'is_pinned',
      'pinned_on',
      'version',
    ]),
  ];
}

export function participants(): readonly string[] {
  return [
    // The participant is a fact of no country, so no key can lead there; it is never deleted, and the
    // act has read it.
    `CREATE TABLE public.project_participant (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       participant_id uuid NOT NULL,
       side text NOT NULL,
       role text NOT NULL,
       focal_point boolean NOT NULL,
       from_on date NOT NULL,
       until_on date,
       version integer NOT NULL,
       CONSTRAINT project_participant_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT project_participant_is_of_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT project_participant_has_a_role_once
         UNIQUE (country_code, project_id, participant_id, side, role, from_on),
       CONSTRAINT project_participant_side_is_known CHECK (side IN ('japan', 'partner', 'other')),
       CONSTRAINT project_participant_ends_after_it_begins CHECK (until_on >= from_on),
       CONSTRAINT project_participant_version_counts_from_one CHECK (version >= 1)
     )`,
    ...projection('project_participant', ['until_on', 'version']),
  ];
}

export function creditingPeriods(): readonly string[] {
  return [
    `CREATE TABLE public.crediting_period (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       project_id uuid NOT NULL,
       sequence integer NOT NULL,
       starts_on date NOT NULL,
       ends_on date NOT NULL,
       recorded_at timestamptz(3) NOT NULL,
       audit_sequence bigint NOT NULL,
       CONSTRAINT crediting_period_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT crediting_period_begins_once UNIQUE (country_code, project_id, starts_on),
       CONSTRAINT crediting_period_ends_after_it_begins CHECK (ends_on >= starts_on),
       CONSTRAINT crediting_period_comes_of_a_step FOREIGN KEY (country_code, project_id, sequence)
         REFERENCES public.project_transition (country_code, project_id, sequence)
     )`,
    ...appendOnly('crediting_period'),
  ];
}
