import type { Language } from '../language/language.ts';

/** The words of a certificate in one language. What stands in braces is filled in. */
export interface CertificateWords {
  readonly title: Readonly<Record<'retirement' | 'cancellation', string>>;
  readonly lead: Readonly<Record<'retirement' | 'cancellation', string>>;
  readonly tonnes: string;
  readonly holder: string;
  readonly account: string;
  readonly registry: string;
  readonly sides: Readonly<Record<'japan' | 'partner', string>>;
  readonly beneficiary: string;
  readonly purpose: string;
  readonly purposes: Readonly<Record<string, string>>;
  readonly usedOn: string;
  readonly reason: string;
  readonly reference: string;
  readonly credits: string;
  readonly serials: string;
  readonly project: string;
  readonly vintage: string;
  readonly amount: string;
  readonly recordedAt: string;
  readonly entry: string;
  readonly leaf: string;
  readonly check: string;
  readonly reversed: string;
  readonly demonstration: string;
  readonly mark: string;
  readonly page: string;
}

const EN: CertificateWords = {
  title: { retirement: 'Certificate of retirement', cancellation: 'Certificate of cancellation' },
  lead: {
    retirement:
      'These carbon credits of the Joint Crediting Mechanism between Japan and {country} are retired: they count once, towards the purpose named here, and are never transferred again.',
    cancellation:
      'These carbon credits of the Joint Crediting Mechanism between Japan and {country} are cancelled: they are taken out of use for the purpose named here, and are never transferred again.',
  },
  tonnes: 'tonnes of CO₂ equivalent',
  holder: 'Held by',
  account: 'Account',
  registry: 'Registry',
  sides: { japan: 'Japan', partner: '{country}' },
  beneficiary: 'On behalf of',
  purpose: 'Purpose',
  purposes: {
    ndc: 'Nationally determined contribution, year {year}',
    voluntary: 'Voluntary cancellation',
    oimp: 'Other international mitigation purposes',
    corsia: 'CORSIA (international aviation)',
    omge: 'Overall mitigation in global emissions',
    'share-of-proceeds': 'Share of proceeds for adaptation',
    other: 'Other purpose',
  },
  usedOn: 'Counts from',
  reason: 'Reason',
  reference: 'Reference',
  credits: 'The credits',
  serials: 'Serial numbers',
  project: 'Project',
  vintage: 'Vintage',
  amount: 't CO₂e',
  recordedAt: 'Recorded',
  entry: 'Journal entry',
  leaf: 'Leaf of the audit log',
  check:
    'The book of record is what counts. This code leads to the public page of the certificate, where it can be compared and the proof of its entry in the log be taken.',
  reversed:
    'REVERSED: both sides have decided that this use is undone. The credits are given back, and this certificate is no longer evidence of their use.',
  demonstration:
    'DEMONSTRATION: the project, the credits and their use are invented. This is no certificate.',
  mark: 'DEMONSTRATION',
  page: 'Page {page} of {pages}',
};

const JA: CertificateWords = {
  title: { retirement: '償却証明書', cancellation: '取消証明書' },
  lead: {
    retirement:
      '日本国と{country}との間の二国間クレジット制度（JCM）における下記のクレジットは償却されました。下記の目的に一度だけ使用され、再び移転されることはありません。',
    cancellation:
      '日本国と{country}との間の二国間クレジット制度（JCM）における下記のクレジットは取り消されました。下記の目的のために使用できない状態とされ、再び移転されることはありません。',
  },
  tonnes: 'CO₂換算トン',
  holder: '保有者',
  account: '口座',
  registry: '登録簿',
  sides: { japan: '日本側', partner: '{country}側' },
  beneficiary: '受益者',
  purpose: '目的',
  purposes: {
    ndc: '国が決定する貢献（NDC）、{year}年',
    voluntary: '自主的な取消',
    oimp: 'その他の国際的な緩和目的（OIMP）',
    corsia: 'CORSIA（国際航空）',
    omge: '世界全体の排出の総合的な緩和（OMGE）',
    'share-of-proceeds': '適応のための収益の一部',
    other: 'その他の目的',
  },
  usedOn: '効力発生日',
  reason: '理由',
  reference: '参照番号',
  credits: '対象クレジット',
  serials: 'シリアル番号',
  project: 'プロジェクト',
  vintage: 'ビンテージ',
  amount: 'トン',
  recordedAt: '記録日時',
  entry: '仕訳',
  leaf: '監査ログの番号',
  check:
    '正本は帳簿の記録です。このコードから証明書の公開ページを開き、内容を照合し、監査ログに記録されていることの証明を取得できます。',
  reversed:
    '取消済み：双方の決定によりこの使用は取り消されました。クレジットは返還され、本証明書は使用の証拠とはなりません。',
  demonstration:
    'デモンストレーション：プロジェクト、クレジット及びその使用は架空のものです。本書は証明書ではありません。',
  mark: 'デモンストレーション',
  page: '{page} / {pages} ページ',
};

