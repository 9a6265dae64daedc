import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { article6 } from './article6.ts';
import { books } from './books.ts';
import { committee } from './committee.ts';
import { credits } from './credits.ts';
import { cycle } from './cycle.ts';
import { methodology } from './methodology.ts';
import { phrases } from './phrases.ts';
import { serials } from './serials.ts';
import { shared } from './shared.ts';

/** What pages say, in French. */
export const pages = {
  ...shared,
  ...books,
  ...committee,
  ...cycle,
  ...methodology,
  ...credits,
  ...accounts,
  ...serials,
  ...article6,
  ...access,
  ...phrases,
};
