import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of projects, in French. */
export const refusals: RoomRefusals = {
  'PROJECT.NOT_FOUND': [
    'Ce projet n’existe pas',
    'Utilisez sa référence, comme KZ001, ou son identifiant ; tous deux commencent par le pays.',
  ],
  'PROJECT.INDICATOR_NOT_FOUND': [
    'Cet indicateur n’existe pas',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'PROJECT.REFERENCE_OF_OTHER_COUNTRY': [
    'Une référence commence par le code de son pays',
    'Commencez la référence par les deux lettres du pays partenaire.',
  ],
  'PROJECT.REFERENCE_MALFORMED': [
    'La référence n’est pas écrite comme il faut',
    'Après le pays : lettres, chiffres, points, traits d’union, au plus 60 en tout ; jamais comme un identifiant.',
  ],
  'PROJECT.REFERENCE_NOT_JCM': [
    'Un projet du JCM est numéroté par son pays et trois chiffres',
    'Utilisez le numéro donné par le Comité mixte, comme KZ001.',
  ],
  'PROJECT.REFERENCE_USED': [
    'Un autre projet de ce pays a ou a eu cette référence',
    'Consultez ce projet ; une demande retirée puis refaite a un nouveau numéro.',
  ],
  'PROJECT.NO_JAPAN_SIDE': [
    'Sans participant du côté japonais, un projet ne relève pas du JCM',
    'Nommez-en un du côté japonais, ou enregistrez le projet hors du mécanisme.',
  ],
  'PROJECT.ENDS_BEFORE_START': [
    'Le projet finirait avant de commencer',
    'Vérifiez les deux jours ; laissez vide celui qui n’est pas connu.',
  ],
  'PROJECT.REDUCTION_MALFORMED': [
    'La réduction annuelle attendue n’est pas écrite comme un nombre décimal',
    'Écrivez les tonnes d’équivalent CO₂ comme « 1200.5 », avec au plus 6 décimales.',
  ],
  'PROJECT.REDUCTION_NEGATIVE': [
    'Une réduction annuelle attendue est nulle ou positive',
    'Donnez les tonnes d’équivalent CO₂ que le projet devrait économiser par an.',
  ],
  'PROJECT.SITE_OFF_THE_MAP': [
    'Les coordonnées d’un site ne désignent pas un lieu sur terre',
    'Donnez les deux : latitude de -90 à 90, longitude de -180 à 180 ; ou laissez les deux vides.',
  ],
  'PROJECT.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela', 'Il n’y a rien à faire.'],
  'PROJECT.VERSION_MISSING': [
    'Une modification doit nommer la version qu’elle modifie',
    'Lisez le projet et envoyez son ETag en If-Match.',
  ],
  'PROJECT.VERSION_STALE': [
    'Le projet a changé depuis sa lecture',
    'Relisez-le, et modifiez sa version présente (un programme envoie l’ETag présent en If-Match).',
  ],
  'PROJECT.VALUE_MALFORMED': [
    'La valeur d’un indicateur n’est pas écrite comme un nombre décimal',
    'Écrivez-la comme « 51 » ou « 70.5 », avec au plus 12 décimales.',
  ],
  'PROJECT.OBSERVED_IN_FUTURE': [
    'Le jour de l’observation doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'PROJECT.DOCUMENT_NOT_FOUND': [
    'Ce document n’existe pas',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'PROJECT.DOCUMENT_VERSION_USED': [
    'Cette version du formulaire est déjà déposée dans cette édition',
    'Donnez la version suivante, ou laissez-la de côté : le nombre entier suivant est pris.',
  ],
  'PROJECT.DOCUMENT_FILED_ALREADY': [
    'Ce fichier même est déjà déposé sous ce formulaire et cette édition',
    'Il n’y a rien à faire ; le document est nommé ci-dessous.',
  ],
  'PROJECT.NOT_THE_OTHER_EDITION': [
    'Le fichier n’est pas une autre édition du document qu’il nomme',
    'Deux éditions sont d’un même projet, formulaire et version, l’une publique, l’autre confidentielle, et un document n’a qu’une autre édition ; ce qui diffère est dit ci-dessous.',
  ],
  'PROJECT.FILE_TOO_LARGE': [
    'Le fichier dépasse la taille permise d’un document',
    'Envoyez-en un plus petit, ou déposez ses parties comme documents distincts.',
  ],
  'PROJECT.FILE_BROKEN_OFF': ['Le fichier s’est interrompu avant sa fin', 'Renvoyez-le.'],
  'PROJECT.FILE_EMPTY': [
    'Le fichier est vide',
    'Envoyez ses octets comme corps de la demande, avec leur Content-Type.',
  ],
  'PROJECT.DIGEST_MALFORMED': [
    'Repr-Digest ne contient pas d’empreinte SHA-256',
    'Envoyez Repr-Digest: sha-256=:<base64 de 32 octets>: (RFC 9530), ou laissez-le de côté.',
  ],
  'PROJECT.FILE_DIGEST_DIFFERS': [
    'Le fichier reçu n’est pas celui dont l’empreinte a été envoyée',
    'Renvoyez-le ; si l’empreinte diffère encore, vérifiez les deux.',
  ],
  'PROJECT.FILE_TYPE_NOT_TAKEN': [
    'Le contenu du fichier n’est d’aucun type accepté',
    'Envoyez un PDF, un classeur ou un document texte, une archive ZIP, du texte UTF-8, un PNG ou un JPEG.',
  ],
  'PROJECT.FILE_TYPE_DIFFERS': [
    'Le contenu du fichier n’est pas ce que dit son Content-Type',
    'Envoyez le Content-Type de ce qu’il est, ou application/octet-stream.',
  ],
  'PROJECT.STORE_UNAVAILABLE': [
    'Le dépôt des documents ne répond pas comme il devrait',
    'Attendez un peu, puis répétez la demande avec la même clé.',
  ],
  'PROJECT.FOLLOWS_CYCLE': [
    'Le statut et le mécanisme d’un projet dans le cycle suivent ses étapes',
    'Faites l’étape du projet ; il y est dit ce qui manque à chacune.',
  ],
  'PROJECT.DOCUMENT_NOT_OF_PROJECT': [
    'Une étape cite les documents de son propre projet',
    'Déposez le document auprès du projet, et citez son identifiant.',
  ],
  'PROJECT.TRANSITION_SAYS_TOO_MUCH': [
    'Cette étape n’a pas l’usage d’une partie de ce qui a été envoyé',
    'Laissez de côté ce qui est nommé ci-dessous, ou faites l’étape dont il relève.',
  ],
  'PROJECT.TRANSITION_IN_FUTURE': [
    'Le jour d’effet d’une étape doit être arrivé',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'PROJECT.TRANSITION_BEFORE_LAST': [
    'Une étape ne prend pas effet avant celle qui y a conduit',
    'Utilisez le jour de la dernière étape ou un jour postérieur.',
  ],
  'PROJECT.NOT_THE_DECISIONS_DAY': [
    'Ce que décide un Comité mixte prend effet le jour de la décision',
    'Laissez la date d’effet de côté, ou utilisez le jour de la décision.',
  ],
  'PROJECT.DECISION_USED': [
    'Cette décision a déjà conduit à une étape du projet',
    'Citez la décision qui porte sur cette étape.',
  ],
  'PROJECT.CREDITING_PERIOD_REVERSED': [
    'La période de crédit finirait avant de commencer',
    'Vérifiez les deux jours.',
  ],
  'PROJECT.CREDITING_PERIOD_OVERLAPS': [
    'Une nouvelle période de crédit commence après la précédente',
    'Commencez-la le lendemain de la fin de la précédente, ou plus tard.',
  ],
  'PROJECT.METHODOLOGY_UNKNOWN': [
    'Ce pays n’a pas de méthodologie approuvée de ce numéro et de cette version',
    'Voyez la liste des méthodologies ; celle d’un autre pays ne compte pas.',
  ],
  'PROJECT.METHODOLOGY_FIXED': [
    'Un projet garde les méthodologies de sa demande d’enregistrement',
    'Liez les méthodologies avant de demander l’enregistrement.',
  ],
  'PROJECT.METHODOLOGY_NOT_PINNED': [
    'Le projet n’est pas lié à cette méthodologie',
    'Il n’y a rien à faire.',
  ],
  'PROJECT.METHODOLOGY_PINNED_MEANWHILE': [
    'Une autre demande a lié cette méthodologie au même moment',
    'Consultez les méthodologies du projet, et répétez la demande s’il le faut.',
  ],
  'PROJECT.PARTICIPANT_UNKNOWN': [
    'Ce participant n’existe pas',
    'Enregistrez-le, et utilisez son identifiant, qui commence par 00-.',
  ],
  'PROJECT.ROLE_HELD_ALREADY': [
    'Le participant a déjà ce rôle dans le projet',
    'Il n’y a rien à faire.',
  ],
  'PROJECT.ROLE_NOT_FOUND': [
    'Le projet n’a pas ce rôle',
    'Vérifiez l’identifiant ; il commence par le pays, comme KZ-….',
  ],
  'PROJECT.ROLE_ENDED': ['Ce rôle est déjà terminé', 'Il n’y a rien à faire.'],
  'PROJECT.ROLE_DAY_WRONG': [
    'Un rôle commence un jour arrivé et ne finit pas avant de commencer',
    'Vérifiez les jours.',
  ],
  'PROJECT.LAST_JAPANESE_PARTICIPANT': [
    'Un projet du JCM garde un participant du côté japonais',
    'Nommez d’abord celui qui lui succède.',
  ],
  'PROJECT.NOT_TO_RESUBMIT': [
    'Seul un projet dont la demande a été retirée est soumis de nouveau',
    'Son état est nommé ci-dessous ; ce qui le suit est sur la page du projet.',
  ],
  'PROJECT.RESUBMITTED_ALREADY': [
    'Ce projet a déjà été soumis de nouveau',
    'Poursuivez avec le projet qui lui a succédé.',
  ],
};
