/** Who provides the money, as the tranches of this book name them. */
export interface Funder {
  readonly code: string;
  readonly name: string;
  readonly nameJapanese: string | null;
  /** Organisation id of the International Aid Transparency Initiative, where one is established. */
  readonly iatiId: string | null;
  readonly meaning: string;
  readonly source: string;
}

const IATI_PUBLISHERS = 'IATI registry of publishers, 2026-08-22';

/** Funders of decarbonisation in partner countries. An IATI id is given only where it is known. */
export const FUNDERS: readonly Funder[] = [
  {
    code: 'JICA',
    name: 'Japan International Cooperation Agency',
    nameJapanese: '国際協力機構',
    iatiId: 'XM-DAC-701-8',
    meaning: 'Yen loans, grant aid, technical cooperation, private sector investment finance.',
    source: IATI_PUBLISHERS,
  },
  {
    code: 'MOFA',
    name: 'Ministry of Foreign Affairs of Japan',
    nameJapanese: '外務省',
    iatiId: 'XM-DAC-701-2',
    meaning: 'Exchanges of notes and grants of the Government of Japan.',
    source: IATI_PUBLISHERS,
  },
  {
    code: 'MOEJ',
    name: 'Ministry of the Environment, Japan',
    nameJapanese: '環境省',
    iatiId: null,
    meaning: 'Subsidies of the Financing Programme for JCM Model Projects, paid through GEC.',
    source: 'https://gec.jp/jcm/jp/about',
  },
  {
    code: 'GEC',
    name: 'Global Environment Centre Foundation',
    nameJapanese: '地球環境センター',
    iatiId: null,
    meaning:
      'Runs the Financing Programme for JCM Model Projects for the Ministry of the Environment.',
    source: 'https://gec.jp/jcm/jp/about',
  },
  {
    code: 'NEDO',
    name: 'New Energy and Industrial Technology Development Organization',
    nameJapanese: '新エネルギー・産業技術総合開発機構',
    iatiId: null,
    meaning: 'Demonstration projects for the Ministry of Economy, Trade and Industry.',
    source: 'https://www.meti.go.jp/policy/energy_environment/global_warming/jcm/index.html',
  },
  {
    code: 'ADB',
    name: 'Asian Development Bank',
    nameJapanese: 'アジア開発銀行',
    iatiId: null,
    meaning: 'The Japan Fund for the Joint Crediting Mechanism and the projects it adds to.',
    source:
      'http://ndcpartnership.org/funding-and-initiatives-navigator/' +
      'japan-fund-joint-crediting-mechanism-jfjcm',
  },
  {
    code: 'UNIDO',
    name: 'United Nations Industrial Development Organization',
    nameJapanese: '国際連合工業開発機関',
    iatiId: null,
    meaning: 'A line of the Ministry of the Environment, Japan.',
    source: 'https://gec.jp/jcm/jp/about',
  },
  {
    code: 'JBIC',
    name: 'Japan Bank for International Cooperation',
    nameJapanese: '国際協力銀行',
    iatiId: null,
    meaning: 'Export and investment loans; until 2008 also the yen loans that JICA now manages.',
    source: 'OECD Creditor Reporting System, donor 701, agency 11',
  },
  {
    code: 'NEXI',
    name: 'Nippon Export and Investment Insurance',
    nameJapanese: '日本貿易保険',
    iatiId: null,
    meaning: 'Trade and investment insurance: neither grant nor official development assistance.',
    source: 'https://information.bz/french/news/view/2024/08/10/15386.html',
  },
  {
    code: 'NOT_STATED',
    name: 'Funder not stated',
    nameJapanese: null,
    iatiId: null,
    meaning: 'The source names an amount and no funder.',
    source: 'JCM Ledger',
  },
];

const CODES: ReadonlySet<string> = new Set(FUNDERS.map(({ code }) => code));

export function isFunder(code: string): boolean {
  return CODES.has(code);
}
