import { Injectable } from '@nestjs/common';
import { partnerCountries } from '../../carbon-credit/block.reads.ts';
import { serialsIn } from '../../carbon-credit/transfer.reads.ts';
import { Reader, type ReadRow } from '../../database/reader.ts';
import { isReached, reached, reachIn, reachValues, type Reach } from '../../identity/reach.ts';
import type { Grant } from '../../identity/grant.ts';
import type { Principal } from '../../identity/principal.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { PageWords } from '../language/words.ts';
import { OwnerNames, titleOf, type AccountName } from '../form/owner-names.reads.ts';

/** An open offer as either holder sees it. */
export interface OpenOffer {
  readonly id: string;
  readonly country: string;
  readonly from: { readonly id: string; readonly title: string };
  readonly to: { readonly id: string; readonly title: string };
  readonly tonnes: string;
  readonly serials: readonly string[];
  readonly offeredOn: string;
  readonly expiresOn: string;
  readonly reference: string | null;
  /** It waits for whoever looks. */
  readonly canTake: boolean;
  /** Whoever looks gave it. */
  readonly canTakeBack: boolean;
  /** They may answer it, for this very holder. */
  readonly mayAnswer: boolean;
  /** They may take it back, for this very holder. */
  readonly mayTakeBack: boolean;
}

/** Who looks, and in which language. */
interface Looking {
  readonly reach: Reach | null;
  readonly grants: readonly Grant[];
  readonly t: PageWords;
}

const OFFERS_AT_MOST = 200;

/** Whose holdings somebody may see in a country: everybody's (null), or some; nobody's for the public. */
export function visibleIn(principal: Principal | null, country: string): Reach | null {
  return reachIn(principal?.grants ?? [], 'carbon-credit.read', country);
}

/** Offers that wait for an answer. */
@Injectable()
export class OfferReads {
  constructor(
    private readonly reader: Reader,
    private readonly names: OwnerNames,
  ) {}

  /** Open offers to or from holders that somebody may see, those that end first before the others. */
  async open(
    grants: readonly Grant[],
    country: CountryCode | null,
    t: PageWords,
  ): Promise<readonly OpenOffer[]> {
    const countries = country === null ? await partnerCountries(this.reader) : [country];
    const found: OpenOffer[] = [];
    for (const each of countries) {
      const reach = reachIn(grants, 'carbon-credit.read', each);
      const values = [each, OFFERS_AT_MOST, ...reachValues(reach)];
      const rows = await this.reader.query(OPEN, values);
      if (rows.length > 0) found.push(...(await this.#offers(each, rows, { reach, grants, t })));
    }
    return found.sort((one, other) => (one.expiresOn < other.expiresOn ? -1 : 1));
  }

  async #offers(
    country: CountryCode,
    rows: readonly ReadRow[],
    { reach, grants, t }: Looking,
  ): Promise<readonly OpenOffer[]> {
    const accepting = reachIn(grants, 'carbon-credit.accept', country);
    const giving = reachIn(grants, 'carbon-credit.transfer', country);
    const ids = rows.map((row) => String(row['id']));
    const [moved, accounts] = await Promise.all([
      this.reader.query(
        `SELECT entry_id, commodity, first_serial, last_serial FROM public.credit_movement
          WHERE country_code = $1 AND entry_id = ANY($2::uuid[])
          ORDER BY entry_id, commodity, first_serial`,
        [country, ids],
      ),
      this.names.creditAccounts(
        country,
        rows.flatMap((row) => [String(row['from_account_id']), String(row['to_account_id'])]),
      ),
    ]);
    return rows.map((row) => {
      const from = accounts.get(String(row['from_account_id']));
      const to = accounts.get(String(row['to_account_id']));
      return {
        id: publicId(country, String(row['id'])),
        country,
        from: ofAccount(from, t),
        to: ofAccount(to, t),
        tonnes: String(row['tonnes']),
        serials: moved
          .filter((one) => one['entry_id'] === row['id'])
          .map((one) => serialsIn(country, one)),
        offeredOn: String(row['transferred_on']),
        expiresOn: String(row['expires_on']),
        reference: row['reference'] as string | null,
        canTake: isOf(to, reach),
        canTakeBack: isOf(from, reach),
        mayAnswer: isOf(to, accepting),
        mayTakeBack: isOf(from, giving),
      };
    });
  }
}

const OPEN = `
  SELECT t.id, t.from_account_id, t.to_account_id, t.tonnes, t.transferred_on, t.expires_on,
         t.reference
    FROM public.credit_transfer t
   WHERE t.country_code = $1 AND t.status = 'offered'
     AND ($3::text[] IS NULL OR EXISTS (
           SELECT 1 FROM public.credit_account a
            WHERE a.country_code = $1 AND a.id IN (t.from_account_id, t.to_account_id)
              AND ${reached(3, 4)}))
   ORDER BY t.expires_on, t.id LIMIT $2`;

function ofAccount(account: AccountName | undefined, t: PageWords) {
  return { id: account?.id ?? '', title: account ? titleOf(account, t) : '' };
}

function isOf(account: AccountName | undefined, reach: Reach | null): boolean {
  return account !== undefined && isReached(reach, account.side, account.holderId);
}
