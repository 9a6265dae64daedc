import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of funding, in French. */
export const refusals: RoomRefusals = {
  'FUNDING.TRANCHE_NOT_FOUND': [
    'Cette tranche n’existe pas',
    'Vérifiez l’identifiant ; la page du pays donne la liste des tranches.',
  ],
  'FUNDING.COMMITMENT_NOT_FOUND': [
    'Cet engagement n’existe pas',
    'Vérifiez l’identifiant ; la page de la tranche donne la liste des engagements.',
  ],
  'FUNDING.DISBURSEMENT_NOT_FOUND': [
    'Ce décaissement n’existe pas',
    'Vérifiez l’identifiant ; l’engagement donne la liste de ses décaissements.',
  ],
  'FUNDING.FACILITY_NOT_FOUND': [
    'Cette facilité n’existe pas',
    'Vérifiez l’identifiant ; il commence par 00.',
  ],
  'FUNDING.EXCHANGE_RATE_NOT_FOUND': [
    'Ce taux de change n’existe pas',
    'Vérifiez l’identifiant ; il commence par 00.',
  ],
  'FUNDING.FACILITY_UNKNOWN': [
    'La facilité dont relève la tranche n’est pas inscrite',
    'Inscrivez d’abord la facilité, puis nommez-la par son identifiant.',
  ],
  'FUNDING.PROJECT_UNKNOWN': [
    'Un projet qui a une part n’est pas enregistré dans ce pays',
    'Enregistrez d’abord le projet, puis nommez-le par son identifiant ou sa référence.',
  ],
  'FUNDING.REFERENCE_TAKEN': [
    'Cette référence est déjà utilisée',
    'Utilisez une autre référence, ou consultez ce qui est inscrit sous celle-ci.',
  ],
  'FUNDING.RATE_RECORDED_MEANWHILE': [
    'Un taux de cette source pour ce jour a été inscrit au même moment',
    'Lisez-le, et renvoyez le vôtre avec une nouvelle clé s’il doit le remplacer.',
  ],
  'FUNDING.FUNDER_UNKNOWN': [
    'Le bailleur n’est pas dans la liste des codes',
    'Utilisez l’un des codes ci-dessous.',
  ],
  'FUNDING.INSTRUMENT_UNKNOWN': [
    'L’instrument n’est pas dans la liste des codes',
    'Utilisez l’un des codes ci-dessous.',
  ],
  'FUNDING.AMOUNT_NOT_POSITIVE': [
    'Le montant n’est pas supérieur à zéro',
    'Donnez le montant qui se déplace ; pour reprendre quelque chose, utilisez l’acte prévu.',
  ],
  'FUNDING.RATE_MALFORMED': [
    'Le taux n’est pas un nombre décimal supérieur à zéro',
    'Écrivez par exemple « 147.25 » : au plus 12 chiffres avant le point et 18 après.',
  ],
  'FUNDING.RATE_OF_ITSELF': [
    'Une devise n’a pas de taux de change avec elle-même',
    'Nommez deux devises différentes.',
  ],
  'FUNDING.WINDOW_REVERSED': [
    'La période de tirage finit avant de commencer',
    'Donnez un dernier jour qui ne précède pas le premier.',
  ],
  'FUNDING.AMENDMENT_INCOMPLETE': [
    'Il manque à la modification ce que son type exige, ou elle contient ce qu’il ignore',
    'Les précisions disent de quoi est faite une modification de ce type.',
  ],
  'FUNDING.SHARES_NAME_A_PROJECT_TWICE': [
    'Un projet a deux parts d’un même engagement',
    'Donnez une seule part à chaque projet.',
  ],
  'FUNDING.CURRENCY_DIFFERS': [
    'Le montant est dans une autre devise que la tranche',
    'Utilisez la devise de la tranche ; un montant dans une autre devise est une autre tranche.',
  ],
  'FUNDING.TRANCHE_CLOSED': [
    'La tranche est close',
    'Annuler, restituer et rembourser restent possibles ; une réouverture est une modification.',
  ],
  'FUNDING.TRANCHE_OPEN': ['La tranche n’est pas close', 'Il n’y a rien à faire.'],
  'FUNDING.OUTSIDE_AVAILABILITY': [
    'Le jour est hors de la période de tirage de la tranche',
    'Utilisez un jour compris dedans, ou modifiez les dates de la tranche.',
  ],
  'FUNDING.BEFORE_ANNOUNCEMENT': [
    'Le jour précède l’annonce de la tranche',
    'Utilisez le jour de l’annonce ou un jour postérieur.',
  ],
  'FUNDING.BEFORE_LAST_AMENDMENT': [
    'Le jour précède une modification que la tranche a déjà',
    'Utilisez le jour de la dernière modification ou un jour postérieur : ce qui valait entre-temps reste tel quel.',
  ],
  'FUNDING.BEFORE_SIGNATURE': [
    'Le jour précède la signature de l’accord',
    'Un engagement est ferme à la signature : utilisez ce jour ou un jour postérieur.',
  ],
  'FUNDING.BEFORE_COMMITMENT': [
    'Le jour précède l’engagement',
    'Utilisez le jour de l’engagement ou un jour postérieur.',
  ],
  'FUNDING.BEFORE_DISBURSEMENT': [
    'Le jour précède le décaissement',
    'Utilisez le jour du décaissement ou un jour postérieur.',
  ],
  'FUNDING.AGREEMENT_REQUIRED': [
    'Dans un livre réel, un engagement demande son accord signé',
    'Donnez le titre, le jour de signature et le SHA-256 du document.',
  ],
  'FUNDING.EXCEEDS_AVAILABLE': [
    'Plus que ce que la tranche a encore à engager',
    'Engagez moins, ou augmentez la tranche.',
  ],
  'FUNDING.EXCEEDS_UNDRAWN': [
    'Plus que ce qui n’est pas décaissé de l’engagement',
    'Utilisez au plus ce qui n’est pas décaissé.',
  ],
  'FUNDING.EXCEEDS_OUTSTANDING': [
    'Plus que l’encours de l’engagement',
    'Utilisez au plus ce qui a été décaissé et n’est ni restitué ni remboursé.',
  ],
  'FUNDING.EXCEEDS_REFUNDABLE': [
    'Plus que ce qui reste à restituer du décaissement',
    'Restituez au plus ce qui a été décaissé et n’est pas encore restitué.',
  ],
  'FUNDING.EXCEEDS_COMMITTED': [
    'Plus décaissé qu’engagé',
    'Vérifiez les chiffres d’ouverture : le décaissé ne dépasse pas l’engagé.',
  ],
  'FUNDING.EXCEEDS_DISBURSED': [
    'Plus remboursé que décaissé',
    'Vérifiez les chiffres d’ouverture : le remboursé ne dépasse pas le décaissé.',
  ],
  'FUNDING.EXCEEDS_ANNOUNCED': [
    'Les paiements de l’échéancier dépassent le montant annoncé',
    'Prévoyez au plus le montant annoncé de la tranche.',
  ],
  'FUNDING.SHARES_DIFFER': [
    'Les parts des projets ne totalisent pas l’engagement',
    'Que les parts totalisent exactement le montant, ou laissez-les de côté.',
  ],
  'FUNDING.NOT_REPAYABLE': [
    'L’instrument de la tranche n’est pas remboursable',
    'L’argent que rend un bénéficiaire est une restitution de son décaissement.',
  ],
  'FUNDING.REFUNDED_ALREADY': [
    'Une partie du décaissement est restituée : il ne peut pas être contre-passé',
    'Contre-passez d’abord ses restitutions, ou restituez le reste.',
  ],
  'FUNDING.TOO_MANY_REFUNDS': [
    'Le décaissement a autant de restitutions qu’on peut en inscrire',
    'Réunissez le reste en une seule restitution avant d’en arriver là.',
  ],
  'FUNDING.VERSION_MOVED_ON': [
    'La tranche a été modifiée depuis votre lecture',
    'Relisez-la et décidez à nouveau.',
  ],
};
