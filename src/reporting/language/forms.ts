import type { Language } from './language.ts';

/*
 * How numbers and days are written in each language. Text in, text out: nothing is computed, rounded
 * or read as a number, so that what is shown is what the books say.
 */

interface NumberForm {
  readonly thousands: string;
  readonly decimal: string;
  readonly beforePercent: string;
}

/** Spaces in numbers do not break. */
const NARROW = '\u202f';
const FIXED = '\u00a0';

const NUMBERS: Readonly<Record<Language, NumberForm>> = {
  en: { thousands: ',', decimal: '.', beforePercent: NARROW },
  ja: { thousands: ',', decimal: '.', beforePercent: '' },
  kk: { thousands: FIXED, decimal: ',', beforePercent: FIXED },
  ru: { thousands: FIXED, decimal: ',', beforePercent: FIXED },
  fr: { thousands: NARROW, decimal: ',', beforePercent: NARROW },
};

const MONTHS = {
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
    ...['October', 'November', 'December'],
  ],
  kk: [
    ...['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек'],
    ...['қазан', 'қараша', 'желтоқсан'],
  ],
  ru: [
    ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября'],
    ...['октября', 'ноября', 'декабря'],
  ],
  fr: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre'],
    ...['octobre', 'novembre', 'décembre'],
  ],
} as const;

/** '200000000.00' in the form of the language, with all its decimals. */
export function amountIn(language: Language, text: string): string {
  const { thousands, decimal } = NUMBERS[language];
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, thousands).replace('-', '−');
  return decimals === undefined ? grouped : `${grouped}${decimal}${decimals}`;
}

/** A ratio of four decimals as percent: '0.6667' is 66.67. */
export function percentIn(language: Language, ratio: string): string {
  const negative = ratio.startsWith('-');
  const [whole = '0', decimals = ''] = (negative ? ratio.slice(1) : ratio).split('.');
  const digits = whole + decimals.padEnd(2, '0');
  const point = whole.length + 2;
  const units = digits.slice(0, point).replace(/^0+(?=[0-9])/, '');
  const rest = digits.slice(point);
  const number = `${negative ? '-' : ''}${units}${rest === '' ? '' : `.${rest}`}`;
  return `${amountIn(language, number)}${NUMBERS[language].beforePercent}%`;
}

/** '2023-10-30' in words. */
export function dayIn(language: Language, text: string): string {
  const [year = '', month = '', dayOfMonth = ''] = text.split('-');
  const day = dayOfMonth.replace(/^0/, '');
  if (language === 'ja') return `${year}年${month.replace(/^0/, '')}月${day}日`;
  const name = MONTHS[language][parseInt(month, 10) - 1] ?? month;
  switch (language) {
    case 'en':
      return `${day} ${name} ${year}`;
    case 'fr':
      return `${day === '1' ? '1er' : day} ${name} ${year}`;
    case 'ru':
      return `${day} ${name} ${year} г.`;
    case 'kk':
      return `${year} ж. ${day} ${name}`;
  }
}

/** An instant to the second, in UTC. */
export function instantIn(language: Language, text: string): string {
  return `${dayIn(language, text.slice(0, 10))}${language === 'ja' ? ' ' : ', '}${text.slice(11, 19)} UTC`;
}
