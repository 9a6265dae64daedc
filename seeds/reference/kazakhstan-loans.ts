import type { JsonObject } from '../../src/ledger/act.ts';
import type { Fact } from './fact.ts';

const SIX_LOANS =
  'Six loans in all: 67,427 + 21,361 + 6,361 = 95,149 million yen, the cumulative figure of the ODA ' +
  'White Paper, which counts by exchange of notes and without debt relief.';

/**
 * Japan's ODA loans to Kazakhstan before this book, in yen: facts to cite, never balances. The day of
 * the loan agreement is the one a commitment would have; exchange of notes and entry into force are
 * kept beside it.
 */
export const KAZAKHSTAN_LOANS: readonly Fact[] = [
  loan('first-four', {
    name: 'First four yen loans, cumulative',
    lender: 'Japan (OECF and JBIC; now JICA)',
    amount: '67427000000',
    currency: 'JPY',
    signedOn: '2000-12-21',
    note:
      'Cumulative to the last of the four, the Western Kazakhstan Road loan of 16,539 million yen, ' +
      `signed on 2000-12-21. ${SIX_LOANS}`,
    source:
      'https://www.jica.go.jp/english/news/jbic_archive/english/base/release/oec/2000/A05/nr40s.html',
  }),
  loan('astana-water', {
    name: 'Astana Water Supply and Sewerage',
    lender: 'Japan (JBIC; now JICA)',
    amount: '21361000000',
    currency: 'JPY',
    signedOn: '2003-07-08',
    note:
      'Given in the press as USD 161.2 million; the same article puts all loans to then at more than ' +
      `88.8 billion yen (67,427 + 21,361 = 88,788 million). ${SIX_LOANS}`,
    source:
      'https://adilet.zan.kz/rus/docs/P030001073_/compare; https://dw.com/de/kasachstan-hat-seit-1991-%C3%BCber-700-millionen-dollar-' +
      'an-langfristigen-japanischen-krediten-erhalten/a-916033',
  }),
  loan('carec-zhambyl', {
    name: 'CAREC Transport Corridor (Zhambyl Oblast), KAZ-P6',
    lender: 'JICA',
    amount: '6361000000',
    currency: 'JPY',
    exchangeOfNotesOn: '2010-08-10',
    signedOn: '2010-08-23',
    inForceOn: '2011-07-15',
    note: `Ratified on 2011-05-17 by Law 437-IV. ${SIX_LOANS}`,
    source:
      'https://www.jica.go.jp/english/news/press/2010/100823.html; ' +
      'https://adilet.zan.kz/kaz/docs/Z1100000437/compare',
  }),
];

function loan(name: string, body: JsonObject): Fact {
  return { key: `historical-loan:KZ:${name}`, kind: 'historical-loan', country: 'KZ', body };
}
