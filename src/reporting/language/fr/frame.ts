import type { Frame } from '../en/frame.ts';

/** Titles, notes and the words around figures, in French. */
export const frame: Frame = {
  'title.country-report': 'Rapport par pays',
  'title.all-countries': 'Rapport de tous les pays partenaires',
  'title.funder': 'Rapport par bailleur',
  'title.project-dossier': 'Dossier de projet',
  'title.tranche-statement': 'Relevé de tranche',
  'fact.country': 'Pays',
  'fact.period': 'Période',
  'fact.period-from': 'Début de la période',
  'fact.period-until': 'Fin de la période',
  'fact.effective-as-of': 'Situation au',
  'fact.known-as-of': 'Connu au',
  'fact.leaves': 'Feuilles du journal d’audit',
  'fact.status': 'Statut',
  'fact.edition': 'Édition',
  'fact.agreed-by': 'Approuvé par la décision',
  'fact.memorandum': 'Mémorandum signé',
  'fact.order': 'Rang dans l’ordre de signature',
  'fact.checks': 'Contrôles',
  'fact.digest': 'Empreinte (SHA-256)',
  'fact.head': 'Tête du journal d’audit (SHA-256)',
  'fact.book': 'Livre',
  'fact.book-id': 'Identifiant du livre',
  'fact.address': 'Adresse de ce rapport',
  'fact.funder': 'Bailleur',
  'fact.project': 'Projet',
  'fact.tranche': 'Tranche',
  'chart.tranches': 'Décaissé, non décaissé et annulé, par tranche',
  'chart.credits': 'Tonnes d’équivalent CO2, cumulées par millésime',
  'chart.disbursements': 'Décaissements prévus et réels, cumulés',
  'table.totals': 'Engagements et décaissements',
  'table.announcements': 'Montants annoncés, à part',
  'table.credits': 'Crédits et réductions, en t éq. CO2',
  'table.credit-vintages': 'Crédits et réductions par millésime, en t éq. CO2',
  'table.credit-registries': 'Registres par partie et millésime, en t éq. CO2',
  'table.credits-published-elsewhere':
    'Délivrances publiées ailleurs, hors de ce livre, en t éq. CO2',
  'table.credit-reconciliation':
    'Rapprochement des crédits : ouverture + mouvements = clôture, en t éq. CO2',
  'table.credit-movements': 'Mouvements de crédits de la période, en t éq. CO2',
  'table.credit-projects': 'Crédits et réductions par projet, en t éq. CO2',
  'table.tranches': 'Tranches',
  'table.tranche-terms': 'Conditions des tranches',
  'table.commitments': 'Engagements',
  'table.commitment-shares': 'Parts des engagements par projet',
  'table.payment-schedule': 'Échéancier des paiements',
  'table.pledges': 'Promesses, à part',
  'table.projects': 'Projets',
  'table.project-shares': 'Fonds des tranches par projet',
  'table.money-per-tonne': 'Fonds par tonne',
  'table.indicators': 'Résultats physiques',
  'table.targets': 'Résultats physiques et cibles',
  'table.agreements': 'Accords',
  'table.historical-loans': 'Prêts antérieurs, pour référence',
  'table.conversions': 'Présentation dans une autre devise',
  'table.disbursement-curve': 'Décaissements prévus et réels par mois',
  'table.reconciliation': 'Rapprochement : ouverture + mouvements = clôture',
  'table.movements': 'Mouvements de la période par nature d’écriture',
  'table.corrections': 'Corrections de la période',
  'table.changes': 'Ce qui a changé depuis la dernière édition publiée',
  'table.gaps': 'Lacunes : manquant, en retard, inactif',
  'table.checks': 'Ce qui a été contrôlé',
  'table.check-figures': 'Chiffres des contrôles',
  'table.definitions': 'Ce que signifient les chiffres',
  'table.report': 'À propos de ce rapport',
  'table.countries': 'Pays partenaires',
  'table.country-totals': 'Engagements et décaissements par pays',
  'table.ranking': 'Classement des pays, devise par devise',
  'table.entries': 'Écritures',
  'table.documents': 'Documents',
  'table.participants': 'Participants',
  'note.currencies': 'Les devises sont présentées séparément et ne s’additionnent jamais.',
  'note.announcements':
    'Les montants annoncés ne s’additionnent pas. Une annonce peut faire partie d’une autre, couvrir ' +
    'd’autres objets ou en répéter une plus ancienne. Chacune figure seule avec sa source tant ' +
    'qu’aucun accord n’est signé à son titre.',
  'note.tranches':
    'Les lignes de devises différentes ne s’additionnent pas, ni les montants annoncés.',
  'note.shares':
    'Les parts sont celles des projets dans les engagements tels qu’ils ont été pris, avant annulations. Le décaissé est indiqué si chaque engagement ne concerne qu’un projet ; sinon aucun document ne dit pour quel projet.',
  'note.pledges':
    'Les promesses sont des intentions. Elles n’engagent personne et n’entrent dans aucun autre chiffre.',
  'note.credits':
    'Les réductions sont des tonnes entières par année civile. La réduction attendue est une ' +
    'prévision annuelle, jamais une délivrance.',
  'note.credit-registries':
    'Pour chaque registre : délivré = détenu + bloqué + transféré hors du registre + retiré + annulé. À partir du millésime 2021, ce que le partenaire transfère hors de son registre est ce que le Japon délivre à la place.',
  'note.published-elsewhere':
    'Publié ailleurs, hors de ce livre : tel que les sources publiques le donnent, avec leurs lacunes. Aucun crédit de ce livre n’en provient, et cela n’est jamais ajouté à ses chiffres.',
  'note.not-recorded': 'Un tiret signifie : non enregistré dans ce livre. Il ne signifie pas zéro.',
  'note.money-per-tonne':
    'Les fonds de la tranche pour le projet, en regard de toutes les tonnes du projet. Sans ' +
    'attribution : cela ne dit pas que ces fonds ont produit ces tonnes. Jamais additionné entre ' +
    'tranches ou devises. Quatre décimales, arrondi au pair le plus proche. Un tiret lorsque les ' +
    'fonds sont communs à plusieurs projets sans document de répartition, ou que les tonnes ne sont ' +
    'pas enregistrées.',
  'note.progress': 'Progrès depuis la valeur de référence si elle existe, sinon part de la cible.',
  'note.historical-loans':
    'Prêts des années antérieures à ce livre, selon leurs sources ; ils ne s’ajoutent ni aux tranches ' +
    'ni entre eux.',
  'note.conversions':
    'Les montants convertis sont donnés pour lecture seulement. Chacun utilise le seul cours indiqué, ' +
    'celui du dernier jour au plus tard à la date du rapport ; ils ne s’additionnent pas.',
  'note.curve':
    'Le prévu est l’échéancier connu ; le réel est le décaissé moins les remboursements de fonds.',
  'note.reconciliation':
    'Pour chaque tranche : le solde à l’ouverture de la période, les mouvements et le solde au jour du rapport.',
  'note.no-edition': 'Aucune édition de ce rapport n’a été publiée auparavant.',
  'note.changes': 'Ligne par ligne, par rapport à la dernière édition publiée.',
  'note.gaps':
    'Documents manquants d’un projet enregistré ou d’un engagement ; projets enregistrés sans rapport ' +
    'de suivi et tranches sans mouvement depuis douze mois.',
  'note.all-countries':
    'Sommes des rapports par pays à un même instant de connaissance, devise par devise. Les devises ne ' +
    's’additionnent jamais.',
  'page.lead': 'Situation des livres au {day}, telle que connue le {instant}.',
  'page.number': 'Page {page} sur {pages}',
  'page.as-of': 'situation au {day}',
  'page.head': 'tête {head}',
  'page.demonstration':
    'DÉMONSTRATION : ce livre contient des projets, engagements, paiements et crédits inventés à côté de faits ' +
    'sourcés, pour montrer son fonctionnement. Ce n’est pas un livre officiel.',
  'page.demonstration-mark': 'DÉMONSTRATION',
  'page.failed':
    'Un contrôle a échoué. Voir « Ce qui a été contrôlé » avant d’utiliser les chiffres de ce rapport.',
  'page.nothing': 'Rien n’est enregistré.',
  'page.more': '{count} autres lignes figurent dans le classeur et les tableaux de ce rapport.',
  'page.downloads': 'Téléchargements',
  'page.languages': 'Langues',
  'page.show': 'Afficher',
  'page.known-input': 'Connu au : feuilles ou instant',
  'page.also-in': 'Afficher aussi en',
  'page.source': 'Source',
  'page.term': 'Terme',
  'page.meaning': 'Signification',
  'page.skip': 'Aller au contenu',
  'page.site': 'Site',
  'page.partners': 'Pays partenaires',
  'page.participants': 'Participants',
  'page.methodologies': 'Méthodologies',
  'page.interface': 'Interface',
  'page.heads': 'Têtes d’audit',
  'page.search': 'Chercher',
  'page.search-label': 'Nom, référence, numéro de série ou identifiant',
  'page.trace':
    'Chaque chiffre remonte à des écritures, et chaque écriture à une feuille d’un journal ' +
    'infalsifiable que chacun peut vérifier.',
  'page.book': 'Livre officiel',
  'page.demonstration-book': 'Livre de démonstration',
  'page.entries': 'voir les écritures',
  'page.again':
    'Cette adresse refait le même rapport, à l’octet près. L’empreinte est le SHA-256 du JSON sous forme ' +
    'canonique (RFC 8785), sans le champ « digest ».',
  'page.order': 'Pays partenaire n° {order} du Mécanisme de crédit conjoint du Japon',
  'page.axis': 'Pleine largeur : {amount} {unit}',
  'table.statement': 'Écritures de la période, avec le solde après chacune',
  'table.statement-balances': 'Soldes de ces écritures : ouverture + écritures = clôture',
  'note.statement':
    'Une écriture figure une fois sous chaque solde qu’elle modifie. L’ouverture est celle de la période ou, sur une page suivante, le report des pages précédentes.',
  'note.statement-cut':
    'Ce ne sont pas toutes les écritures de la période : la suite est à l’adresse de la page suivante.',
  'fact.next-page': 'Adresse de la page suivante',
  'table.downloads': 'Fichiers de cette édition',
  'page.carried-forward': 'Report des pages précédentes',
  'page.agrees': 'Le total est le chiffre du rapport',
  'page.differs': 'Le total n’est pas le chiffre du rapport',
  'page.first': 'Première page',
  'page.next': 'Page suivante',
};
