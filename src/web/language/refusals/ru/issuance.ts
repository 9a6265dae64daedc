import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of issuances, in Russian. */
export const refusals: RoomRefusals = {
  'ISSUANCE.REQUEST_NOT_FOUND': ['Такого запроса на выпуск нет'],
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': ['Кто запросил выпуск, тот о нём не уведомляет'],
  'ISSUANCE.NOT_FOUND': ['Такого выпуска нет'],
  'ISSUANCE.PROJECT_NOT_REGISTERED': [
    'Кредиты выпускаются только по проекту, зарегистрированному Совместным комитетом',
  ],
  'ISSUANCE.PUBLIC_SOURCE': ['Прочитанное лишь в открытом источнике — не основание для выпуска'],
  'ISSUANCE.REPORT_NOT_VERIFIED': [
    'Кредиты запрашиваются по верифицированному отчёту о мониторинге',
  ],
  'ISSUANCE.REQUESTED_OUT_OF_TIME': ['Запрос подаётся после периода мониторинга и не в будущем'],
  'ISSUANCE.BEFORE_THE_MECHANISM': ['Кредитов за годы до начала механизма не бывает'],
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': ['Цитируемый документ относится к тому же проекту'],
  'ISSUANCE.FORM_MISSING': ['Формы, на которой это основано, нет среди названных документов'],
  'ISSUANCE.REQUESTED_ALREADY': ['Выпуск по этому отчёту о мониторинге уже запрошен'],
  'ISSUANCE.REPORT_UNDER_ISSUANCE': [
    'По этому отчёту о мониторинге кредиты запрошены или сообщены',
  ],
  'ISSUANCE.JUST_CHANGED': ['То, на чём это основано, только что изменилось'],
  'ISSUANCE.DECIDED_BEFORE_REQUEST': ['Решение по запросу не принимается раньше запроса'],
  'ISSUANCE.BENEFICIARY_INCOMPLETE': ['Участник называется идентификатором, а правительство — нет'],
  'ISSUANCE.BENEFICIARY_TWICE': ['Получатель стоит в таблице один раз на каждый год'],
  'ISSUANCE.VINTAGE_NOT_VERIFIED': ['В верификации нет такого года'],
  'ISSUANCE.NOT_A_PARTICIPANT': ['Получатель в день решения — не участник проекта с этой стороны'],
  'ISSUANCE.EXCEEDS_VERIFIED': ['За год было бы сообщено больше, чем верифицировано'],
  'ISSUANCE.SHORTFALL_UNEXPLAINED': [
    'Меньше верифицированного сообщают только с указанием причины',
  ],
  'ISSUANCE.NO_SHORTFALL': ['Указана причина недостачи, которой нет'],
  'ISSUANCE.DIFFERS_FROM_DECISION': ['Таблица не совпадает с решением Совместного комитета'],
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': [
    'Правительство Японии получает не менее половины выпускаемого по субсидируемому проекту',
  ],
  'ISSUANCE.NOTIFIED_ALREADY': ['О верифицированных тоннах этого отчёта уже уведомлено'],
  'ISSUANCE.ISSUED_ALREADY': ['Эта сторона уже произвела выпуск'],
  'ISSUANCE.BEFORE_DECISION': ['Сторона не выпускает до решения Совместного комитета'],
  'ISSUANCE.ACCOUNT_MISSING': ['У получателя нет счёта владения в реестре этой стороны'],
  'ISSUANCE.TRANSFER_NOT_ASKED': ['С этим выпуском из реестра партнёра ничего не выбывает'],
  'ISSUANCE.TRANSFER_DIFFERS': [
    'Номера стороны партнёра — не того проекта, года и числа тонн, что выпускаются',
  ],
  'ISSUANCE.NOT_AUTHORISED': ['Серийный номер партнёра не разрешён к международной передаче'],
  'ISSUANCE.SHARES_NOT_WHOLE': ['Проценты распределения в сумме составляют ровно 100'],
  'ISSUANCE.SHARES_MALFORMED': ['Доли записаны не как получатели с процентами'],
  'ISSUANCE.SHARES_UNKNOWN': ['Проценты для этого проекта неизвестны'],
};
