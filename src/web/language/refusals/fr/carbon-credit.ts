import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of credits, in French. */
export const refusals: RoomRefusals = {
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': [
    'Ce compte de crédits n’existe pas',
    'Vérifiez l’identifiant ; la page des crédits du pays donne la liste des comptes.',
  ],
  'CARBON_CREDIT.ACCOUNT_EXISTS': [
    'Le titulaire a déjà un compte de ce nom dans ce registre',
    'Utilisez-le, ou ouvrez-en un autre sous un autre nom.',
  ],
  'CARBON_CREDIT.HOLDER_UNKNOWN': [
    'Le titulaire n’est pas un participant enregistré',
    'Enregistrez d’abord le participant, puis nommez-le par son identifiant : 00-….',
  ],
  'CARBON_CREDIT.ACCOUNT_CANNOT': [
    'Un compte de cette classe ne peut ni donner ni recevoir ainsi',
    'Transférez les crédits entre comptes de dépôt ; retirez-les ou annulez-les par les actes de ces noms.',
  ],
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': [
    'Le gouvernement de cette partie n’a pas de compte pour ce qui n’est plus transféré',
    'Ouvrez d’abord le compte de dépôt du gouvernement ; ses comptes définitifs viennent avec lui.',
  ],
  'CARBON_CREDIT.SAME_ACCOUNT': [
    'Les crédits iraient d’un compte à lui-même',
    'Nommez deux comptes différents.',
  ],
  'CARBON_CREDIT.OTHER_COUNTRY': [
    'Les comptes de deux partenaires ne se rencontrent pas dans un même acte',
    'Faites une demande par partenaire ; chacune a sa réponse.',
  ],
  'CARBON_CREDIT.OTHER_REGISTRY': [
    'Le compte, ou le numéro de série, est du registre de l’autre partie',
    'Les crédits restent dans le registre qui les a délivrés ; la partie est dite ci-dessous.',
  ],
  'CARBON_CREDIT.OTHER_HOLDER': [
    'Entre deux titulaires, les crédits sont offerts puis acceptés, non transférés en une fois',
    'Indiquez un dernier jour, et cela devient une offre.',
  ],
  'CARBON_CREDIT.SAME_HOLDER': [
    'Un titulaire ne s’offre pas de crédits à lui-même',
    'Laissez le dernier jour vide : chez un même titulaire, les crédits sont transférés en une fois.',
  ],
  'CARBON_CREDIT.SELECTION_UNCLEAR': [
    'La demande ne dit pas clairement quels crédits elle vise',
    'Nommez les numéros de série, ou demandez les premiers d’un millésime avec les tonnes ; jamais les deux.',
  ],
  'CARBON_CREDIT.SERIAL_MALFORMED': [
    'Les numéros de série de ce partenaire ne s’écrivent pas ainsi',
    'La forme voulue est donnée ci-dessous.',
  ],
  'CARBON_CREDIT.SERIAL_TWICE': [
    'Un numéro de série est nommé deux fois',
    'Nommez chaque numéro une fois ; les suites ne se recouvrent pas.',
  ],
  'CARBON_CREDIT.SERIAL_UNKNOWN': [
    'Ce numéro de série n’a jamais été délivré',
    'Cherchez-le par la recherche.',
  ],
  'CARBON_CREDIT.SERIAL_NOT_HELD': [
    'Ce numéro de série n’est pas sur le compte',
    'Cherchez par la recherche où il se trouve.',
  ],
  'CARBON_CREDIT.SERIAL_LOCKED': [
    'Ce numéro de série est bloqué par une offre',
    'Attendez que l’offre soit réglée, ou retirez-la.',
  ],
  'CARBON_CREDIT.SERIAL_FROZEN': [
    'Ce numéro de série est gelé, ou sa disposition restreinte',
    'La raison est ci-dessous ; le registre qui l’a bloqué peut lever le blocage.',
  ],
  'CARBON_CREDIT.ACCOUNT_FROZEN': [
    'Le compte est gelé, ou la disposition de ses crédits restreinte',
    'Le registre qui l’a bloqué peut lever le blocage ; voyez la page du compte.',
  ],
  'CARBON_CREDIT.SERIAL_RETIRED': [
    'Ce numéro de série est définitivement retiré',
    'Seul le Comité mixte des deux parties peut faire revenir sur un retrait.',
  ],
  'CARBON_CREDIT.SERIAL_CANCELLED': [
    'Ce numéro de série est définitivement annulé',
    'Seul le Comité mixte des deux parties peut faire revenir sur une annulation.',
  ],
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': [
    'Ce numéro de série est parti vers le registre de l’autre partie',
    'Cherchez les crédits que l’autre partie a délivrés à sa place.',
  ],
  'CARBON_CREDIT.EXCEEDS_HELD': [
    'Le compte détient moins que ce qui est demandé',
    'Demandez au plus ce qui est détenu ; ce qu’une offre bloque ne l’est pas.',
  ],
  'CARBON_CREDIT.MOVED_MEANWHILE': [
    'Un autre acte a déplacé l’un de ces numéros au même moment',
    'Voyez où il est maintenant, et renvoyez la demande avec une nouvelle clé.',
  ],
  'CARBON_CREDIT.TOO_MANY_BLOCKS': [
    'Un seul acte déplacerait plus de blocs qu’il n’en peut nommer dans le journal',
    'Divisez la demande ; la limite est ci-dessous.',
  ],
  'CARBON_CREDIT.BEFORE_ARRIVAL': [
    'L’acte vaut d’un jour où les crédits n’étaient pas encore sur le compte',
    'Donnez un jour qui ne précède pas celui indiqué ci-dessous.',
  ],
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': [
    'Ce transfert n’existe pas',
    'Vérifiez l’identifiant ; la page du compte donne la liste des transferts.',
  ],
  'CARBON_CREDIT.OFFER_SETTLED': [
    'L’offre est déjà réglée, ou n’en était pas une',
    'Son état est dit ci-dessous ; faites une nouvelle offre.',
  ],
  'CARBON_CREDIT.OFFER_EXPIRED': [
    'L’offre a expiré',
    'Elle ne peut plus qu’être libérée ; demandez-en une nouvelle au titulaire.',
  ],
  'CARBON_CREDIT.OFFER_STILL_OPEN': [
    'L’offre n’a pas encore expiré',
    'Qui l’a faite peut la retirer, qui la reçoit peut la refuser.',
  ],
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': [
    'L’offre finirait avant de commencer',
    'Donnez un dernier jour qui est aujourd’hui ou plus tard.',
  ],
  'CARBON_CREDIT.USE_NOT_FOUND': [
    'Ce retrait ou cette annulation n’existe pas',
    'Vérifiez l’identifiant : c’est celui du certificat.',
  ],
  'CARBON_CREDIT.USE_REVERSED': [
    'Le retrait ou l’annulation est déjà annulé par le registre',
    'On ne revient sur un retrait ou une annulation qu’une fois, en entier.',
  ],
  'CARBON_CREDIT.STOP_NOT_FOUND': [
    'Ce blocage de disposition n’existe pas',
    'Vérifiez l’identifiant.',
  ],
  'CARBON_CREDIT.STOP_LIFTED': [
    'Le blocage est déjà levé',
    'Imposez-en un nouveau si la disposition doit de nouveau être bloquée.',
  ],
  'CARBON_CREDIT.STOP_UNCLEAR': [
    'Un blocage porte sur un compte, un projet ou une suite de numéros de série',
    'Nommez exactement l’un de : compte, projet, numéros de série.',
  ],
  'CARBON_CREDIT.STOPPED_ALREADY': [
    'Le compte a déjà un blocage de ce type',
    'Levez d’abord celui-là ; il est nommé ci-dessous.',
  ],
  'CARBON_CREDIT.PROJECT_UNKNOWN': [
    'Aucun projet ne porte cette référence',
    'Vérifiez la référence ; la page du pays donne la liste des projets.',
  ],
  'CARBON_CREDIT.SERIALS_EXHAUSTED': [
    'La classe aurait plus de numéros que douze chiffres n’en permettent',
    'Vérifiez les tonnes.',
  ],
  'CARBON_CREDIT.NOTHING_TO_ISSUE': [
    'Aucune tonne entière n’est à délivrer',
    'Une partie à qui zéro est notifié ne délivre rien.',
  ],
  'CARBON_CREDIT.BLOCK_NOT_FOUND': [
    'Ce bloc de crédits n’existe pas',
    'Vérifiez l’identifiant, ou cherchez un numéro de série.',
  ],
  'CARBON_CREDIT.SERIAL_NOT_FOUND': [
    'Ce numéro de série n’existe pas',
    'Vérifiez comment il est écrit ; la forme voulue est ci-dessous.',
  ],
};
