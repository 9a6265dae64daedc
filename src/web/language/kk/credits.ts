import type { CreditsWord } from '../en/credits.ts';

/** What pages of carbon credits say, in Kazakh. */
export const credits: Readonly<Record<CreditsWord, string>> = {
  'credits.title': 'Кредиттер, {country}',
  'credits.lead':
    'Әр тарап өз тізілімінде шығарады. Бір тарап ішінде әр тонна бір орында тұрады, сондықтан шығарылғаны орындардың жиынына тең. Екі тарап қосылмайды: 2020 жылдан кейін Жапония тонналары серіктестің тізілімінен өтеді.',
  'credits.issuance': 'Шығару',
  'credits.disclosures': 'Тізілімнің ашық деректері',
  'credits.disclosures-link': 'ашық деректерде',
  'credits.accounts': 'Шоттар',
  'credits.offers': 'Ұсыныстар',
  'credits.none': 'Бұл кітапта кредит шығарылмаған: {country}.',
  'credits.registry-of': 'Тізілім: {side}',
  'credits.equation': 'Шығарылғаны барлық орындардың жиынына тең',
  'credits.adds': 'Бет жасалғанда тексерілді: орындардың жиыны {tonnes} т CO₂-балама.',
  'credits.not-adds': 'Орындардың жиыны {tonnes}, шығарылғанға тең емес. Кітапты тексеру керек.',
  'credits.chart': 'Әр жылдың тонналары қайда. Ең ұзын жолақ – ең үлкен жыл.',
  'credits.chart-title': 'Жылдар бойынша кредиттер, тізілім: {side}',
  'credits.by-vintage': 'Жылдар бойынша, тізілім: {side}',
  'credits.holders': 'Ұстаушылар бойынша',
  'credits.holders-hidden':
    'Кім қанша ұстайтыны ұстаушылардың өзіне, тізілімдерге және аудиторларға көрсетіледі. Жұртшылық шот түрлері бойынша көреді, жоғарыда және мұнда:',
  'credits.holders-caption':
    'Ұстаушылардағы әр жылдың кредиттері, CO₂ баламасындағы бүтін тонналар.',
  'credits.meanings': 'Сөздердің мағынасы',
  'credits.issued-means':
    'Бірлескен комитет хабарлағаны бойынша тараптың тізілімінде тонна сайын нөмірленген. Нөмір бір рет қана беріледі.',
  'credits.vintage-means': 'Азайту болған күнтізбелік жыл.',
  'credits.entries': 'Осы кредиттердің артындағы жазбалар',
  'credits.entries-caption':
    'Кредиттерді қозғаған жазбалар, соңғысы бірінші; әрқайсысы жазылымдары мен түбіртегіне апарады.',
  'credits.no-entries': 'Кредиттерді қозғаған жазба жоқ.',
  'registry.title': 'Тізілімнің ашық деректері, {country}',
  'registry.lead':
    'Екі тараптың тізілімдері баршаға көрсететіні: қай ұйымдардың шоты бар, шот түрі бойынша қанша кредит бар және жыл сайын не жасалды. Жеке ұйымның ұстағаны ашылмайды.',
  'registry.entities': 'Ұйымдардың ұстау шоттары',
  'registry.no-entity': 'Ешбір ұйымның шоты жоқ.',
  'registry.opened-on': 'Ашылған күні',
  'registry.types': 'Шот түрі бойынша кредиттер',
  'registry.none': 'Кредит шығарылмаған.',
  'registry.types-caption': 'CO₂ баламасындағы бүтін тонналар, қазір.',
  'registry.kind': 'Шот түрі',
  'registry.transactions': 'Жылдар бойынша операциялар',
  'registry.no-transactions': 'Операция жасалмаған.',
  'registry.happened': 'Не болды',
  'certificate.credits-of': 'Кредиттер, {country}',
  'certificate.retired':
    'Бұл кредиттер осында аталған үлеске бір рет есептеледі және ешқашан қайта берілмейді.',
  'certificate.cancelled':
    'Бұл кредиттер осында аталған мақсатпен айналымнан шығарылған және ешқашан қайта берілмейді.',
  'certificate.reversed': 'Кері қайтарылған.',
  'certificate.reversal': 'Екі тарап бұл пайдалануды жоюға шешім қабылдап, кредиттер қайтарылды:',
  'certificate.the-entry': 'жазба',
  'certificate.no-evidence': 'Куәлік енді олардың пайдаланылғанын дәлелдемейді.',
  'certificate.purpose-year': '{purpose}, {year} жыл',
  'certificate.keep': 'Сақтау және тексеру үшін',
  'certificate.log':
    'Бұл жазба – журналдағы {number} жазба, {country}; түбіртегі осы кітаптың операторына сенбей-ақ оның бар екенін дәлелдейді.',
  'certificate.entry-link': 'Кітап жазбасы',
  'certificate.receipt-link': 'Оның түбіртегі',
  'certificate.title-retirement': 'Кредиттердің пайдаланылғаны туралы куәлік',
  'certificate.title-cancellation': 'Кредиттердің жойылғаны туралы куәлік',
  'certificate.held-by': 'Ұстаушы',
  'certificate.on-behalf': 'Кімнің атынан',
  'certificate.purpose': 'Мақсаты',
  'certificate.counts-from': 'Қай күннен есептеледі',
  'certificate.credits': 'Кредиттер',
  'credits.entries-title': 'Кредиттер жазбалары, {country}',
  'credits.entries-of': 'Тізілім: {side}, {vintage} жыл',
};
