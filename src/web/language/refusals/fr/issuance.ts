import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of issuances, in French. */
export const refusals: RoomRefusals = {
  'ISSUANCE.REQUEST_NOT_FOUND': [
    'Cette demande de délivrance n’existe pas',
    'Voyez la page des délivrances du pays ; un identifiant commence par le pays, comme KZ-….',
  ],
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': [
    'Qui a demandé la délivrance ne la notifie pas aussi',
    'Laissez un autre agent, ou un coprésident, inscrire ce que la décision a notifié.',
  ],
  'ISSUANCE.NOT_FOUND': [
    'Cette délivrance n’existe pas',
    'Un bloc de crédits nomme la délivrance dont il vient.',
  ],
  'ISSUANCE.PROJECT_NOT_REGISTERED': [
    'Les crédits ne sont délivrés que pour un projet enregistré par le Comité mixte',
    'Un projet dont la période de crédit est finie compte encore ; un projet retiré, non.',
  ],
  'ISSUANCE.PUBLIC_SOURCE': [
    'Ce qui n’a été lu que dans une source publique ne fonde aucune délivrance',
    'Enregistrez le projet dans ce livre, et menez-le ici dans son cycle.',
  ],
  'ISSUANCE.REPORT_NOT_VERIFIED': [
    'Les crédits se demandent pour un rapport de suivi vérifié',
    'Faites d’abord vérifier le rapport par une entité tierce ; son état est nommé ci-dessous.',
  ],
  'ISSUANCE.REQUESTED_OUT_OF_TIME': [
    'Une demande suit la période de suivi et n’est pas dans le futur',
    'Vérifiez le jour de la demande de délivrance de crédits.',
  ],
  'ISSUANCE.BEFORE_THE_MECHANISM': [
    'Aucun crédit n’est d’une année antérieure au mécanisme',
    'Rapportez les années à partir de 2013 dans un rapport de suivi à part.',
  ],
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': [
    'Un document cité appartient au même projet',
    'Citez un document de la liste du projet même.',
  ],
  'ISSUANCE.FORM_MISSING': [
    'Le formulaire qui fonde ceci n’est pas parmi les documents cités',
    'Déposez le formulaire parmi les documents du projet, et citez-le ; il est nommé ci-dessous.',
  ],
  'ISSUANCE.REQUESTED_ALREADY': [
    'La délivrance pour ce rapport de suivi est déjà demandée',
    'Consultez cette demande ; elle peut être retirée tant que rien n’est notifié.',
  ],
  'ISSUANCE.REPORT_UNDER_ISSUANCE': [
    'Des crédits sont demandés ou notifiés pour ce rapport de suivi',
    'Retirez d’abord la demande ; après une notification, le rapport reste tel qu’il a été vérifié.',
  ],
  'ISSUANCE.JUST_CHANGED': [
    'Ce qui fonde ceci vient de changer à l’instant',
    'Relisez la demande, et répétez.',
  ],
  'ISSUANCE.DECIDED_BEFORE_REQUEST': [
    'Une décision sur une demande ne la précède pas',
    'Vérifiez le jour de la décision et celui de la demande.',
  ],
  'ISSUANCE.BENEFICIARY_INCOMPLETE': [
    'Un participant est nommé par son identifiant, un gouvernement non',
    'Ne donnez l’identifiant du participant que pour un participant japonais ou du partenaire.',
  ],
  'ISSUANCE.BENEFICIARY_TWICE': [
    'Un bénéficiaire figure une fois par millésime dans le tableau',
    'Additionnez ses tonnes du millésime ; la seconde place est dite ci-dessous.',
  ],
  'ISSUANCE.VINTAGE_NOT_VERIFIED': [
    'La vérification n’a pas ce millésime',
    'Les années civiles vérifiées sont nommées ci-dessous.',
  ],
  'ISSUANCE.NOT_A_PARTICIPANT': [
    'Le bénéficiaire n’est pas participant au projet de ce côté au jour de la décision',
    'Donnez-lui d’abord le rôle dans le projet.',
  ],
  'ISSUANCE.EXCEEDS_VERIFIED': [
    'Il serait notifié d’un millésime plus qu’il n’en a été vérifié',
    'Notifiez au plus les tonnes entières vérifiées de chaque année civile ; les années ne s’additionnent jamais.',
  ],
  'ISSUANCE.SHORTFALL_UNEXPLAINED': [
    'Notifier moins que les tonnes vérifiées demande une raison',
    'Dites pourquoi, pour chacun de ces millésimes.',
  ],
  'ISSUANCE.NO_SHORTFALL': [
    'Une raison est donnée pour un écart qui n’existe pas',
    'Retirez ce millésime des écarts, et n’en nommez aucun deux fois.',
  ],
  'ISSUANCE.DIFFERS_FROM_DECISION': [
    'Le tableau ne s’accorde pas avec la décision du Comité mixte',
    'La partie et le millésime sont nommés ci-dessous avec les deux chiffres.',
  ],
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': [
    'Le Gouvernement du Japon reçoit au moins la moitié de ce qui est délivré à un projet subventionné',
    'Donnez-lui au moins les tonnes nommées ci-dessous : la moitié du total, arrondie vers le haut.',
  ],
  'ISSUANCE.NOTIFIED_ALREADY': [
    'Les tonnes vérifiées de ce rapport de suivi sont déjà notifiées',
    'Les tonnes vérifiées sont notifiées une fois ; consultez la demande.',
  ],
  'ISSUANCE.ISSUED_ALREADY': [
    'Cette partie a déjà délivré',
    'Chaque partie délivre une fois ; consultez la demande.',
  ],
  'ISSUANCE.BEFORE_DECISION': [
    'Une partie ne délivre pas avant la décision du Comité mixte',
    'Vérifiez le jour ; au plus tôt, c’est celui de la décision.',
  ],
  'ISSUANCE.ACCOUNT_MISSING': [
    'Un bénéficiaire n’a pas de compte de dépôt dans le registre de cette partie',
    'Ouvrez les comptes ; qui n’en a pas est nommé ci-dessous.',
  ],
  'ISSUANCE.TRANSFER_NOT_ASKED': [
    'Rien ne quitte le registre du partenaire avec cette délivrance',
    'Ne nommez des numéros transférés que là où le côté japonais délivre des millésimes postérieurs à 2020 ; laissez-les de côté.',
  ],
  'ISSUANCE.TRANSFER_DIFFERS': [
    'Les numéros du partenaire ne sont pas du projet, du millésime et des tonnes à délivrer',
    'Nommez des numéros du partenaire pour exactement les tonnes de chaque millésime ; voyez ci-dessous.',
  ],
  'ISSUANCE.NOT_AUTHORISED': [
    'Un numéro de série du partenaire n’est pas autorisé au transfert international',
    'Faites d’abord autoriser le bloc par le partenaire dans sa démarche concertée.',
  ],
  'ISSUANCE.SHARES_NOT_WHOLE': [
    'Les pourcentages d’une répartition totalisent exactement 100',
    'Vérifiez les parts ; leur somme est dite ci-dessous.',
  ],
  'ISSUANCE.SHARES_MALFORMED': [
    'Les parts ne sont pas écrites comme bénéficiaires et pourcentages',
    'Écrivez government-of-japan:50,partner-government:20,japanese-participant:00-…:30, chacun une fois.',
  ],
  'ISSUANCE.SHARES_UNKNOWN': [
    'Aucun pourcentage n’est connu pour ce projet',
    'Inscrivez son formulaire de répartition des crédits en pourcentage, ou donnez les parts avec la question.',
  ],
};
