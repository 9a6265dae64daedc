import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of projects, in French. */
export const refusals: RoomRefusals = {
  'PROJECT.NOT_FOUND': ['Ce projet n’existe pas'],
  'PROJECT.INDICATOR_NOT_FOUND': ['Cet indicateur n’existe pas'],
  'PROJECT.REFERENCE_OF_OTHER_COUNTRY': ['Une référence commence par le code de son pays'],
  'PROJECT.REFERENCE_MALFORMED': ['La référence n’est pas écrite comme il faut'],
  'PROJECT.REFERENCE_NOT_JCM': ['Un projet du JCM est numéroté par son pays et trois chiffres'],
  'PROJECT.REFERENCE_USED': ['Un autre projet de ce pays a ou a eu cette référence'],
  'PROJECT.NO_JAPAN_SIDE': ['Sans participant du côté japonais, un projet ne relève pas du JCM'],
  'PROJECT.ENDS_BEFORE_START': ['Le projet finirait avant de commencer'],
  'PROJECT.REDUCTION_MALFORMED': [
    'La réduction annuelle attendue n’est pas écrite comme un nombre décimal',
  ],
  'PROJECT.REDUCTION_NEGATIVE': ['Une réduction annuelle attendue est nulle ou positive'],
  'PROJECT.SITE_OFF_THE_MAP': ['Les coordonnées d’un site ne désignent pas un lieu sur terre'],
  'PROJECT.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela'],
  'PROJECT.VERSION_MISSING': ['Une modification doit nommer la version qu’elle modifie'],
  'PROJECT.VERSION_STALE': ['Le projet a changé depuis sa lecture'],
  'PROJECT.VALUE_MALFORMED': ['La valeur d’un indicateur n’est pas écrite comme un nombre décimal'],
  'PROJECT.OBSERVED_IN_FUTURE': ['Le jour de l’observation doit être arrivé'],
  'PROJECT.DOCUMENT_NOT_FOUND': ['Ce document n’existe pas'],
  'PROJECT.DOCUMENT_VERSION_USED': [
    'Cette version du formulaire est déjà déposée dans cette édition',
  ],
  'PROJECT.DOCUMENT_FILED_ALREADY': [
    'Ce fichier même est déjà déposé sous ce formulaire et cette édition',
  ],
  'PROJECT.NOT_THE_OTHER_EDITION': [
    'Le fichier n’est pas une autre édition du document qu’il nomme',
  ],
  'PROJECT.FILE_TOO_LARGE': ['Le fichier dépasse la taille permise d’un document'],
  'PROJECT.FILE_BROKEN_OFF': ['Le fichier s’est interrompu avant sa fin'],
  'PROJECT.FILE_EMPTY': ['Le fichier est vide'],
  'PROJECT.DIGEST_MALFORMED': ['Repr-Digest ne contient pas d’empreinte SHA-256'],
  'PROJECT.FILE_DIGEST_DIFFERS': ['Le fichier reçu n’est pas celui dont l’empreinte a été envoyée'],
  'PROJECT.FILE_TYPE_NOT_TAKEN': ['Le contenu du fichier n’est d’aucun type accepté'],
  'PROJECT.FILE_TYPE_DIFFERS': ['Le contenu du fichier n’est pas ce que dit son Content-Type'],
  'PROJECT.STORE_UNAVAILABLE': ['Le dépôt des documents ne répond pas comme il devrait'],
  'PROJECT.FOLLOWS_CYCLE': [
    'Le statut et le mécanisme d’un projet dans le cycle suivent ses étapes',
  ],
  'PROJECT.DOCUMENT_NOT_OF_PROJECT': ['Une étape cite les documents de son propre projet'],
  'PROJECT.TRANSITION_SAYS_TOO_MUCH': [
    'Cette étape n’a pas l’usage d’une partie de ce qui a été envoyé',
  ],
  'PROJECT.TRANSITION_IN_FUTURE': ['Le jour d’effet d’une étape doit être arrivé'],
  'PROJECT.TRANSITION_BEFORE_LAST': ['Une étape ne prend pas effet avant celle qui y a conduit'],
  'PROJECT.NOT_THE_DECISIONS_DAY': [
    'Ce que décide un Comité mixte prend effet le jour de la décision',
  ],
  'PROJECT.DECISION_USED': ['Cette décision a déjà conduit à une étape du projet'],
  'PROJECT.CREDITING_PERIOD_REVERSED': ['La période de crédit finirait avant de commencer'],
  'PROJECT.CREDITING_PERIOD_OVERLAPS': [
    'Une nouvelle période de crédit commence après la précédente',
  ],
  'PROJECT.METHODOLOGY_UNKNOWN': [
    'Ce pays n’a pas de méthodologie approuvée de ce numéro et de cette version',
  ],
  'PROJECT.METHODOLOGY_FIXED': ['Un projet garde les méthodologies de sa demande d’enregistrement'],
  'PROJECT.METHODOLOGY_NOT_PINNED': ['Le projet n’est pas lié à cette méthodologie'],
  'PROJECT.METHODOLOGY_PINNED_MEANWHILE': [
    'Une autre demande a lié cette méthodologie au même moment',
  ],
  'PROJECT.PARTICIPANT_UNKNOWN': ['Ce participant n’existe pas'],
  'PROJECT.ROLE_HELD_ALREADY': ['Le participant a déjà ce rôle dans le projet'],
  'PROJECT.ROLE_NOT_FOUND': ['Le projet n’a pas ce rôle'],
  'PROJECT.ROLE_ENDED': ['Ce rôle est déjà terminé'],
  'PROJECT.ROLE_DAY_WRONG': ['Un rôle commence un jour arrivé et ne finit pas avant de commencer'],
  'PROJECT.LAST_JAPANESE_PARTICIPANT': ['Un projet du JCM garde un participant du côté japonais'],
  'PROJECT.NOT_TO_RESUBMIT': ['Seul un projet dont la demande a été retirée est soumis de nouveau'],
  'PROJECT.RESUBMITTED_ALREADY': ['Ce projet a déjà été soumis de nouveau'],
};
