import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of credits, in French. */
export const refusals: RoomRefusals = {
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': ['Ce compte de crédits n’existe pas'],
  'CARBON_CREDIT.ACCOUNT_EXISTS': ['Le titulaire a déjà un compte de ce nom dans ce registre'],
  'CARBON_CREDIT.HOLDER_UNKNOWN': ['Le titulaire n’est pas un participant enregistré'],
  'CARBON_CREDIT.ACCOUNT_CANNOT': ['Un compte de cette classe ne peut ni donner ni recevoir ainsi'],
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': [
    'Le gouvernement de cette partie n’a pas de compte pour ce qui n’est plus transféré',
  ],
  'CARBON_CREDIT.SAME_ACCOUNT': ['Les crédits iraient d’un compte à lui-même'],
  'CARBON_CREDIT.OTHER_COUNTRY': [
    'Les comptes de deux partenaires ne se rencontrent pas dans un même acte',
  ],
  'CARBON_CREDIT.OTHER_REGISTRY': [
    'Le compte, ou le numéro de série, est du registre de l’autre partie',
  ],
  'CARBON_CREDIT.OTHER_HOLDER': [
    'Entre deux titulaires, les crédits sont offerts puis acceptés, non transférés en une fois',
  ],
  'CARBON_CREDIT.SAME_HOLDER': ['Un titulaire ne s’offre pas de crédits à lui-même'],
  'CARBON_CREDIT.SELECTION_UNCLEAR': ['La demande ne dit pas clairement quels crédits elle vise'],
  'CARBON_CREDIT.SERIAL_MALFORMED': [
    'Les numéros de série de ce partenaire ne s’écrivent pas ainsi',
  ],
  'CARBON_CREDIT.SERIAL_TWICE': ['Un numéro de série est nommé deux fois'],
  'CARBON_CREDIT.SERIAL_UNKNOWN': ['Ce numéro de série n’a jamais été délivré'],
  'CARBON_CREDIT.SERIAL_NOT_HELD': ['Ce numéro de série n’est pas sur le compte'],
  'CARBON_CREDIT.SERIAL_LOCKED': ['Ce numéro de série est bloqué par une offre'],
  'CARBON_CREDIT.SERIAL_FROZEN': ['Ce numéro de série est gelé, ou sa disposition restreinte'],
  'CARBON_CREDIT.ACCOUNT_FROZEN': [
    'Le compte est gelé, ou la disposition de ses crédits restreinte',
  ],
  'CARBON_CREDIT.SERIAL_RETIRED': ['Ce numéro de série est définitivement retiré'],
  'CARBON_CREDIT.SERIAL_CANCELLED': ['Ce numéro de série est définitivement annulé'],
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': [
    'Ce numéro de série est parti vers le registre de l’autre partie',
  ],
  'CARBON_CREDIT.EXCEEDS_HELD': ['Le compte détient moins que ce qui est demandé'],
  'CARBON_CREDIT.MOVED_MEANWHILE': ['Un autre acte a déplacé l’un de ces numéros au même moment'],
  'CARBON_CREDIT.TOO_MANY_BLOCKS': [
    'Un seul acte déplacerait plus de blocs qu’il n’en peut nommer dans le journal',
  ],
  'CARBON_CREDIT.BEFORE_ARRIVAL': [
    'L’acte vaut d’un jour où les crédits n’étaient pas encore sur le compte',
  ],
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': ['Ce transfert n’existe pas'],
  'CARBON_CREDIT.OFFER_SETTLED': ['L’offre est déjà réglée, ou n’en était pas une'],
  'CARBON_CREDIT.OFFER_EXPIRED': ['L’offre a expiré'],
  'CARBON_CREDIT.OFFER_STILL_OPEN': ['L’offre n’a pas encore expiré'],
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': ['L’offre finirait avant de commencer'],
  'CARBON_CREDIT.USE_NOT_FOUND': ['Ce retrait ou cette annulation n’existe pas'],
  'CARBON_CREDIT.USE_REVERSED': ['Le retrait ou l’annulation est déjà annulé par le registre'],
  'CARBON_CREDIT.STOP_NOT_FOUND': ['Ce blocage de disposition n’existe pas'],
  'CARBON_CREDIT.STOP_LIFTED': ['Le blocage est déjà levé'],
  'CARBON_CREDIT.STOP_UNCLEAR': [
    'Un blocage porte sur un compte, un projet ou une suite de numéros de série',
  ],
  'CARBON_CREDIT.STOPPED_ALREADY': ['Le compte a déjà un blocage de ce type'],
  'CARBON_CREDIT.PROJECT_UNKNOWN': ['Aucun projet ne porte cette référence'],
  'CARBON_CREDIT.SERIALS_EXHAUSTED': [
    'La classe aurait plus de numéros que douze chiffres n’en permettent',
  ],
  'CARBON_CREDIT.NOTHING_TO_ISSUE': ['Aucune tonne entière n’est à délivrer'],
  'CARBON_CREDIT.BLOCK_NOT_FOUND': ['Ce bloc de crédits n’existe pas'],
  'CARBON_CREDIT.SERIAL_NOT_FOUND': ['Ce numéro de série n’existe pas'],
};
