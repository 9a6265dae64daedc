/** What pages of carbon credits say, in English. */
export const credits = {
  'credits.title': 'Credits of {country}',
  'credits.lead':
    'Each side issues in a registry of its own. Within a side every tonne is in one place, so what was issued is what its places add up to. The two sides are never added: after 2020 Japan’s tonnes pass through the partner’s registry.',
  'credits.issuance': 'Issuance',
  'credits.disclosures': 'Registry disclosures',
  'credits.disclosures-link': 'disclosures',
  'credits.accounts': 'Accounts',
  'credits.offers': 'Offers',
  'credits.none': 'No credit of {country} has been issued in this book.',
  'credits.registry-of': 'Registry of {side}',
  'credits.equation': 'Issued equals the sum of all places',
  'credits.adds': 'Checked as this page was made: the places add up to {tonnes} t CO₂e.',
  'credits.not-adds':
    'The places add up to {tonnes}, not to what was issued. The book must be checked.',
  'credits.chart': 'Where the tonnes of each vintage are. The longest bar is the largest vintage.',
  'credits.chart-title': 'Credits by vintage, registry of {side}',
  'credits.by-vintage': 'By vintage, registry of {side}',
  'credits.holders': 'By holder',
  'credits.holders-hidden':
    'Who holds how much is shown to holders themselves, to the registries and to auditors. The public sees holdings by kind of account, above and in the',
  'credits.holders-caption':
    'What holders have of each vintage, in whole tonnes of CO₂ equivalent.',
  'credits.meanings': 'What the words mean',
  'credits.issued-means':
    'Numbered in the registry of the side, tonne by tonne, by what the Joint Committee notified. A number is issued once.',
  'credits.vintage-means': 'The calendar year in which the reductions occurred.',
  'credits.entries': 'Journal entries behind these credits',
  'credits.entries-caption':
    'Entries that moved credits, the last first; each leads to its postings and its receipt.',
  'credits.no-entries': 'No entry has moved credits here.',
  'registry.title': 'Registry disclosures, {country}',
  'registry.lead':
    'What the registries of both sides show to everybody: which entities hold accounts, how many credits there are per kind of account, and what was transacted each year. What one entity holds is not disclosed.',
  'registry.entities': 'Entity holding accounts',
  'registry.no-entity': 'No entity has an account.',
  'registry.opened-on': 'Opened on',
  'registry.types': 'Credits per kind of account',
  'registry.none': 'No credit has been issued.',
  'registry.types-caption': 'Whole tonnes of CO₂ equivalent, now.',
  'registry.kind': 'Kind of account',
  'registry.transactions': 'Transactions by year',
  'registry.no-transactions': 'Nothing has been transacted.',
  'registry.happened': 'What happened',
  'certificate.credits-of': 'Credits of {country}',
  'certificate.retired':
    'These credits count once, towards the contribution named here, and are never transferred again.',
  'certificate.cancelled':
    'These credits are taken out of use for the purpose named here, and are never transferred again.',
  'certificate.reversed': 'Reversed.',
  'certificate.reversal':
    'Both sides have decided that this use is undone, and the credits were given back:',
  'certificate.the-entry': 'the entry',
  'certificate.no-evidence': 'The certificate is no longer evidence of their use.',
  'certificate.purpose-year': '{purpose}, year {year}',
  'certificate.keep': 'To keep, and to check',
  'certificate.log':
    'The journal entry is leaf {number} of the log of {country}; its receipt proves that it is there, without trusting the operator of this ledger.',
  'certificate.entry-link': 'The journal entry',
  'certificate.receipt-link': 'Its receipt',
  'certificate.title-retirement': 'Certificate of retirement',
  'certificate.title-cancellation': 'Certificate of cancellation',
  'certificate.held-by': 'Held by',
  'certificate.on-behalf': 'On behalf of',
  'certificate.purpose': 'Purpose',
  'certificate.counts-from': 'Counts from',
  'certificate.credits': 'The credits',
  'credits.entries-title': 'Journal entries of credits, {country}',
  'credits.entries-of': 'Registry of {side}, vintage {vintage}',
} as const;

export type CreditsWord = keyof typeof credits;
