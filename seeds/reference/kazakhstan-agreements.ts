import type { JsonObject } from '../../src/ledger/act.ts';
import type { Fact } from './fact.ts';

const EV_ARTICLE =
  'French-language press article on the memorandum of 2023-11-15; ' +
  'https://el.kz./ru/turetskaya-kompaniya-proyavila-interes-v-razvitii-elektrozapravochnyh-stantsiy-' +
  'v-kazahstane_96997';
const TRANSPORT_ARTICLE =
  'French-language press article on the agreement that the Government of Kazakhstan adopted on ' +
  '2024-11-22';

/** Kazakhstan's memorandum on the mechanism, and three papers outside it in which Japan has no part. */
export const KAZAKHSTAN_AGREEMENTS: readonly Fact[] = [
  agreement('jcm-memorandum', {
    title:
      'Memorandum of Cooperation on the Joint Crediting Mechanism between Japan and ' +
      'the Republic of Kazakhstan',
    kind: 'jcm-memorandum',
    parties: [
      {
        name: 'Government of Japan',
        country: 'JP',
        signatory: 'Jun Yamada, Ambassador of Japan to the Republic of Kazakhstan',
      },
      {
        name: 'Ministry of Ecology and Natural Resources of the Republic of Kazakhstan',
        country: 'KZ',
        signatory: 'Erlan Nysanbayev, Minister of Ecology and Natural Resources',
      },
    ],
    signedOn: '2023-10-30',
    summary:
      'Signed in Astana; Kazakhstan is the 28th partner country. The mechanism promotes ' +
      "decarbonisation technology and is part of Japan's contribution under the Paris Agreement. " +
      'It is not a funding agreement: joining it brings no money by itself.',
    source:
      'https://ep-commons.com/?p=1411; La Presse Turquoise, 2024-08-12, ' +
      'https://lapresseturquoise.fr/2024/08/12/technologies-decarbonation-partenariat-japon-kazakhstan',
  }),
  agreement('zhasyl-damu-white-rose', {
    title: 'Memorandum between Zhasyl Damu and White Rose on green technology',
    kind: 'memorandum',
    parties: [
      {
        name: 'JSC Zhasyl Damu',
        country: 'KZ',
        signatory: 'Yerzhan Sarsenbay, Chairman',
      },
      { name: 'White Rose', country: 'TR' },
    ],
    signedOn: '2023-11-15',
    summary:
      'Joint green-technology projects; more charging stations for electric vehicles, with a network ' +
      'along the Almaty–Astana motorway; production of stations localised in Kazakhstan.',
    source: EV_ARTICLE,
  }),
  agreement('kz-ru-transport', {
    title: 'Agreement between Kazakhstan and the Russian Federation on cooperation in transport',
    kind: 'intergovernmental-agreement',
    parties: [
      { name: 'Government of the Republic of Kazakhstan', country: 'KZ' },
      { name: 'Government of the Russian Federation', country: 'RU' },
    ],
    adoptedOn: '2024-11-22',
    summary:
      'Joint development of rail, road and border crossing points; road maps that synchronise rail ' +
      'and road operations and cut transit times; exchange of expertise; alignment of technical ' +
      'standards. The day is that of its adoption by the Government of Kazakhstan.',
    targets: [
      { text: 'Kazakhstan builds 1,300 km of railway by 2027', dueOn: '2027-12-31' },
      { text: 'New rail lines and modernisation of the Dostyk–Moiynty axis, 70 % complete' },
      { text: 'Road and rail kept in good working order and capacity' },
    ],
    source: TRANSPORT_ARTICLE,
  }),
  agreement('ev-roadmap', {
    title: 'Roadmap for the infrastructure of electric vehicles in Kazakhstan',
    kind: 'other',
    parties: [{ name: 'Government of the Republic of Kazakhstan', country: 'KZ' }],
    summary:
      'Approved in July 2023; the day is not stated. Technical and legal requirements, local ' +
      'production of charging equipment, an estimate of the stations needed.',
    targets: [
      {
        text: 'Infrastructure for electric vehicles in all large cities by 2029',
        dueOn: '2029-12-31',
      },
    ],
    source: EV_ARTICLE,
  }),
];

function agreement(name: string, body: JsonObject): Fact {
  return { key: `agreement:KZ:${name}`, kind: 'agreement', country: 'KZ', body };
}
