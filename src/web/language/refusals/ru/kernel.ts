import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of amounts, days and other values, in Russian. */
export const refusals: RoomRefusals = {
  'AMOUNT.MALFORMED': ['Сумма записана не как десятичное число'],
  'AMOUNT.TOO_MANY_DECIMALS': ['В сумме больше десятичных знаков, чем у её единицы'],
  'AMOUNT.TOO_LARGE': ['В целой части суммы больше 30 цифр'],
  'AMOUNT.MIXED_COMMODITIES': ['Суммы в разных единицах нельзя ни складывать, ни сравнивать'],
  'AMOUNT.WEIGHTS': ['Доли для распределения непригодны'],
  'AMOUNT.ZERO_DIVISOR': ['Отношения к нулевой сумме не существует'],
  'RATE.MALFORMED': ['Курс — не десятичное число больше нуля'],
  'CURRENCY.UNKNOWN': ['Это не действующая валюта по ISO 4217'],
  'DAY.MALFORMED': ['Такого календарного дня нет'],
  'MONTH.MALFORMED': ['Такого календарного месяца нет'],
  'INSTANT.MALFORMED': ['Это не дата и время со смещением'],
  'ID.MALFORMED': ['Это не идентификатор этого реестра'],
  'COUNTRY.MALFORMED': ['Код страны — не две заглавные буквы'],
  'JSON.NOT_CANONICAL': ['У содержания нет канонической формы JSON'],
};
