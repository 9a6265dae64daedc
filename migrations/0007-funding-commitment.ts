import { appendOnly, projection } from './sql-helpers.ts';

/** Firm obligations, and what part of each is for which project. */
export function commitments(): readonly string[] {
  return [
    // `book_kind` can only say what the book is; so the check on the agreement is law in a real
    // one.
    `CREATE TABLE public.commitment (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       entry_id uuid NOT NULL,
       tranche_id uuid NOT NULL,
       reference text NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       amount numeric NOT NULL,
       effective_on date NOT NULL,
       agreement_title text,
       agreement_signed_on date,
       agreement_sha256 text,
       book_kind text NOT NULL,
       share_count smallint NOT NULL,
       CONSTRAINT commitment_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT commitment_entry_is_its_own UNIQUE (country_code, entry_id),
       CONSTRAINT commitment_facts_are_fixed
         UNIQUE (country_code, id, currency, exponent, share_count),
       CONSTRAINT commitment_currency_is_fixed UNIQUE (country_code, id, currency, exponent),
       CONSTRAINT commitment_is_in_its_tranches_currency FOREIGN KEY
         (country_code, tranche_id, currency, exponent)
         REFERENCES public.tranche (country_code, id, currency, exponent),
       CONSTRAINT commitment_is_posted FOREIGN KEY (country_code, entry_id)
         REFERENCES public.journal_entry (country_code, id) DEFERRABLE INITIALLY DEFERRED,
       CONSTRAINT commitment_names_the_kind_of_the_book FOREIGN KEY (book_kind)
         REFERENCES public.book (kind),
       CONSTRAINT commitment_amount_is_positive CHECK (amount > 0),
       CONSTRAINT commitment_amount_has_the_decimals CHECK (scale(amount) = exponent),
       CONSTRAINT commitment_share_count_is_not_negative CHECK (share_count >= 0),
       CONSTRAINT commitment_agreement_digest_is_sha256
         CHECK (agreement_sha256 ~ '^[0-9a-f]{64}$'),
       CONSTRAINT commitment_agreement_has_a_title
         CHECK (agreement_sha256 IS NULL OR agreement_title IS NOT NULL)
     )`,
    // Committed means signed: without a document there is no commitment in a real book.
    `ALTER TABLE public.commitment ADD CONSTRAINT commitment_rests_on_an_agreement
       CHECK (book_kind = 'demonstration' OR agreement_sha256 IS NOT NULL)`,
    `CREATE INDEX commitment_by_tranche
       ON public.commitment (country_code, tranche_id, effective_on)`,
    ...appendOnly('commitment'),
    ...shares(),
  ];
}

function shares(): readonly string[] {
  return [
    // A share names how many there are: when the commitment is accepted all places are taken, so no
    // project can be given a share later.
    `CREATE TABLE public.commitment_share (
       country_code char(2) NOT NULL,
       commitment_id uuid NOT NULL,
       ordinal smallint NOT NULL,
       share_count smallint NOT NULL,
       project_id uuid NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       amount numeric NOT NULL,
       CONSTRAINT commitment_share_pkey PRIMARY KEY (country_code, commitment_id, ordinal),
       CONSTRAINT commitment_share_is_one_per_project
         UNIQUE (country_code, commitment_id, project_id),
       CONSTRAINT commitment_share_is_within_its_count CHECK (ordinal BETWEEN 1 AND share_count),
       CONSTRAINT commitment_share_belongs_to_its_commitment FOREIGN KEY
         (country_code, commitment_id, currency, exponent, share_count)
         REFERENCES public.commitment (country_code, id, currency, exponent, share_count),
       CONSTRAINT commitment_share_is_for_a_project FOREIGN KEY (country_code, project_id)
         REFERENCES public.project (country_code, id),
       CONSTRAINT commitment_share_amount_is_positive CHECK (amount > 0),
       CONSTRAINT commitment_share_has_the_decimals CHECK (scale(amount) = exponent)
     )`,
    `CREATE INDEX commitment_share_by_project
       ON public.commitment_share (country_code, project_id)`,
    ...appendOnly('commitment_share'),
    // Deferred, because a commitment is written before its shares.
    `CREATE FUNCTION public.commitment_is_shared_exactly() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE shared record;
     BEGIN
       SELECT count(*) AS number, coalesce(sum(s.amount), 0) AS total INTO shared
         FROM public.commitment_share s
        WHERE s.country_code = NEW.country_code AND s.commitment_id = NEW.id;
       IF shared.number <> NEW.share_count OR shared.total <> NEW.amount THEN
         RAISE EXCEPTION 'the % shares of commitment %-% sum to %, and it is %',
           shared.number, NEW.country_code, NEW.id, shared.total, NEW.amount
           USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_is_shared_exactly';
       END IF;
       RETURN NULL;
     END $$`,
    `CREATE CONSTRAINT TRIGGER commitment_is_shared_exactly AFTER INSERT ON public.commitment
       DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.share_count > 0)
       EXECUTE FUNCTION public.commitment_is_shared_exactly()`,
  ];
}

