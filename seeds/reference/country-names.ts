import type { CountryNames } from '../../src/partner-country/acts/partner-country.ts';

/**
 * Names by language of the partner countries, of Japan, and of the other countries whose agreements
 * are among the facts.
 *
 * @source npm package i18n-iso-countries 7.14.0 (MIT); in English the mechanism's own usage, in Russian
 *   the United Nations' names of Moldova, the Kyrgyz Republic and the United Arab Emirates
 */
export const COUNTRY_NAMES: Readonly<Record<string, CountryNames>> = {
  MN: of('Mongolia', 'モンゴル', 'Моңғолия', 'Монголия', 'Mongolie'),
  BD: of('Bangladesh', 'バングラデシュ', 'Бангладеш', 'Бангладеш', 'Bangladesh'),
  ET: of('Ethiopia', 'エチオピア', 'Эфиопия', 'Эфиопия', 'Éthiopie'),
  KE: of('Kenya', 'ケニア', 'Кения', 'Кения', 'Kenya'),
  MV: of('Maldives', 'モルディブ', 'Мальдив аралдары', 'Мальдивы', 'Maldives'),
  VN: of('Viet Nam', 'ベトナム', 'Вьетнам', 'Вьетнам', 'Vietnam'),
  LA: of('Lao PDR', 'ラオス人民民主共和国', 'Лаос', 'Лаос', 'Laos'),
  ID: of('Indonesia', 'インドネシア', 'Индонезия', 'Индонезия', 'Indonésie'),
  CR: of('Costa Rica', 'コスタリカ', 'Коста-Рика', 'Коста-Рика', 'Costa Rica'),
  PW: of('Palau', 'パラオ', 'Палау', 'Палау', 'Palaos'),
  KH: of('Cambodia', 'カンボジア', 'Камбоджа', 'Камбоджа', 'Cambodge'),
  MX: of('Mexico', 'メキシコ', 'Мексика', 'Мексика', 'Mexique'),
  SA: of('Saudi Arabia', 'サウジアラビア', 'Сауд Арабиясы', 'Саудовская Аравия', 'Arabie Saoudite'),
  CL: of('Chile', 'チリ', 'Чили', 'Чили', 'Chili'),
  MM: of('Myanmar', 'ミャンマー', 'Мьянма', 'Мьянма', 'Myanmar'),
  TH: of('Thailand', 'タイ', 'Тайланд', 'Таиланд', 'Thaïlande'),
  PH: of('Philippines', 'フィリピン', 'Филиппин', 'Филиппины', 'Philippines'),
  SN: of('Senegal', 'セネガル', 'Сенегал', 'Сенегал', 'Sénégal'),
  TN: of('Tunisia', 'チュニジア', 'Тунис', 'Тунис', 'Tunisie'),
  AZ: of('Azerbaijan', 'アゼルバイジャン', 'Әзірбайжан', 'Азербайджан', 'Azerbaïdjan'),
  MD: of('Moldova', 'モルドバ共和国', 'Молдова', 'Республика Молдова', 'Moldavie'),
  GE: of('Georgia', 'ジョージア', 'Грузия', 'Грузия', 'Géorgie'),
  LK: of('Sri Lanka', 'スリランカ', 'Шри-Ланка', 'Шри-Ланка', 'Sri Lanka'),
  UZ: of('Uzbekistan', 'ウズベキスタン', 'Өзбекстан', 'Узбекистан', 'Ouzbékistan'),
  PG: of(
    'Papua New Guinea',
    'パプアニューギニア',
    'Папуа — Жаңа Гвинея',
    'Папуа — Новая Гвинея',
    'Papouasie-Nouvelle-Guinée',
  ),
  AE: of(
    'United Arab Emirates',
    'アラブ首長国連邦',
    'Біріккен Араб Әмірліктері',
    'Объединенные Арабские Эмираты',
    'Émirats Arabes Unis',
  ),
  KG: of('Kyrgyz Republic', 'キルギス', 'Қырғызстан', 'Кыргызстан', 'Kirghizistan'),
  KZ: of('Kazakhstan', 'カザフスタン', 'Қазақстан', 'Казахстан', 'Kazakhstan'),
  UA: of('Ukraine', 'ウクライナ', 'Украина', 'Украина', 'Ukraine'),
  TZ: of('Tanzania', 'タンザニア', 'Танзания', 'Танзания', 'Tanzanie'),
  IN: of('India', 'インド', 'Үндістан', 'Индия', 'Inde'),
  JP: of('Japan', '日本', 'Жапония', 'Япония', 'Japon'),
  RU: of('Russian Federation', 'ロシア連邦', 'Ресей', 'Российская Федерация', 'Russie'),
  TR: of('Türkiye', 'トルコ', 'Түркия', 'Турция', 'Turquie'),
};

function of(en: string, ja: string, kk: string, ru: string, fr: string): CountryNames {
  return { en, ja, kk, ru, fr };
}
