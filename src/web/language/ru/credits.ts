import type { CreditsWord } from '../en/credits.ts';

/** What pages of carbon credits say, in Russian. */
export const credits: Readonly<Record<CreditsWord, string>> = {
  'credits.title': 'Кредиты, {country}',
  'credits.lead':
    'Каждая сторона выпускает кредиты в своём реестре. Внутри стороны каждая тонна находится в одном месте, поэтому выпущенное равно сумме мест. Две стороны никогда не складываются: после 2020 года тонны Японии проходят через реестр партнёра.',
  'credits.issuance': 'Выпуск',
  'credits.disclosures': 'Раскрытие данных реестра',
  'credits.disclosures-link': 'раскрываемых данных',
  'credits.accounts': 'Счета',
  'credits.offers': 'Предложения',
  'credits.none': 'В этой книге кредиты не выпускались: {country}.',
  'credits.registry-of': 'Реестр: {side}',
  'credits.equation': 'Выпущенное равно сумме всех мест',
  'credits.adds': 'Проверено при создании страницы: сумма мест – {tonnes} т CO₂-экв.',
  'credits.not-adds': 'Сумма мест – {tonnes}, она не равна выпущенному. Книгу нужно проверить.',
  'credits.chart': 'Где находятся тонны каждого года. Самая длинная полоса – наибольший год.',
  'credits.chart-title': 'Кредиты по годам, реестр: {side}',
  'credits.by-vintage': 'По годам, реестр: {side}',
  'credits.holders': 'По владельцам',
  'credits.holders-hidden':
    'Кто сколько держит, показывается самим владельцам, реестрам и аудиторам. Публике видны остатки по видам счетов – выше и в',
  'credits.holders-caption':
    'Сколько у владельцев кредитов каждого года, в целых тоннах CO₂-эквивалента.',
  'credits.meanings': 'Что значат слова',
  'credits.issued-means':
    'Пронумеровано в реестре стороны, тонна за тонной, по уведомлению Совместного комитета. Номер выдаётся один раз.',
  'credits.vintage-means': 'Календарный год, в котором произошли сокращения.',
  'credits.entries': 'Проводки за этими кредитами',
  'credits.entries-caption':
    'Проводки, двигавшие кредиты, последние сначала; каждая ведёт к записям и квитанции.',
  'credits.no-entries': 'Проводок с кредитами нет.',
  'registry.title': 'Раскрытие данных реестра, {country}',
  'registry.lead':
    'Что реестры обеих сторон показывают всем: у каких организаций есть счета, сколько кредитов на каждом виде счетов и какие операции были за год. Сколько держит отдельная организация, не раскрывается.',
  'registry.entities': 'Счета держателей-организаций',
  'registry.no-entity': 'Ни у одной организации нет счёта.',
  'registry.opened-on': 'Открыт',
  'registry.types': 'Кредиты по видам счетов',
  'registry.none': 'Кредиты не выпускались.',
  'registry.types-caption': 'Целые тонны CO₂-эквивалента, сейчас.',
  'registry.kind': 'Вид счёта',
  'registry.transactions': 'Операции по годам',
  'registry.no-transactions': 'Операций не было.',
  'registry.happened': 'Что произошло',
  'certificate.credits-of': 'Кредиты, {country}',
  'certificate.retired':
    'Эти кредиты засчитываются один раз, в названный здесь вклад, и больше не передаются.',
  'certificate.cancelled':
    'Эти кредиты выведены из обращения для названной здесь цели и больше не передаются.',
  'certificate.reversed': 'Отменено.',
  'certificate.reversal': 'Обе стороны решили отменить это использование, и кредиты возвращены:',
  'certificate.the-entry': 'проводка',
  'certificate.no-evidence': 'Свидетельство больше не подтверждает их использования.',
  'certificate.purpose-year': '{purpose}, {year} год',
  'certificate.keep': 'Сохранить и проверить',
  'certificate.log':
    'Проводка – запись {number} журнала, {country}; квитанция доказывает это, не требуя доверия к оператору книги.',
  'certificate.entry-link': 'Проводка',
  'certificate.receipt-link': 'Её квитанция',
  'certificate.title-retirement': 'Свидетельство об использовании кредитов',
  'certificate.title-cancellation': 'Свидетельство об аннулировании кредитов',
  'certificate.held-by': 'Владелец',
  'certificate.on-behalf': 'От имени',
  'certificate.purpose': 'Цель',
  'certificate.counts-from': 'Действует с',
  'certificate.credits': 'Кредиты',
  'credits.entries-title': 'Проводки кредитов, {country}',
  'credits.entries-of': 'Реестр: {side}, {vintage} год',
};
