import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in Russian. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': ['Такой методологии нет'],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': ['Номер методологии начинается с кода её страны'],
  'METHODOLOGY.NUMBER_USED': ['Этот номер — у другой методологии этой страны'],
  'METHODOLOGY.DAY_IN_FUTURE': ['День совершившегося должен уже наступить'],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': ['Шаг не раньше предыдущего'],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': ['Замечания общественности принимаются не менее 15 дней'],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': [
    'Пересматривается только одобренная методология той же страны',
  ],
  'METHODOLOGY.NUMBER_MISSING': ['Вновь одобренная методология получает номер'],
  'METHODOLOGY.NUMBER_NOT_NEEDED': ['Номер даёт только одобрение новой методологии'],
  'METHODOLOGY.NOT_APPROVED': ['Версии есть только у одобренной методологии'],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': ['Номер версии больше номера предыдущей'],
  'METHODOLOGY.VERSION_NOT_FOUND': ['У этой методологии нет такой версии'],
  'METHODOLOGY.NO_FORMULA': ['У этой версии в книге нет формулы, считать по ней нельзя'],
  'METHODOLOGY.DECISION_USED': ['Это решение уже применено к этой методологии'],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': ['Коэффициенты относятся к формуле'],
  'FORMULA.NOT_FOUND': ['Такой формулы нет'],
  'FORMULA.FACTOR_REFUSED': ['Коэффициент отсутствует, неизвестен или вне пределов'],
  'FORMULA.INPUT_REFUSED': ['Данные о деятельности не подходят к формуле'],
};
