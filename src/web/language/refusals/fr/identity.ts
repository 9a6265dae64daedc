import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of identity, in French. */
export const refusals: RoomRefusals = {
  'IDENTITY.KEY_MISSING': [
    'Cette adresse demande une clé d’API',
    'Envoyez la clé dans un en-tête Authorization: Bearer jcm_….',
  ],
  'IDENTITY.KEY_NOT_ACCEPTED': [
    'La clé d’API n’est pas acceptée',
    'Vérifiez qu’elle a été copiée en entier et n’est ni expirée ni révoquée ; un administrateur peut en créer une nouvelle.',
  ],
  'IDENTITY.NOT_PERMITTED': [
    'Les rôles accordés ne permettent pas ceci',
    'La permission est nommée ci-dessous ; demandez à un administrateur un rôle qui l’a.',
  ],
  'IDENTITY.OTHER_COUNTRY': [
    'Les rôles accordés sont pour d’autres pays',
    'Les pays sont dits ci-dessous ; utilisez une autre clé ou adressez-vous à un administrateur.',
  ],
  'IDENTITY.OUT_OF_SCOPE': [
    'Ceci est hors de ce à quoi le rôle est limité',
    'Le type de limite est nommé ci-dessous : une partie, une organisation ou un projet. Demandez à qui agit pour cela, ou à un administrateur un rôle qui y parvient.',
  ],
  'IDENTITY.SCOPE_MISSING': [
    'Ce rôle est donné pour quelque chose de précis',
    'Un coprésident est d’une partie et d’un pays ; un participant au projet et une entité tierce agissent pour des organisations ou dans des projets. Nommez-les.',
  ],
  'IDENTITY.WIDER_THAN_GRANTED': [
    'Une clé ne peut pas plus que son titulaire',
    'Donnez d’abord un rôle à l’utilisateur, ou limitez la clé à ce qu’il peut déjà.',
  ],
  'IDENTITY.NOT_SIGNED_IN': ['Ceci est pour qui s’est identifié', 'Identifiez-vous.'],
  'IDENTITY.SIGN_IN_AGAIN': [
    'L’identification a pris trop de temps, ou a été tentée trop souvent',
    'Recommencez l’identification.',
  ],
  'IDENTITY.CROSS_SITE': [
    'La demande ne vient pas d’une page de ce site',
    'Utilisez les pages d’ici ; un programme envoie une clé d’API au lieu d’un cookie. Un mandataire doit transmettre les en-têtes Host, Origin et Sec-Fetch-Site, ou PUBLIC_URL doit dire l’adresse.',
  ],
  'IDENTITY.SESSION_NOT_FOUND': [
    'Vous n’avez pas cette session',
    'Votre page donne la liste de vos sessions.',
  ],
  'IDENTITY.SECOND_FACTOR_NOT_OFFERED': [
    'Cette installation n’offre pas de second facteur',
    'L’exploitant définit d’abord SECRETS_KEY.',
  ],
  'IDENTITY.SECOND_FACTOR_SET_UP': [
    'Un second facteur est déjà en place',
    'Retirez-le d’abord, avec un code.',
  ],
  'IDENTITY.CODE_NOT_ACCEPTED': [
    'Le code n’est pas accepté',
    'Un code sert une fois, environ une minute ; attendez le suivant, ou utilisez un code de secours.',
  ],
  'IDENTITY.TOO_MANY_CODES': ['Trop de codes étaient faux', 'Attendez un peu, puis réessayez.'],
  'IDENTITY.PROVIDER_NOT_CONFIGURED': [
    'Personne ne s’identifie ici par un fournisseur d’identité',
    'Identifiez-vous avec une clé d’API, ou demandez à l’exploitant de définir OIDC_ISSUER.',
  ],
  'IDENTITY.PROVIDER_REFUSED': [
    'Le fournisseur d’identité ne s’est pas porté garant de vous',
    'Recommencez l’identification ; si cela se reproduit, dites-le à l’exploitant.',
  ],
  'IDENTITY.PROVIDER_UNAVAILABLE': [
    'Le fournisseur d’identité ne répond pas',
    'Réessayez dans un moment, ou identifiez-vous avec une clé d’API.',
  ],
  'IDENTITY.LINK_NOT_FOUND': [
    'Ce lien avec un compte n’existe pas',
    'L’enregistrement de l’utilisateur donne la liste de ses liens.',
  ],
  'IDENTITY.NOT_LINKED': [
    'Le fournisseur d’identité vous connaît, mais ce registre non',
    'Demandez à un administrateur de lier votre compte ; ce qu’il faut lui donner est dit ci-dessous.',
  ],
  'IDENTITY.LINKED_ALREADY': ['Ce compte est déjà lié', 'Déliez-le d’abord.'],
  'IDENTITY.GRANT_NOT_FOUND': [
    'Cette attribution de rôle n’existe pas',
    'L’enregistrement de l’utilisateur donne la liste de ses rôles.',
  ],
  'IDENTITY.GRANT_ALREADY_ENDED': [
    'Cette attribution de rôle est déjà terminée',
    'Il n’y a rien à faire.',
  ],
  'IDENTITY.KEY_NOT_FOUND': [
    'Cette clé d’API n’existe pas',
    'Voyez la liste des clés ; l’identifiant commence par 00-.',
  ],
  'IDENTITY.KEY_ALREADY_REVOKED': ['Cette clé d’API est déjà révoquée', 'Il n’y a rien à faire.'],
  'IDENTITY.PRINCIPAL_NOT_FOUND': [
    'Cet utilisateur n’existe pas',
    'Prenez l’identifiant dans la liste des clés, ou laissez-le vide pour créer un utilisateur.',
  ],
  'IDENTITY.EXPIRY_NOT_AHEAD': [
    'La clé expirerait avant d’avoir pu servir',
    'Donnez un moment futur, ou laissez l’échéance vide.',
  ],
  'IDENTITY.SECOND_FACTOR_DEMANDED': [
    'Votre rôle exige un second facteur, et cette session n’en a pas',
    'Configurez une application d’authentification sur votre page ; si vous en avez une, déconnectez-vous et reconnectez-vous avec son code.',
  ],
  'IDENTITY.SECOND_FACTOR_NOT_SET_UP': [
    'Il n’y a pas de second facteur à retirer',
    'Il n’y a rien à faire.',
  ],
  'IDENTITY.OWN_SECOND_FACTOR': [
    'Nul ne réinitialise son propre second facteur',
    'Retirez-le sur votre page avec un code ou un code de secours, ou demandez à un autre administrateur ou à l’exploitant.',
  ],
  'IDENTITY.SESSION_NEEDED': [
    'Un second facteur se configure et se retire dans un navigateur, non avec une clé d’API',
    'Connectez-vous et ouvrez votre page.',
  ],
};
