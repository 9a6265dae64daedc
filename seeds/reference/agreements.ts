import type { Fact } from './fact.ts';

/** Later papers on the mechanism itself, where their day is stated. */
export const OTHER_AGREEMENTS: readonly Fact[] = [
  renewal('VN', 'Viet Nam', '2021-10-14', {
    title: 'Memorandum of Cooperation on the Joint Crediting Mechanism 2021–2030, renewed',
    source:
      'https://www.vd-office.org/en/' +
      'vietnam-japan-mou-to-implement-joint-credit-mechanism-for-low-carbon-growth-2021-2030/',
  }),
  renewal('MX', 'Mexico', '2016-10-07', {
    title: 'Memorandum of Cooperation on the Joint Crediting Mechanism, as modified',
    source: 'https://www.jcm.go.jp/jc/mx-rules-and-guidelines',
  }),
  renewal('MM', 'Myanmar', '2018-03-21', {
    title: 'Bilateral document on the Joint Crediting Mechanism, as modified',
    source: 'https://www.jcm.go.jp/jc/mm-rules-and-guidelines',
  }),
];

function renewal(
  country: string,
  name: string,
  adoptedOn: string,
  paper: { readonly title: string; readonly source: string },
): Fact {
  return {
    key: `agreement:${country}:jcm-memorandum-${adoptedOn}`,
    kind: 'agreement',
    country,
    body: {
      ...paper,
      kind: 'jcm-memorandum',
      adoptedOn,
      parties: [
        { name: 'Government of Japan', country: 'JP' },
        { name: `Government of ${name}`, country },
      ],
    },
  };
}
