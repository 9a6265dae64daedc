import { appendOnly } from './sql-helpers.ts';

/** The signing keys of the operator's heads: who may sign, and since when no longer. */
export function auditKeys(): readonly string[] {
  return [
    // Who may sign, as facts that only add up: introduced, followed by a successor, revoked. One key
    // follows none, and each is followed once: exactly one key has no successor, the active one.
    `CREATE TABLE public.audit_key (
       country_code char(2) NOT NULL,
       key_id text NOT NULL,
       public_key bytea NOT NULL,
       previous_key_id text,
       introduced_sequence bigint NOT NULL,
       introduced_at timestamptz(3) NOT NULL,
       CONSTRAINT audit_key_pkey PRIMARY KEY (country_code, key_id),
       CONSTRAINT audit_key_is_followed_once
         UNIQUE NULLS NOT DISTINCT (country_code, previous_key_id),
       CONSTRAINT audit_key_belongs_to_no_country CHECK (country_code = '00'),
       CONSTRAINT audit_key_is_ed25519 CHECK (octet_length(public_key) = 32),
       CONSTRAINT audit_key_id_is_of_its_key
         CHECK (key_id = left(encode(sha256(public_key), 'hex'), 16)),
       CONSTRAINT audit_key_does_not_follow_itself CHECK (previous_key_id <> key_id),
       CONSTRAINT audit_key_follows_a_key FOREIGN KEY (country_code, previous_key_id)
         REFERENCES public.audit_key (country_code, key_id),
       CONSTRAINT audit_key_has_its_leaf FOREIGN KEY (country_code, introduced_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('audit_key'),
    // Only a key that has a successor is revoked: the log is never without a key that may sign.
    `CREATE TABLE public.audit_key_revocation (
       country_code char(2) NOT NULL,
       key_id text NOT NULL,
       revoked_sequence bigint NOT NULL,
       revoked_at timestamptz(3) NOT NULL,
       CONSTRAINT audit_key_revocation_is_final PRIMARY KEY (country_code, key_id),
       CONSTRAINT audit_key_revocation_follows_a_rotation FOREIGN KEY (country_code, key_id)
         REFERENCES public.audit_key (country_code, previous_key_id),
       CONSTRAINT audit_key_revocation_has_its_leaf FOREIGN KEY (country_code, revoked_sequence)
         REFERENCES public.audit_leaf (country_code, sequence)
     )`,
    ...appendOnly('audit_key_revocation'),
    ...keyGuards(),
  ];
}

function keyGuards(): readonly string[] {
  return [
    // A key stands in the table because the log says so. The lock keeps a head that is being signed
    // by the old key from passing the rotation unseen.
    `CREATE FUNCTION public.audit_key_is_in_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE statement jsonb;
     BEGIN
       PERFORM 1 FROM public.audit_tree t WHERE t.country_code = NEW.country_code FOR UPDATE;
       SELECT l.payload::jsonb -> 'facts' -> 'statement' INTO statement FROM public.audit_leaf l
        WHERE l.country_code = NEW.country_code AND l.sequence = NEW.introduced_sequence;
       IF statement ->> 'kind' IS DISTINCT FROM
            (CASE WHEN NEW.previous_key_id IS NULL THEN 'audit-key-introduced'
                  ELSE 'audit-key-rotated' END)
          OR statement ->> 'keyId' IS DISTINCT FROM NEW.key_id
          OR statement ->> 'publicKey' IS DISTINCT FROM encode(NEW.public_key, 'hex')
          OR statement ->> 'previousKeyId' IS DISTINCT FROM NEW.previous_key_id THEN
         RAISE EXCEPTION 'the audit log does not introduce the key %', NEW.key_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_key_is_in_the_log';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER audit_key_is_in_the_log BEFORE INSERT ON public.audit_key
       FOR EACH ROW EXECUTE FUNCTION public.audit_key_is_in_the_log()`,
    `CREATE FUNCTION public.audit_key_revocation_is_in_the_log() RETURNS trigger
       LANGUAGE plpgsql AS $$
     DECLARE statement jsonb;
     BEGIN
       SELECT l.payload::jsonb -> 'facts' -> 'statement' INTO statement FROM public.audit_leaf l
        WHERE l.country_code = NEW.country_code AND l.sequence = NEW.revoked_sequence;
       IF statement ->> 'kind' IS DISTINCT FROM 'audit-key-revoked'
          OR statement ->> 'keyId' IS DISTINCT FROM NEW.key_id THEN
         RAISE EXCEPTION 'the audit log does not revoke the key %', NEW.key_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_key_revocation_is_in_the_log';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER audit_key_revocation_is_in_the_log BEFORE INSERT ON public.audit_key_revocation
       FOR EACH ROW EXECUTE FUNCTION public.audit_key_revocation_is_in_the_log()`,
  ];
}

/** The signed heads over the heads of all countries. */
export function operatorHeads(): readonly string[] {
  return [
    // The heads of all countries under one signature. Numbered without gaps, each naming the one
    // before; the columns repeat what the signed body says.
    `CREATE TABLE public.operator_head (
       country_code char(2) NOT NULL,
       number bigint NOT NULL,
       previous_number bigint GENERATED ALWAYS AS
         (CASE WHEN number > 1 THEN number - 1 END) STORED,
       at timestamptz(3) NOT NULL,
       previous_hash bytea,
       key_id text NOT NULL,
       body text NOT NULL,
       hash bytea NOT NULL,
       signature bytea NOT NULL,
       CONSTRAINT operator_head_pkey PRIMARY KEY (country_code, number),
       CONSTRAINT operator_head_time_is_its_own UNIQUE (country_code, at),
       CONSTRAINT operator_head_hash_is_fixed UNIQUE (country_code, number, hash),
       CONSTRAINT operator_head_belongs_to_no_country CHECK (country_code = '00'),
       CONSTRAINT operator_head_number_counts_from_one CHECK (number >= 1),
       CONSTRAINT operator_head_only_the_first_follows_none
         CHECK ((number = 1) = (previous_hash IS NULL)),
       CONSTRAINT operator_head_hash_is_of_its_body
         CHECK (hash = sha256('\\x03'::bytea || convert_to(body, 'UTF8'))),
       CONSTRAINT operator_head_signature_is_ed25519 CHECK (octet_length(signature) = 64),
       CONSTRAINT operator_head_columns_say_what_is_signed CHECK (
         (body::jsonb ->> 'number')::bigint = number AND (body::jsonb ->> 'keyId') = key_id
         AND (body::jsonb ->> 'at')::timestamptz = at
         AND (body::jsonb ->> 'previous') IS NOT DISTINCT FROM encode(previous_hash, 'hex')),
       CONSTRAINT operator_head_follows_the_one_before
         FOREIGN KEY (country_code, previous_number, previous_hash)
         REFERENCES public.operator_head (country_code, number, hash),
       CONSTRAINT operator_head_is_signed_by_a_known_key FOREIGN KEY (country_code, key_id)
         REFERENCES public.audit_key (country_code, key_id)
     )`,
    ...appendOnly('operator_head'),
    // Only the active key signs: one that has a successor was rotated away. The lock is the one that
    // a rotation holds, and the statements after it see what the rotation committed.
    `CREATE FUNCTION public.operator_head_is_signed_in_turn() RETURNS trigger
       LANGUAGE plpgsql AS $$
     BEGIN
       PERFORM 1 FROM public.audit_tree t WHERE t.country_code = NEW.country_code FOR UPDATE;
       IF EXISTS (SELECT 1 FROM public.audit_key k
                   WHERE k.country_code = NEW.country_code AND k.previous_key_id = NEW.key_id) THEN
         RAISE EXCEPTION 'the key % was rotated away and signs nothing', NEW.key_id
           USING ERRCODE = 'check_violation', CONSTRAINT = 'operator_head_is_signed_by_active_key';
       END IF;
       IF EXISTS (SELECT 1 FROM public.operator_head h
                   WHERE h.country_code = NEW.country_code AND h.number = NEW.number - 1
                     AND h.at >= NEW.at) THEN
         RAISE EXCEPTION 'the time of the operator''s heads only goes on'
           USING ERRCODE = 'check_violation', CONSTRAINT = 'operator_head_time_goes_on';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER operator_head_is_signed_in_turn BEFORE INSERT ON public.operator_head
       FOR EACH ROW EXECUTE FUNCTION public.operator_head_is_signed_in_turn()`,
  ];
}
