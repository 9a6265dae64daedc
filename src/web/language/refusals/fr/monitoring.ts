import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in French. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': ['Ce rapport de suivi n’existe pas'],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': ['Ces données d’activité n’existent pas'],
  'MONITORING.PROJECT_NOT_REGISTERED': [
    'Seul un projet enregistré par le Comité mixte fait l’objet d’un suivi',
  ],
  'MONITORING.PERIOD_ENDS_BEFORE_START': ['La période de suivi finirait avant de commencer'],
  'MONITORING.PERIOD_STRADDLES_2020': ['Une période de suivi ne passe pas de 2020 à 2021'],
  'MONITORING.PERIOD_BEFORE_OPERATION': [
    'La période de suivi commencerait avant l’exploitation du projet',
  ],
  'MONITORING.PERIOD_AFTER_OPERATION': ['La période de suivi finirait après le projet'],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'La période de suivi n’est pas comprise dans une seule période de crédit du projet',
  ],
  'MONITORING.PERIOD_OVERLAPS': [
    'Un autre rapport de suivi du projet porte sur certains de ces jours',
  ],
  'MONITORING.NOT_A_DRAFT': [
    'Le rapport de suivi est soumis ou retiré ; ses données d’activité sont closes',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': ['Le projet n’est pas suivi selon cette méthodologie'],
  'MONITORING.NO_FORMULA': ['Cette version de la méthodologie n’a pas de formule dans ce livre'],
  'MONITORING.ROWS_REFUSED': ['Certaines lignes des données d’activité ne peuvent être prises'],
  'MONITORING.FILE_UNREADABLE': ['Le fichier n’est pas un tableau de données d’activité'],
  'MONITORING.FILE_TOO_LARGE': ['Le fichier a plus de données d’activité qu’un rapport n’en prend'],
  'MONITORING.VERSION_STALE': ['Le rapport de suivi a changé depuis sa lecture'],
  'MONITORING.SAME_OFFICER': ['Qui a soumis un rapport de suivi ne le vérifie pas'],
  'MONITORING.VERIFIED_OUT_OF_TIME': [
    'Une vérification suit la période de suivi et n’est pas dans le futur',
  ],
  'MONITORING.VINTAGES_DIFFER': [
    'Une vérification donne un chiffre pour chaque millésime du rapport, et aucun autre',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': [
    'Un chiffre vérifié qui diffère du chiffre déclaré en donne la raison',
  ],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    'Un rapport vérifié ne l’est de nouveau que comme correction de sa dernière vérification',
  ],
  'MONITORING.ENTITY_TAKES_PART': [
    'Une entité tierce ne vérifie pas un projet auquel elle participe',
  ],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': ['Un document cité appartient au même projet'],
};