const KK: CertificateWords = {
  title: {
    retirement: 'Кредиттердің пайдаланылғаны туралы куәлік',
    cancellation: 'Кредиттердің жойылғаны туралы куәлік',
  },
  lead: {
    retirement:
      'Жапония мен {country} арасындағы Бірлескен кредиттеу механизмінің осы көміртегі кредиттері пайдаланылды: олар осында аталған мақсатқа бір рет есептеледі және енді ешқашан берілмейді.',
    cancellation:
      'Жапония мен {country} арасындағы Бірлескен кредиттеу механизмінің осы көміртегі кредиттері жойылды: олар осында аталған мақсат үшін айналымнан алынды және енді ешқашан берілмейді.',
  },
  tonnes: 'тонна CO₂ баламасы',
  holder: 'Ұстаушы',
  account: 'Шот',
  registry: 'Тізілім',
  sides: { japan: 'Жапония', partner: '{country}' },
  beneficiary: 'Кімнің атынан',
  purpose: 'Мақсаты',
  purposes: {
    ndc: 'Ұлттық деңгейде айқындалатын үлес, {year} жыл',
    voluntary: 'Ерікті жою',
    oimp: 'Өзге де халықаралық жұмсарту мақсаттары',
    corsia: 'CORSIA (халықаралық авиация)',
    omge: 'Жаһандық шығарындыларды жалпы жұмсарту',
    'share-of-proceeds': 'Бейімделуге арналған түсімдер үлесі',
    other: 'Өзге мақсат',
  },
  usedOn: 'Қай күннен есептеледі',
  reason: 'Себебі',
  reference: 'Сілтеме',
  credits: 'Кредиттер',
  serials: 'Сериялық нөмірлер',
  project: 'Жоба',
  vintage: 'Жылы',
  amount: 'т CO₂',
  recordedAt: 'Тіркелген уақыты',
  entry: 'Журнал жазбасы',
  leaf: 'Аудит журналындағы нөмірі',
  check:
    'Есеп кітабындағы жазба ғана шешуші болып табылады. Бұл код куәліктің жария бетіне апарады: онда оны салыстырып, журналда жазылғанының дәлелін алуға болады.',
  reversed:
    'КЕРІ ҚАЙТАРЫЛДЫ: екі тараптың шешімімен бұл пайдалану жойылды. Кредиттер қайтарылды, бұл куәлік енді олардың пайдаланылғанын растамайды.',
  demonstration:
    'КӨРСЕТІЛІМ: жоба, кредиттер және олардың пайдаланылуы ойдан шығарылған. Бұл куәлік емес.',
  mark: 'КӨРСЕТІЛІМ',
  page: '{page}-бет, барлығы {pages}',
};

