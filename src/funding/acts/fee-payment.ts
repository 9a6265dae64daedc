import { commitmentAccount } from '../accounts.ts';
import { debtService } from './debt-service.ts';

/**
 * Records a fee that a borrower paid: a front-end fee, a commitment charge. It never reduces the
 * principal.
 *
 * Refuses, in this order: COMMITMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, BEFORE_COMMITMENT,
 * LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED.
 * @source JICA, General Terms and Conditions for Japanese ODA Loans: front-end fee
 */
export const feePaymentAct = debtService('fee-payment', commitmentAccount.feesReceived);
