import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import type { PreviewedPosting } from '../../ledger/act-preview.ts';
import { wordsIn, type PageWords } from '../language/words.ts';

/** A posting with the name of what its account belongs to. */
export interface NamedPosting {
  readonly place: string;
  readonly owner: string;
  readonly commodity: string;
  readonly isIn: boolean;
  readonly amount: string;
  readonly balanceBefore: string;
  readonly balanceAfter: string;
}

/** An account of credits as people call it. */
export interface AccountName {
  readonly id: string;
  readonly side: string;
  readonly class: string;
  readonly number: string;
  readonly label: string;
  readonly holder: string;
  /** Null where a government holds it. */
  readonly holderId: string | null;
}

/** Names of what accounts of the books belong to. */
@Injectable()
export class OwnerNames {
  constructor(private readonly reader: Reader) {}

  /** Postings in words. */
  async namedPostings(
    country: string,
    postings: readonly PreviewedPosting[],
    t: PageWords,
  ): Promise<readonly NamedPosting[]> {
    const ids = postings.map(({ ownerId }) => ownerId);
    const names = await this.ownersIn(country, ids, t);
    return postings.map(({ accountKind, ownerType, ownerId, amount, balanceAfter }) => {
      const isIn = !amount.isNegative();
      return {
        place: t.code(`account.${accountKind}`),
        owner: names.get(ownerId) ?? ownerType,
        commodity: amount.commodity.code,
        isIn,
        amount: (isIn ? amount : amount.negated()).toString(),
        balanceBefore: balanceAfter.minus(amount).toString(),
        balanceAfter: balanceAfter.toString(),
      };
    });
  }

  /** What accounts of the ledger belong to, by id without the country: a name, or a reference. */
  async ownersIn(
    country: string,
    ids: readonly string[],
    t: PageWords,
  ): Promise<ReadonlyMap<string, string>> {
    const [credits, money] = await Promise.all([
      this.creditAccounts(country, ids),
      this.reader.query(
        `SELECT id, reference FROM public.tranche WHERE country_code = $1 AND id = ANY($2::uuid[])
          UNION ALL
         SELECT id, reference FROM public.commitment
          WHERE country_code = $1 AND id = ANY($2::uuid[])`,
        [country, ids],
      ),
    ]);
    return new Map([
      ...money.map((row): [string, string] => [String(row['id']), String(row['reference'])]),
      ...[...credits].map(([id, account]): [string, string] => [id, titleOf(account, t)]),
    ]);
  }

  /** Accounts of credits by id without the country. */
  async creditAccounts(
    country: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, AccountName>> {
    const rows = await this.reader.query(
      `SELECT id, side, class, number, label, holder_id FROM public.credit_account
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [country, ids],
    );
    const names = await this.reader.query(
      'SELECT id, name FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
      [NO_COUNTRY, rows.flatMap((row) => row['holder_id'] ?? [])],
    );
    const nameOf = new Map(names.map((row) => [row['id'], String(row['name'])]));
    return new Map(
      rows.map((row) => {
        const side = String(row['side']);
        const account = {
          id: `${country}-${String(row['id'])}`,
          side,
          class: String(row['class']),
          number: String(row['number']),
          label: String(row['label']),
          holderId: row['holder_id'] === null ? null : String(row['holder_id']),
          holder:
            row['holder_id'] === null
              ? `Government of ${side === 'japan' ? 'Japan' : 'the partner country'}`
              : (nameOf.get(row['holder_id']) ?? ''),
        };
        return [String(row['id']), account];
      }),
    );
  }
}

const FINAL: readonly string[] = ['retirement', 'cancellation', 'transferred-out'];

/** 'Green K.K., JP-100-7' or 'Retirement account, registry of Japan'. */
export function titleOf(account: AccountName, t: PageWords = wordsIn('en')): string {
  return FINAL.includes(account.class)
    ? placeOf(account, t)
    : `${holderOf(account, t)}, ${account.number}`;
}

/** What kind of account it is and in whose registry: what everybody may know. */
export function placeOf(account: Pick<AccountName, 'class' | 'side'>, t: PageWords): string {
  const side = t(account.side === 'japan' ? 'page.japan' : 'page.the-partner');
  return t('history.place', { class: t.code(`account-class.${account.class}`), side });
}

/** Who holds it, called in the language of the page where that is a government. */
export function holderOf(account: AccountName, t: PageWords): string {
  if (account.holderId !== null) return account.holder;
  const country = t(account.side === 'japan' ? 'page.japan' : 'page.the-partner');
  return t('page.government', { country });
}
