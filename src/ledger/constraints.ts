import { publicId } from '../kernel/ids.ts';
import type { Act, ConstraintRefusals } from './act.ts';
import { ledgerErrors } from './errors.ts';

const subject = (act: Act<unknown>): string => publicId(act.countryCode, act.subjectId ?? '');

/** What a broken constraint of the ledger's own tables means to whoever asked. */
export const ledgerConstraints: ConstraintRefusals = {
  act_decision_is_made_once: (act) =>
    ledgerErrors.refuse('LEDGER.ACT_ALREADY_DECIDED', { act: subject(act) }),
  act_decision_is_by_a_second_officer: (act) =>
    ledgerErrors.refuse('LEDGER.SAME_OFFICER', { act: subject(act) }),
  journal_entry_is_reversed_once: (act) =>
    ledgerErrors.refuse('LEDGER.ALREADY_REVERSED', { entry: subject(act) }),
  journal_entry_falls_into_open_books: () => ledgerErrors.refuse('LEDGER.BOOKS_CLOSED'),
};
