import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the interface itself, in French. */
export const refusals: RoomRefusals = {
  'HTTP.BODY_NOT_JSON': ['Le corps de la demande n’est pas du JSON'],
  'HTTP.BODY_NAME_REPEATED': ['Un objet du corps de la demande a deux fois le même nom'],
  'HTTP.BODY_TOO_DEEP': ['Le corps de la demande est trop imbriqué'],
  'HTTP.BODY_INVALID': ['Quelque chose n’est pas rempli comme il faut'],
  'HTTP.QUERY_INVALID': ['L’adresse a des paramètres inattendus'],
  'HTTP.CURSOR_MALFORMED': ['Le curseur n’a pas été fait par cette liste'],
  'HTTP.REQUEST_MALFORMED': ['La demande n’est pas du HTTP bien formé pour cette adresse'],
  'HTTP.MEDIA_TYPE_UNSUPPORTED': ['Cette adresse n’accepte pas un corps de ce type'],
  'HTTP.NOT_ACCEPTABLE': ['La réponse n’existe pas sous une forme que la demande accepte'],
  'HTTP.BODY_TOO_LARGE': ['Le corps de la demande est trop volumineux'],
  'HTTP.ROUTE_NOT_FOUND': ['Il n’y a rien à cette adresse'],
  'HTTP.METHOD_NOT_ALLOWED': ['Cette adresse ne se demande pas avec cette méthode'],
  'HTTP.IDEMPOTENCY_KEY_MISSING': ['La demande n’a pas d’Idempotency-Key'],
  'HTTP.IDEMPOTENCY_KEY_MALFORMED': [
    'L’Idempotency-Key n’a pas de 1 à 200 caractères ASCII visibles',
  ],
  'HTTP.IF_MATCH_MISSING': ['Une modification doit dire de quelle version elle part'],
  'HTTP.IF_MATCH_MALFORMED': ['If-Match ne contient pas l’ETag d’une version'],
  'HTTP.TOO_MANY_REQUESTS': ['Trop de demandes sont venues de cette adresse'],
  'HTTP.IDEMPOTENCY_KEY_REUSED': ['Cette Idempotency-Key a servi à une autre demande'],
  'HTTP.DATABASE_UNAVAILABLE': ['La base de données ne répond pas'],
  'HTTP.SHUTTING_DOWN': ['Le serveur s’arrête'],
  'HTTP.INTERNAL': ['Le serveur a commis une erreur'],
};
