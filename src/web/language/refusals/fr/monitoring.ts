import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in French. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': [
    'Ce rapport de suivi n’existe pas',
    'Voyez les rapports de suivi du projet ; un identifiant commence par le pays, comme KZ-….',
  ],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': [
    'Ces données d’activité n’existent pas',
    'Le rapport de suivi nomme les données d’activité qui lui appartiennent.',
  ],
  'MONITORING.PROJECT_NOT_REGISTERED': [
    'Seul un projet enregistré par le Comité mixte fait l’objet d’un suivi',
    'La page du projet dit ce qui lui manque.',
  ],
  'MONITORING.PERIOD_ENDS_BEFORE_START': [
    'La période de suivi finirait avant de commencer',
    'Vérifiez les deux jours ; le premier et le dernier comptent tous deux.',
  ],
  'MONITORING.PERIOD_STRADDLES_2020': [
    'Une période de suivi ne passe pas de 2020 à 2021',
    'Faites deux rapports : l’un jusqu’au 2020-12-31, l’autre à partir du 2021-01-01.',
  ],
  'MONITORING.PERIOD_BEFORE_OPERATION': [
    'La période de suivi commencerait avant l’exploitation du projet',
    'Commencez-la au premier jour d’exploitation du projet ou plus tard.',
  ],
  'MONITORING.PERIOD_AFTER_OPERATION': [
    'La période de suivi finirait après le projet',
    'Terminez-la au plus tard au dernier jour du projet.',
  ],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'La période de suivi n’est pas comprise dans une seule période de crédit du projet',
    'Les périodes de crédit sont nommées ci-dessous ; un renouvellement en ajoute une.',
  ],
  'MONITORING.PERIOD_OVERLAPS': [
    'Un autre rapport de suivi du projet porte sur certains de ces jours',
    'Commencez après ou finissez avant ; ou retirez-le d’abord.',
  ],
  'MONITORING.NOT_A_DRAFT': [
    'Le rapport de suivi est soumis ou retiré ; ses données d’activité sont closes',
    'Retirez-le, et faites de nouveau rapport de la période.',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': [
    'Le projet n’est pas suivi selon cette méthodologie',
    'Nommez l’une des méthodologies liées au projet ; elles sont nommées ci-dessous.',
  ],
  'MONITORING.NO_FORMULA': [
    'Cette version de la méthodologie n’a pas de formule dans ce livre',
    'Faites inscrire la version avec une formule ; rien ne se calcule sans elle.',
  ],
  'MONITORING.ROWS_REFUSED': [
    'Certaines lignes des données d’activité ne peuvent être prises',
    'Chaque faute ci-dessous nomme une ligne ; la première est la ligne 1. Rien n’a été gardé.',
  ],
  'MONITORING.FILE_UNREADABLE': [
    'Le fichier n’est pas un tableau de données d’activité',
    'Envoyez du CSV en UTF-8, ou du XLSX, avec les colonnes first_day, last_day, of, parameter, value, unit ; seuls parameter et value sont requis à chaque ligne.',
  ],
  'MONITORING.FILE_TOO_LARGE': [
    'Le fichier a plus de données d’activité qu’un rapport n’en prend',
    'Additionnez les relevés par jour ou par mois ; la limite est ci-dessous.',
  ],
  'MONITORING.VERSION_STALE': [
    'Le rapport de suivi a changé depuis sa lecture',
    'Relisez-le, et envoyez son ETag présent en If-Match.',
  ],
  'MONITORING.SAME_OFFICER': [
    'Qui a soumis un rapport de suivi ne le vérifie pas',
    'L’entité tierce vérifie avec une clé à elle.',
  ],
  'MONITORING.VERIFIED_OUT_OF_TIME': [
    'Une vérification suit la période de suivi et n’est pas dans le futur',
    'Vérifiez le jour où le rapport de vérification a été signé.',
  ],
  'MONITORING.VINTAGES_DIFFER': [
    'Une vérification donne un chiffre pour chaque millésime du rapport, et aucun autre',
    'Les millésimes sont nommés ci-dessous ; donnez « 0 » pour une année sans réductions.',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': [
    'Un chiffre vérifié qui diffère du chiffre déclaré en donne la raison',
    'Dites dans la raison du millésime ce qui a été corrigé ; les deux chiffres sont gardés.',
  ],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    'Un rapport vérifié ne l’est de nouveau que comme correction de sa dernière vérification',
    'Nommez comme corrigée la vérification que le rapport cite maintenant.',
  ],
  'MONITORING.ENTITY_TAKES_PART': [
    'Une entité tierce ne vérifie pas un projet auquel elle participe',
    'Faites-le vérifier par une entité qui n’a pas d’autre rôle dans le projet.',
  ],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': [
    'Un document cité appartient au même projet',
    'Citez un document de la liste du projet même.',
  ],
};
