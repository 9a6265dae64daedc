import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of amounts, days and other values, in French. */
export const refusals: RoomRefusals = {
  'AMOUNT.MALFORMED': ['Le montant n’est pas écrit comme un nombre décimal'],
  'AMOUNT.TOO_MANY_DECIMALS': ['Le montant a plus de décimales que son unité'],
  'AMOUNT.TOO_LARGE': ['Le montant a plus de 30 chiffres avant la décimale'],
  'AMOUNT.MIXED_COMMODITIES': [
    'Des montants d’unités différentes ne peuvent être ni additionnés ni comparés',
  ],
  'AMOUNT.WEIGHTS': ['Les parts de la répartition sont inutilisables'],
  'AMOUNT.ZERO_DIVISOR': ['Il n’existe pas de rapport à un montant nul'],
  'RATE.MALFORMED': ['Le taux n’est pas un nombre décimal supérieur à zéro'],
  'CURRENCY.UNKNOWN': ['Ce n’est pas une devise en vigueur de l’ISO 4217'],
  'DAY.MALFORMED': ['Ce n’est pas un jour du calendrier'],
  'MONTH.MALFORMED': ['Ce n’est pas un mois du calendrier'],
  'INSTANT.MALFORMED': ['Ce n’est pas une date et une heure avec décalage'],
  'ID.MALFORMED': ['Ce n’est pas un identifiant de ce registre'],
  'COUNTRY.MALFORMED': ['Le code du pays n’est pas formé de deux lettres majuscules'],
  'JSON.NOT_CANONICAL': ['Le contenu n’a pas de forme JSON canonique'],
};