/** What was paid out, and what of it came back. */
export function disbursements(): readonly string[] {
  return [
    // A disbursement gives back at most itself: what is still refundable is a limit like a floor.
    `CREATE TABLE public.disbursement (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       commitment_id uuid NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       amount numeric NOT NULL,
       refundable numeric NOT NULL,
       refunds smallint NOT NULL,
       effective_on date NOT NULL,
       CONSTRAINT disbursement_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT disbursement_is_of_a_commitment FOREIGN KEY
         (country_code, commitment_id, currency, exponent)
         REFERENCES public.commitment (country_code, id, currency, exponent),
       CONSTRAINT disbursement_is_posted FOREIGN KEY (country_code, id)
         REFERENCES public.journal_entry (country_code, id) DEFERRABLE INITIALLY DEFERRED,
       CONSTRAINT disbursement_amount_is_positive CHECK (amount > 0),
       CONSTRAINT disbursement_amount_has_the_decimals CHECK (scale(amount) = exponent),
       CONSTRAINT disbursement_refundable_is_within_it
         CHECK (refundable >= 0 AND refundable <= amount),
       CONSTRAINT disbursement_refundable_has_the_decimals CHECK (scale(refundable) = exponent),
       CONSTRAINT disbursement_refunds_are_counted CHECK (refunds BETWEEN 0 AND 200)
     ) WITH (fillfactor = 80)`,
    `CREATE INDEX disbursement_by_commitment
       ON public.disbursement (country_code, commitment_id, effective_on)`,
    ...projection('disbursement', ['refundable', 'refunds']),
    `CREATE TABLE public.refund (
       country_code char(2) NOT NULL,
       id uuid NOT NULL,
       disbursement_id uuid NOT NULL,
       currency text NOT NULL,
       exponent smallint NOT NULL,
       amount numeric NOT NULL,
       reusable boolean NOT NULL,
       effective_on date NOT NULL,
       CONSTRAINT refund_pkey PRIMARY KEY (country_code, id),
       CONSTRAINT refund_is_of_a_disbursement FOREIGN KEY (country_code, disbursement_id)
         REFERENCES public.disbursement (country_code, id),
       CONSTRAINT refund_currency_is_known FOREIGN KEY (currency, exponent)
         REFERENCES public.commodity (code, exponent),
       CONSTRAINT refund_is_posted FOREIGN KEY (country_code, id)
         REFERENCES public.journal_entry (country_code, id) DEFERRABLE INITIALLY DEFERRED,
       CONSTRAINT refund_amount_is_positive CHECK (amount > 0),
       CONSTRAINT refund_amount_has_the_decimals CHECK (scale(amount) = exponent)
     )`,
    `CREATE INDEX refund_by_disbursement ON public.refund (country_code, disbursement_id)`,
    ...appendOnly('refund'),
  ];
}
