import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in French. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': [
    'Le corps de la demande n’est pas du JSON',
    'Envoyez un objet JSON en UTF-8 avec Content-Type: application/json.',
  ],
  'HTTP.BODY_NAME_REPEATED': [
    'Un objet du corps de la demande a deux fois le même nom',
    'Envoyez chaque champ une fois : les lecteurs ne s’accorderaient pas sur celui qui compte.',
  ],
  'HTTP.BODY_TOO_DEEP': [
    'Le corps de la demande est trop imbriqué',
    'Aucun corps n’a besoin de plus que quelques niveaux ; les précisions disent combien sont acceptés.',
  ],
  'HTTP.BODY_INVALID': [
    'Quelque chose n’est pas rempli comme il faut',
    'Ce qui ne va pas est dit à côté de chaque champ ; tout ce qui a été saisi est encore là.',
  ],
  'HTTP.QUERY_INVALID': [
    'L’adresse a des paramètres inattendus',
    'Chaque faute ci-dessous nomme un paramètre et dit ce qui est possible.',
  ],
  'HTTP.CURSOR_MALFORMED': [
    'Le curseur n’a pas été fait par cette liste',
    'Reprenez le curseur de la page précédente tel quel, ou laissez-le de côté.',
  ],
  'HTTP.REQUEST_MALFORMED': [
    'La demande n’est pas du HTTP bien formé pour cette adresse',
    'Vérifiez l’adresse, ses échappements et les en-têtes.',
  ],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': [
    'Cette adresse n’accepte pas un corps de ce type',
    'Envoyez du JSON avec Content-Type: application/json.',
  ],
  'HTTP.NOT_ACCEPTABLE': [
    'La réponse n’existe pas sous une forme que la demande accepte',
    'Changez l’en-tête Accept ; les précisions disent ce qui est possible.',
  ],
  'HTTP.BODY_TOO_LARGE': [
    'Le corps de la demande est trop volumineux',
    'Divisez-le en plusieurs demandes ; un corps tient au plus un mébioctet.',
  ],
  'HTTP.ROUTE_NOT_FOUND': [
    'Il n’y a rien à cette adresse',
    'Voyez /docs pour les adresses ; les identifiants commencent par leur pays, comme KZ-….',
  ],
  'HTTP.METHOD_NOT_ALLOWED': [
    'Cette adresse ne se demande pas avec cette méthode',
    'Les méthodes acceptées sont nommées ci-dessous.',
  ],
  'HTTP.IDEMPOTENCY_KEY_MISSING': [
    'La demande n’a pas d’Idempotency-Key',
    'Envoyez pour chaque nouvel acte un en-tête Idempotency-Key avec un texte unique, tel un UUID ; répétez la même clé pour répéter le même acte sans risque.',
  ],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': [
    'L’Idempotency-Key n’a pas de 1 à 200 caractères ASCII visibles',
    'Utilisez un UUID.',
  ],
  'HTTP.IF_MATCH_MISSING': [
    'Une modification doit dire de quelle version elle part',
    'Lisez l’enregistrement et renvoyez son ETag dans un en-tête If-Match.',
  ],
  'HTTP.IF_MATCH_MALFORMED': [
    'If-Match ne contient pas l’ETag d’une version',
    'Envoyez l’ETag tel qu’il a été donné, comme If-Match: "3".',
  ],
  'HTTP.TOO_MANY_REQUESTS': [
    'Trop de demandes sont venues de cette adresse',
    'Attendez un peu, puis réessayez.',
  ],
  'HTTP.IDEMPOTENCY_KEY_REUSED': [
    'Cette Idempotency-Key a servi à une autre demande',
    'Utilisez une nouvelle clé pour une nouvelle demande ; ne répétez une clé qu’avec exactement le même contenu.',
  ],
  'HTTP.DATABASE_UNAVAILABLE': [
    'La base de données ne répond pas',
    'Attendez un peu, puis répétez ; un acte, avec la même clé.',
  ],
  'HTTP.SHUTTING_DOWN': [
    'Le serveur s’arrête',
    'Répétez la demande avec la même clé dans un moment.',
  ],
  'HTTP.INTERNAL': [
    'Le serveur a commis une erreur',
    'Répétez la demande avec la même Idempotency-Key ; si elle échoue encore, donnez à l’exploitant l’identifiant de « instance ».',
  ],
  'HTTP.DISK_FULL': [
    'Il n’y a plus de place sur un disque du serveur',
    'Répétez la demande avec la même clé quand l’exploitant aura fait de la place : l’acte n’est enregistré qu’une fois.',
  ],
};
