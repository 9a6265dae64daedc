import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the ledger, in French. */
export const refusals: RoomRefusals = {
  'LEDGER.KEY_REUSED': [
    'Cette Idempotency-Key a servi à une autre demande',
    'Utilisez une nouvelle clé pour une nouvelle demande ; ne répétez une clé qu’avec exactement le même contenu.',
  ],
  'LEDGER.KEY_IN_FLIGHT': [
    'La première demande avec cette Idempotency-Key est encore en cours',
    'Attendez un moment et répétez la demande avec la même clé.',
  ],
  'LEDGER.BELOW_FLOOR': [
    'Le compte descendrait sous son plancher',
    'Ne comptabilisez pas plus que ce qui est disponible.',
  ],
  'LEDGER.BOOKS_CLOSED': [
    'Les livres sont clos pour ce jour',
    'Utilisez un jour postérieur au dernier jour clos.',
  ],
  'LEDGER.DAY_IN_FUTURE': [
    'Le jour d’effet est dans le futur',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'LEDGER.ENTRY_NOT_FOUND': [
    'Cette écriture n’existe pas',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'LEDGER.ACCOUNT_NOT_FOUND': [
    'Ce compte n’existe pas',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'LEDGER.ACT_NOT_FOUND': [
    'Cet acte n’existe pas',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'LEDGER.ACT_NOT_PENDING': [
    'Cet acte n’attend pas d’approbation',
    'Consultez l’acte pour voir s’il a été comptabilisé aussitôt.',
  ],
  'LEDGER.ACT_ALREADY_DECIDED': [
    'Cet acte est déjà décidé',
    'Un acte est approuvé ou refusé une seule fois.',
  ],
  'LEDGER.SAME_OFFICER': [
    'Qui a soumis un acte ne peut pas en décider',
    'Demandez à un second agent.',
  ],
  'LEDGER.ALREADY_REVERSED': [
    'Cette écriture est déjà contre-passée',
    'Une écriture se contre-passe une fois ; refaites l’acte juste.',
  ],
  'LEDGER.IS_A_REVERSAL': ['Une contre-passation ne se contre-passe pas', 'Refaites l’acte.'],
  'LEDGER.NOT_REVERSIBLE': [
    'Les écritures de ce type ne se contre-passent pas',
    'Utilisez l’acte qui corrige ce type.',
  ],
  'LEDGER.BEFORE_THE_ORIGINAL': [
    'Une contre-passation ne prend pas effet avant l’écriture d’origine',
    'Utilisez le jour d’effet de l’écriture d’origine ou un jour postérieur.',
  ],
  'LEDGER.PERIOD_NOT_OVER': [
    'Le mois n’est pas terminé',
    'Clôturez un mois après son dernier jour.',
  ],
  'LEDGER.ALREADY_CLOSED': ['Les livres sont déjà clos jusqu’à ce mois', 'Il n’y a rien à faire.'],
  'LEDGER.ATOMIC_REFUSED': [
    'Non comptabilisé : un autre acte du même groupe indivisible a été refusé',
    'Voyez le refus de l’acte nommé dans « because ».',
  ],
  'LEDGER.UNKNOWN_ACT': [
    'Il n’existe pas d’acte de ce type',
    'Utilisez l’un des types énumérés dans « possible ».',
  ],
  'LEDGER.OTHER_COUNTRY': [
    'Une demande porte sur un seul pays, et ceci relève d’un autre',
    'Envoyez une demande par pays.',
  ],
  'LEDGER.QUEUE_FULL': [
    'Trop d’actes sont en attente',
    'Attendez un peu, puis répétez avec la même clé.',
  ],
  'LEDGER.EXPORTS_BUSY': [
    'Le nombre maximal d’exports du journal est déjà en cours',
    'Attendez un peu, puis réessayez.',
  ],
  'LEDGER.BOOKS_BUSY': [
    'Les livres sont occupés trop longtemps ; rien n’a été inscrit',
    'Attendez un peu, puis répétez avec la même clé.',
  ],
  'LEDGER.OUTCOME_UNKNOWN': [
    'La base de données n’a pas répondu ; on ignore si l’acte a été inscrit',
    'Répétez la demande avec la même clé : elle est inscrite au plus une fois.',
  ],
  'LEDGER.CONSTRAINT': [
    'Une règle du livre interdit cet acte',
    'La règle est nommée ci-dessous ; voir docs/laws.md.',
  ],
  'LEDGER.MOVE_NOT_POSSIBLE': [
    'Depuis cet état, cette étape n’existe pas',
    'Les précisions nomment l’état et les étapes qui peuvent le suivre.',
  ],
  'LEDGER.MOVE_LACKS': [
    'Il manque quelque chose pour cette étape',
    'Les précisions disent ce qui manque et à qui il revient de l’apporter.',
  ],
  'LEDGER.DISK_FULL': [
    'Le disque de la base de données est plein ; rien n’a été enregistré',
    'Répétez la demande avec la même clé quand l’exploitant aura fait de la place.',
  ],
};
