import type { CreditsWord } from '../en/credits.ts';

/** What pages of carbon credits say, in French. */
export const credits: Readonly<Record<CreditsWord, string>> = {
  'credits.title': 'Crédits, {country}',
  'credits.lead':
    'Chaque partie délivre dans son propre registre. Au sein d’une partie, chaque tonne est à un seul endroit : ce qui fut délivré est la somme de ses emplacements. Les deux parties ne s’additionnent jamais : après 2020, les tonnes du Japon passent par le registre du partenaire.',
  'credits.issuance': 'Délivrance',
  'credits.disclosures': 'Publications du registre',
  'credits.disclosures-link': 'publications',
  'credits.accounts': 'Comptes',
  'credits.offers': 'Offres',
  'credits.none': 'Aucun crédit n’a été délivré dans ce livre : {country}.',
  'credits.registry-of': 'Registre : {side}',
  'credits.equation': 'Le délivré égale la somme de tous les emplacements',
  'credits.adds':
    'Vérifié à la création de cette page : les emplacements totalisent {tonnes} t CO₂e.',
  'credits.not-adds':
    'Les emplacements totalisent {tonnes}, et non ce qui fut délivré. Le livre doit être vérifié.',
  'credits.chart':
    'Où sont les tonnes de chaque millésime. La barre la plus longue est le plus grand millésime.',
  'credits.chart-title': 'Crédits par millésime, registre : {side}',
  'credits.by-vintage': 'Par millésime, registre : {side}',
  'credits.holders': 'Par titulaire',
  'credits.holders-hidden':
    'Qui détient combien n’est montré qu’aux titulaires eux-mêmes, aux registres et aux auditeurs. Le public voit les avoirs par type de compte, ci-dessus et dans les',
  'credits.holders-caption':
    'Ce que les titulaires ont de chaque millésime, en tonnes entières d’équivalent CO₂.',
  'credits.meanings': 'Ce que les mots veulent dire',
  'credits.issued-means':
    'Numéroté dans le registre de la partie, tonne par tonne, selon la notification du Comité mixte. Un numéro n’est délivré qu’une fois.',
  'credits.vintage-means': 'L’année civile où les réductions ont eu lieu.',
  'credits.entries': 'Écritures derrière ces crédits',
  'credits.entries-caption':
    'Écritures qui ont déplacé des crédits, les dernières d’abord ; chacune mène à ses imputations et à son reçu.',
  'credits.no-entries': 'Aucune écriture n’a déplacé de crédits.',
  'registry.title': 'Publications du registre, {country}',
  'registry.lead':
    'Ce que les registres des deux parties montrent à tous : quelles entités ont un compte, combien de crédits par type de compte, et les transactions de chaque année. Les avoirs d’une entité ne sont pas publiés.',
  'registry.entities': 'Comptes de dépôt d’entités',
  'registry.no-entity': 'Aucune entité n’a de compte.',
  'registry.opened-on': 'Ouvert le',
  'registry.types': 'Crédits par type de compte',
  'registry.none': 'Aucun crédit n’a été délivré.',
  'registry.types-caption': 'Tonnes entières d’équivalent CO₂, à présent.',
  'registry.kind': 'Type de compte',
  'registry.transactions': 'Transactions par année',
  'registry.no-transactions': 'Aucune transaction.',
  'registry.happened': 'Ce qui s’est passé',
  'certificate.credits-of': 'Crédits, {country}',
  'certificate.retired':
    'Ces crédits comptent une seule fois, pour la contribution nommée ici, et ne sont plus jamais transférés.',
  'certificate.cancelled':
    'Ces crédits sont mis hors d’usage pour la fin nommée ici, et ne sont plus jamais transférés.',
  'certificate.reversed': 'Annulé.',
  'certificate.reversal':
    'Les deux parties ont décidé d’annuler cet usage, et les crédits ont été rendus :',
  'certificate.the-entry': 'l’écriture',
  'certificate.no-evidence': 'Le certificat n’atteste plus leur usage.',
  'certificate.purpose-year': '{purpose}, année {year}',
  'certificate.keep': 'À conserver, et à vérifier',
  'certificate.log':
    'L’écriture est la feuille {number} du journal, {country} ; son reçu prouve qu’elle y est, sans faire confiance à l’exploitant de ce livre.',
  'certificate.entry-link': 'L’écriture',
  'certificate.receipt-link': 'Son reçu',
  'certificate.title-retirement': 'Certificat de retrait',
  'certificate.title-cancellation': 'Certificat d’annulation',
  'certificate.held-by': 'Détenus par',
  'certificate.on-behalf': 'Pour le compte de',
  'certificate.purpose': 'Usage',
  'certificate.counts-from': 'Compte à partir du',
  'certificate.credits': 'Les crédits',
  'credits.entries-title': 'Écritures de crédits, {country}',
  'credits.entries-of': 'Registre : {side}, millésime {vintage}',
};
