/** Titles, notes and the words around figures, in English. Their names are what every language has. */
export const frame = {
  'title.country-report': 'Country report',
  'title.all-countries': 'Report of all partner countries',
  'title.funder': "Funder's report",
  'title.project-dossier': 'Project dossier',
  'title.tranche-statement': 'Tranche statement',
  'fact.country': 'Country',
  'fact.period': 'Period',
  'fact.period-from': 'Period from',
  'fact.period-until': 'Period until',
  'fact.effective-as-of': 'Effective as of',
  'fact.known-as-of': 'Known as of',
  'fact.leaves': 'Leaves of the log',
  'fact.status': 'Status',
  'fact.edition': 'Edition',
  'fact.agreed-by': 'Agreed by decision',
  'fact.memorandum': 'Memorandum signed',
  'fact.order': 'Place in the order of signature',
  'fact.checks': 'Checks',
  'fact.digest': 'Digest (SHA-256)',
  'fact.head': 'Audit head (SHA-256)',
  'fact.book': 'Book',
  'fact.book-id': 'Id of the book',
  'fact.address': 'Address of this report',
  'fact.funder': 'Funder',
  'fact.project': 'Project',
  'fact.tranche': 'Tranche',
  'chart.tranches': 'Disbursed, undisbursed and de-committed, by tranche',
  'chart.credits': 'Tonnes of CO2 equivalent, cumulated by vintage',
  'chart.disbursements': 'Planned and actual disbursements, cumulated',
  'table.totals': 'Committed and disbursed',
  'table.announcements': 'Announced, apart',
  'table.credits': 'Credits and reductions, in tCO2e',
  'table.credit-vintages': 'Credits and reductions by vintage, in tCO2e',
  'table.credit-registries': 'Registries by side and vintage, in tCO2e',
  'table.credits-published-elsewhere': 'Issuances published elsewhere, not in this book, in tCO2e',
  'table.credit-reconciliation':
    'Reconciliation of credits: opening + movements = closing, in tCO2e',
  'table.credit-movements': 'Movements of credits in the period, in tCO2e',
  'table.credit-projects': 'Credits and reductions by project, in tCO2e',
  'table.tranches': 'Tranches',
  'table.tranche-terms': 'Terms of the tranches',
  'table.commitments': 'Commitments',
  'table.commitment-shares': 'Shares of commitments by project',
  'table.payment-schedule': 'Payment schedule',
  'table.pledges': 'Pledges, apart',
  'table.projects': 'Projects',
  'table.project-shares': 'Money of tranches by project',
  'table.money-per-tonne': 'Money per tonne',
  'table.indicators': 'Physical results',
  'table.targets': 'Physical results against targets',
  'table.agreements': 'Agreements',
  'table.historical-loans': 'Earlier loans, for reference',
  'table.conversions': 'Shown in another currency',
  'table.disbursement-curve': 'Planned and actual disbursements by month',
  'table.reconciliation': 'Reconciliation: opening + movements = closing',
  'table.movements': 'Movements of the period by kind of entry',
  'table.corrections': 'Corrections of the period',
  'table.changes': 'What changed since the last published edition',
  'table.gaps': 'Gaps: missing, late, idle',
  'table.checks': 'What was checked',
  'table.check-figures': 'Figures of the checks',
  'table.definitions': 'What the figures mean',
  'table.report': 'About this report',
  'table.countries': 'Partner countries',
  'table.country-totals': 'Committed and disbursed by country',
  'table.ranking': 'Countries in order, currency by currency',
  'table.entries': 'Entries',
  'table.documents': 'Documents',
  'table.participants': 'Participants',
  'note.currencies': 'Currencies stand apart and are never added.',
  'note.announcements':
    'Announced amounts are not added. One announcement may be part of another, may cover other ' +
    'purposes, or may repeat an older one. Each stands alone with its source until agreements are ' +
    'signed under it.',
  'note.tranches': 'Rows of different currencies do not add, nor do announced amounts.',
  'note.shares':
    'Shares are the projects’ parts of commitments as they were made, before de-commitments. What is disbursed is told where every commitment is of one project alone; else no paper says for which project.',
  'note.pledges': 'Pledges are intentions. They bind nobody and are part of no other figure.',
  'note.credits':
    'Reductions are whole tonnes by calendar year. Expected is a year’s expectation, never an issuance.',
  'note.credit-registries':
    'Of each registry: issued = held + locked + transferred out + retired + cancelled. From the vintage of 2021 on, what the partner transfers out is what Japan issues in its place.',
  'note.published-elsewhere':
    'Published elsewhere, not in this book: as public sources give it, with their gaps. No credit of this book comes of it, and it is never added to its figures.',
  'note.not-recorded': 'A dash means: not recorded in this book. It does not mean zero.',
  'note.money-per-tonne':
    'The tranche’s money to the project, beside all the project’s tonnes. Not attributed: it does ' +
    'not say that this money made these tonnes. Never added over tranches or currencies. Four ' +
    'decimals, rounded half to even. A dash where the money is shared by projects and no paper says ' +
    'whose part was paid, or where tonnes are not recorded.',
  'note.progress': 'Progress from the baseline where there is one, else of the target.',
  'note.historical-loans':
    'Loans of the years before this book, as their sources state them; added neither to the ' +
    'tranches nor to one another.',
  'note.conversions':
    'Converted figures are for reading only. Each uses the one rate that it names, of the last day ' +
    'on or before the day of the report; none is added to another.',
  'note.curve': 'Planned is the payment schedule as known; actual is disbursed less refunded.',
  'note.reconciliation':
    'Of each tranche: the balance at the opening of the period, what moved in it, and the balance ' +
    'on the day of the report.',
  'note.no-edition': 'No edition of this report was published before.',
  'note.changes': 'Row by row against the edition that was published last.',
  'note.gaps':
    'Documents that a registered project or a commitment lacks; registered projects without a ' +
    'monitoring report, and tranches without movement, for twelve months.',
  'note.all-countries':
    'Sums of the country reports at one moment of knowledge, currency by currency. Currencies are ' +
    'never added.',
  'page.lead': 'How the books stood on {day}, as far as it was known at {instant}.',
  'page.number': 'Page {page} of {pages}',
  'page.as-of': 'as of {day}',
  'page.head': 'head {head}',
  'page.demonstration':
    'DEMONSTRATION: this book holds invented projects, commitments, payments and credits beside ' +
    'sourced facts, to show how it works. It is not a book of record.',
  'page.demonstration-mark': 'DEMONSTRATION',
  'page.failed': 'A check failed. See what was checked before using the figures of this report.',
  'page.nothing': 'Nothing is recorded.',
  'page.more': '{count} more rows are in the workbook and in the tables of this report.',
  'page.downloads': 'Downloads',
  'page.languages': 'Languages',
  'page.show': 'Show',
  'page.known-input': 'Known as of: leaves or instant',
  'page.also-in': 'Show also in',
  'page.source': 'Source',
  'page.term': 'Term',
  'page.meaning': 'Meaning',
  'page.skip': 'Skip to the content',
  'page.site': 'Site',
  'page.partners': 'Partner countries',
  'page.participants': 'Participants',
  'page.methodologies': 'Methodologies',
  'page.interface': 'Interface',
  'page.heads': 'Audit heads',
  'page.search': 'Search',
  'page.search-label': 'Name, reference, serial number or id',
  'page.trace':
    'Every figure here traces to journal entries, and every entry to a leaf of a tamper-evident log ' +
    'that anybody can check.',
  'page.book': 'Book of record',
  'page.demonstration-book': 'Demonstration book',
  'page.entries': 'show its entries',
  'page.again':
    'This address makes the same report again, byte for byte. The digest is the SHA-256 of the JSON ' +
    'in canonical form (RFC 8785), without the field “digest”.',
  'page.order': 'Partner country {order} of Japan’s Joint Crediting Mechanism',
  'page.axis': 'Full width: {amount} {unit}',
  'table.statement': 'Entries of the period, with the balance after each',
  'table.statement-balances': 'Balances of these entries: opening + entries = closing',
  'note.statement':
    'An entry stands once under each balance that it moves. Opening is that of the period or, on a later page, what the pages before carried forward.',
  'note.statement-cut':
    'These are not all entries of the period: the next ones are at the address of the next page.',
  'fact.next-page': 'Address of the next page',
  'table.downloads': 'Files of this edition',
  'page.carried-forward': 'Carried forward from the pages before',
  'page.agrees': 'All of it sums to the figure of the report',
  'page.differs': 'It does not sum to the figure of the report',
  'page.first': 'First page',
  'page.next': 'Next page',
} as const;

export type FrameLabel = keyof typeof frame;
export type Frame = Readonly<Record<FrameLabel, string>>;