const RU: CertificateWords = {
  title: {
    retirement: 'Свидетельство об использовании кредитов',
    cancellation: 'Свидетельство об аннулировании кредитов',
  },
  lead: {
    retirement:
      'Эти углеродные кредиты Механизма совместного кредитования между Японией и страной-партнёром ({country}) использованы: они засчитываются один раз, на названную здесь цель, и больше не передаются.',
    cancellation:
      'Эти углеродные кредиты Механизма совместного кредитования между Японией и страной-партнёром ({country}) аннулированы: они изъяты из обращения на названную здесь цель и больше не передаются.',
  },
  tonnes: 'тонн CO₂-эквивалента',
  holder: 'Владелец',
  account: 'Счёт',
  registry: 'Реестр',
  sides: { japan: 'Япония', partner: '{country}' },
  beneficiary: 'От имени',
  purpose: 'Цель',
  purposes: {
    ndc: 'Определяемый на национальном уровне вклад, {year} год',
    voluntary: 'Добровольное аннулирование',
    oimp: 'Иные международные цели предотвращения изменения климата',
    corsia: 'CORSIA (международная авиация)',
    omge: 'Общее сокращение глобальных выбросов',
    'share-of-proceeds': 'Доля поступлений на адаптацию',
    other: 'Иная цель',
  },
  usedOn: 'Действует с',
  reason: 'Причина',
  reference: 'Номер документа',
  credits: 'Кредиты',
  serials: 'Серийные номера',
  project: 'Проект',
  vintage: 'Год',
  amount: 'т CO₂-экв.',
  recordedAt: 'Записано',
  entry: 'Запись журнала',
  leaf: 'Номер в журнале аудита',
  check:
    'Решающей является запись в книге учёта. Этот код ведёт на открытую страницу свидетельства: там его можно сверить и получить доказательство записи в журнале.',
  reversed:
    'ОТМЕНЕНО: решением обеих сторон это использование отменено. Кредиты возвращены, и свидетельство больше не подтверждает их использование.',
  demonstration:
    'ДЕМОНСТРАЦИЯ: проект, кредиты и их использование вымышлены. Это не свидетельство.',
  mark: 'ДЕМОНСТРАЦИЯ',
  page: 'Страница {page} из {pages}',
};

const FR: CertificateWords = {
  title: { retirement: 'Certificat de retrait', cancellation: 'Certificat d’annulation' },
  lead: {
    retirement:
      'Ces crédits carbone du mécanisme conjoint d’attribution de crédits entre le Japon et le pays partenaire ({country}) sont retirés : ils comptent une seule fois, pour l’usage indiqué ici, et ne sont plus jamais transférés.',
    cancellation:
      'Ces crédits carbone du mécanisme conjoint d’attribution de crédits entre le Japon et le pays partenaire ({country}) sont annulés : ils sont mis hors d’usage pour le motif indiqué ici et ne sont plus jamais transférés.',
  },
  tonnes: 'tonnes d’équivalent CO₂',
  holder: 'Détenus par',
  account: 'Compte',
  registry: 'Registre',
  sides: { japan: 'Japon', partner: '{country}' },
  beneficiary: 'Pour le compte de',
  purpose: 'Usage',
  purposes: {
    ndc: 'Contribution déterminée au niveau national, année {year}',
    voluntary: 'Annulation volontaire',
    oimp: 'Autres fins d’atténuation internationales',
    corsia: 'CORSIA (aviation internationale)',
    omge: 'Atténuation globale des émissions mondiales',
    'share-of-proceeds': 'Part des fonds pour l’adaptation',
    other: 'Autre usage',
  },
  usedOn: 'Compte à partir du',
  reason: 'Motif',
  reference: 'Référence',
  credits: 'Les crédits',
  serials: 'Numéros de série',
  project: 'Projet',
  vintage: 'Millésime',
  amount: 't éq. CO₂',
  recordedAt: 'Enregistré le',
  entry: 'Écriture',
  leaf: 'Numéro dans le journal d’audit',
  check:
    'Seul le livre fait foi. Ce code mène à la page publique du certificat, où l’on peut le comparer et obtenir la preuve de son inscription au journal.',
  reversed:
    'ANNULÉ : les deux parties ont décidé de revenir sur cet usage. Les crédits sont rendus et ce certificat n’en atteste plus l’usage.',
  demonstration:
    'DÉMONSTRATION : le projet, les crédits et leur usage sont inventés. Ceci n’est pas un certificat.',
  mark: 'DÉMONSTRATION',
  page: 'Page {page} sur {pages}',
};

const WORDS: Readonly<Record<Language, CertificateWords>> = {
  en: EN,
  ja: JA,
  kk: KK,
  ru: RU,
  fr: FR,
};

export function certificateWords(language: Language): CertificateWords {
  return WORDS[language];
}

/** A text with what stands in braces filled in. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '');
}
