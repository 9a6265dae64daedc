import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of issuances, in French. */
export const refusals: RoomRefusals = {
  'ISSUANCE.REQUEST_NOT_FOUND': ['Cette demande de délivrance n’existe pas'],
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': ['Qui a demandé la délivrance ne la notifie pas aussi'],
  'ISSUANCE.NOT_FOUND': ['Cette délivrance n’existe pas'],
  'ISSUANCE.PROJECT_NOT_REGISTERED': [
    'Les crédits ne sont délivrés que pour un projet enregistré par le Comité mixte',
  ],
  'ISSUANCE.PUBLIC_SOURCE': [
    'Ce qui n’a été lu que dans une source publique ne fonde aucune délivrance',
  ],
  'ISSUANCE.REPORT_NOT_VERIFIED': ['Les crédits se demandent pour un rapport de suivi vérifié'],
  'ISSUANCE.REQUESTED_OUT_OF_TIME': [
    'Une demande suit la période de suivi et n’est pas dans le futur',
  ],
  'ISSUANCE.BEFORE_THE_MECHANISM': ['Aucun crédit n’est d’une année antérieure au mécanisme'],
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': ['Un document cité appartient au même projet'],
  'ISSUANCE.FORM_MISSING': ['Le formulaire qui fonde ceci n’est pas parmi les documents cités'],
  'ISSUANCE.REQUESTED_ALREADY': ['La délivrance pour ce rapport de suivi est déjà demandée'],
  'ISSUANCE.REPORT_UNDER_ISSUANCE': [
    'Des crédits sont demandés ou notifiés pour ce rapport de suivi',
  ],
  'ISSUANCE.JUST_CHANGED': ['Ce qui fonde ceci vient de changer à l’instant'],
  'ISSUANCE.DECIDED_BEFORE_REQUEST': ['Une décision sur une demande ne la précède pas'],
  'ISSUANCE.BENEFICIARY_INCOMPLETE': [
    'Un participant est nommé par son identifiant, un gouvernement non',
  ],
  'ISSUANCE.BENEFICIARY_TWICE': ['Un bénéficiaire figure une fois par millésime dans le tableau'],
  'ISSUANCE.VINTAGE_NOT_VERIFIED': ['La vérification n’a pas ce millésime'],
  'ISSUANCE.NOT_A_PARTICIPANT': [
    'Le bénéficiaire n’est pas participant au projet de ce côté au jour de la décision',
  ],
  'ISSUANCE.EXCEEDS_VERIFIED': ['Il serait notifié d’un millésime plus qu’il n’en a été vérifié'],
  'ISSUANCE.SHORTFALL_UNEXPLAINED': ['Notifier moins que les tonnes vérifiées demande une raison'],
  'ISSUANCE.NO_SHORTFALL': ['Une raison est donnée pour un écart qui n’existe pas'],
  'ISSUANCE.DIFFERS_FROM_DECISION': [
    'Le tableau ne s’accorde pas avec la décision du Comité mixte',
  ],
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': [
    'Le Gouvernement du Japon reçoit au moins la moitié de ce qui est délivré à un projet subventionné',
  ],
  'ISSUANCE.NOTIFIED_ALREADY': ['Les tonnes vérifiées de ce rapport de suivi sont déjà notifiées'],
  'ISSUANCE.ISSUED_ALREADY': ['Cette partie a déjà délivré'],
  'ISSUANCE.BEFORE_DECISION': ['Une partie ne délivre pas avant la décision du Comité mixte'],
  'ISSUANCE.ACCOUNT_MISSING': [
    'Un bénéficiaire n’a pas de compte de dépôt dans le registre de cette partie',
  ],
  'ISSUANCE.TRANSFER_NOT_ASKED': ['Rien ne quitte le registre du partenaire avec cette délivrance'],
  'ISSUANCE.TRANSFER_DIFFERS': [
    'Les numéros du partenaire ne sont pas du projet, du millésime et des tonnes à délivrer',
  ],
  'ISSUANCE.NOT_AUTHORISED': [
    'Un numéro de série du partenaire n’est pas autorisé au transfert international',
  ],
  'ISSUANCE.SHARES_NOT_WHOLE': ['Les pourcentages d’une répartition totalisent exactement 100'],
  'ISSUANCE.SHARES_MALFORMED': [
    'Les parts ne sont pas écrites comme bénéficiaires et pourcentages',
  ],
  'ISSUANCE.SHARES_UNKNOWN': ['Aucun pourcentage n’est connu pour ce projet'],
};
