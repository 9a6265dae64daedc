import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of amounts, days and other values, in French. */
export const refusals: RoomRefusals = {
  'AMOUNT.MALFORMED': [
    'Le montant n’est pas écrit comme un nombre décimal',
    'Écrivez-le en chiffres, un point avant les décimales, comme « 200000.00 » : sans exposant, signe plus, espace, séparateur, zéro initial ni moins zéro.',
  ],
  'AMOUNT.TOO_MANY_DECIMALS': [
    'Le montant a plus de décimales que son unité',
    'Arrondissez vous-même le montant et recommencez ; les livres n’arrondissent jamais. Les précisions disent combien de décimales sont possibles (ISO 4217 pour une devise, aucune pour des crédits).',
  ],
  'AMOUNT.TOO_LARGE': [
    'Le montant a plus de 30 chiffres avant la décimale',
    'Vérifiez le montant : aucun chiffre de la pratique n’est aussi grand.',
  ],
  'AMOUNT.MIXED_COMMODITIES': [
    'Des montants d’unités différentes ne peuvent être ni additionnés ni comparés',
    'Gardez un chiffre par devise ; un chiffre converti nomme son taux, le jour du taux et sa source.',
  ],
  'AMOUNT.WEIGHTS': [
    'Les parts de la répartition sont inutilisables',
    'Donnez au moins une part ; chacune est un nombre décimal nul ou positif, et toutes ne sont pas nulles.',
  ],
  'AMOUNT.ZERO_DIVISOR': [
    'Il n’existe pas de rapport à un montant nul',
    'Laissez ce chiffre de côté là où il n’y a rien à quoi le rapporter.',
  ],
  'RATE.MALFORMED': [
    'Le taux n’est pas un nombre décimal supérieur à zéro',
    'Écrivez par exemple « 0.0067 » : au plus 30 chiffres de chaque côté du point.',
  ],
  'CURRENCY.UNKNOWN': [
    'Ce n’est pas une devise en vigueur de l’ISO 4217',
    'Utilisez les trois majuscules d’une devise en vigueur de l’ISO 4217, comme USD, JPY ou KZT.',
  ],
  'DAY.MALFORMED': [
    'Ce n’est pas un jour du calendrier',
    'Écrivez un jour qui existe sous la forme YYYY-MM-DD, de 1900-01-01 à 9999-12-31.',
  ],
  'MONTH.MALFORMED': [
    'Ce n’est pas un mois du calendrier',
    'Écrivez un mois sous la forme YYYY-MM, de 1900-01 à 9999-12.',
  ],
  'INSTANT.MALFORMED': [
    'Ce n’est pas une date et une heure avec décalage',
    'Écrivez-le selon la RFC 3339 avec un décalage ou Z, comme 2026-11-23T02:38:56.123Z.',
  ],
  'ID.MALFORMED': [
    'Ce n’est pas un identifiant de ce registre',
    'Utilisez l’identifiant tel qu’il a été donné : code du pays, trait d’union et UUID en minuscules.',
  ],
  'COUNTRY.MALFORMED': [
    'Le code du pays n’est pas formé de deux lettres majuscules',
    'Utilisez le code ISO 3166-1 alpha-2, comme KZ.',
  ],
  'JSON.NOT_CANONICAL': [
    'Le contenu n’a pas de forme JSON canonique',
    'Envoyez du JSON dont les chaînes ont des caractères Unicode entiers, avec au plus 256 niveaux.',
  ],
};
