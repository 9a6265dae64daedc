import { commitmentAccount } from '../accounts.ts';
import { debtService } from './debt-service.ts';

/**
 * Records interest that a borrower paid. It never reduces the principal.
 *
 * Refuses, in this order: COMMITMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, BEFORE_COMMITMENT,
 * LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED.
 * @source IATI 2.03 TransactionType 5, "Interest Payment"
 */
export const interestPaymentAct = debtService(
  'interest-payment',
  commitmentAccount.interestReceived,
);
