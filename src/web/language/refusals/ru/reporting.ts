import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of reports, in Russian. */
export const refusals: RoomRefusals = {
  'REPORTING.DAY_IN_FUTURE': ['Отчёт не может показать книги на ещё не наступивший день'],
  'REPORTING.KNOWN_AS_OF_MALFORMED': ['То, по что отчёту знать, — не размер журнала и не момент'],
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': ['Журнал ещё не дошёл до этого'],
  'REPORTING.NOTHING_KNOWN_YET': ['Страны тогда ещё не было в книгах'],
  'REPORTING.STATEMENT_UNREADABLE': ['Выписку нельзя прочесть'],
  'REPORTING.EDITION_NOT_FOUND': ['Такого издания нет'],
  'REPORTING.EDITION_NUMBER_TAKEN': ['Другое издание этой страны начато в тот же момент'],
  'REPORTING.EDITION_NOT_DRAFT': ['Издание уже согласовано'],
  'REPORTING.EDITION_NOT_AGREED': [
    'Публикуется лишь издание, согласованное обеими сторонами, и один раз',
  ],
  'REPORTING.TOO_MANY_TRANSACTIONS': ['Операций больше, чем вмещает файл этого формата'],
  'REPORTING.FIGURE_WITHOUT_SUBJECT': [
    'Показатель относится к одному траншу, одному обязательству или одной валюте',
  ],
  'REPORTING.FIGURE_NEVER_ADDED': [
    'У этого показателя нет итога: объявленные суммы никогда не складываются',
  ],
  'REPORTING.SUBJECT_NOT_FOUND': ['В отчёте нет этого транша или обязательства'],
};
