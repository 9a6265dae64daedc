import type { JsonObject } from '../../src/ledger/act.ts';
import type { Fact } from './fact.ts';

/** Later papers on the mechanism itself, where their day is stated. */
export const OTHER_AGREEMENTS: readonly Fact[] = [
  paper('VN', 'Viet Nam', '2021-10-14', {
    signedOn: '2021-10-14',
    title: 'Memorandum of Cooperation on the Joint Crediting Mechanism 2021–2030, renewed',
    source:
      'https://www.vd-office.org/en/' +
      'vietnam-japan-mou-to-implement-joint-credit-mechanism-for-low-carbon-growth-2021-2030/',
  }),
  paper('MX', 'Mexico', '2016-10-07', {
    summary: 'The memorandum was modified as of 2016-10-07.',
    title: 'Memorandum of Cooperation on the Joint Crediting Mechanism, as modified',
    source: 'https://www.jcm.go.jp/jc/mx-rules-and-guidelines',
  }),
  paper('MM', 'Myanmar', '2018-03-21', {
    summary: 'The bilateral document was modified as of 2018-03-21.',
    title: 'Bilateral document on the Joint Crediting Mechanism, as modified',
    source: 'https://www.jcm.go.jp/jc/mm-rules-and-guidelines',
  }),
];

function paper(country: string, name: string, on: string, more: JsonObject): Fact {
  return {
    key: `agreement:${country}:jcm-memorandum-${on}`,
    kind: 'agreement',
    country,
    body: {
      kind: 'jcm-memorandum',
      parties: [
        { name: 'Government of Japan', country: 'JP' },
        { name: `Government of ${name}`, country },
      ],
      ...('signedOn' in more ? {} : { adoptedOn: on }),
      ...more,
    },
  };
}
