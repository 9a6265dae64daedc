import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in Russian. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': ['Такого отчёта о мониторинге нет'],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': ['Таких данных о деятельности нет'],
  'MONITORING.PROJECT_NOT_REGISTERED': [
    'Мониторинг ведётся только по проекту, зарегистрированному Совместным комитетом',
  ],
  'MONITORING.PERIOD_ENDS_BEFORE_START': ['Период мониторинга закончился бы раньше, чем начался'],
  'MONITORING.PERIOD_STRADDLES_2020': ['Период мониторинга не переходит из 2020 года в 2021-й'],
  'MONITORING.PERIOD_BEFORE_OPERATION': ['Период мониторинга начался бы до начала работы проекта'],
  'MONITORING.PERIOD_AFTER_OPERATION': ['Период мониторинга закончился бы после окончания проекта'],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'Период мониторинга не лежит в одном периоде кредитования проекта',
  ],
  'MONITORING.PERIOD_OVERLAPS': [
    'Часть этих дней уже охвачена другим отчётом о мониторинге проекта',
  ],
  'MONITORING.NOT_A_DRAFT': [
    'Отчёт о мониторинге подан или отозван; данные о деятельности закрыты',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': ['По этой методологии мониторинг проекта не ведётся'],
  'MONITORING.NO_FORMULA': ['В этой книге нет формулы этой версии методологии'],
  'MONITORING.ROWS_REFUSED': ['Некоторые строки данных о деятельности принять нельзя'],
  'MONITORING.FILE_UNREADABLE': ['Файл — не таблица данных о деятельности'],
  'MONITORING.FILE_TOO_LARGE': ['В файле больше данных о деятельности, чем принимает один отчёт'],
  'MONITORING.VERSION_STALE': ['Отчёт о мониторинге изменился после того, как его прочли'],
  'MONITORING.SAME_OFFICER': ['Кто подал отчёт о мониторинге, тот его не верифицирует'],
  'MONITORING.VERIFIED_OUT_OF_TIME': [
    'Верификация проводится после периода мониторинга и не в будущем',
  ],
  'MONITORING.VINTAGES_DIFFER': [
    'Верификация даёт по одному числу на каждый год отчёта и ни на какой другой',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': [
    'Верифицированное число, отличное от отчётного, требует причины',
  ],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    'Повторная верификация возможна лишь как исправление последней',
  ],
  'MONITORING.ENTITY_TAKES_PART': [
    'Независимый орган (TPE) не верифицирует проект, в котором участвует',
  ],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': ['Цитируемый документ относится к тому же проекту'],
};
