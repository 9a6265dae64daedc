import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of credits, in Russian. */
export const refusals: RoomRefusals = {
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': ['Такого счёта кредитов нет'],
  'CARBON_CREDIT.ACCOUNT_EXISTS': ['У владельца уже есть счёт с этой меткой в этом реестре'],
  'CARBON_CREDIT.HOLDER_UNKNOWN': ['Владелец — не зарегистрированный участник'],
  'CARBON_CREDIT.ACCOUNT_CANNOT': ['Счёт этого вида не может так отдавать или принимать'],
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': [
    'У правительства этой стороны нет счёта для окончательно выбывших кредитов',
  ],
  'CARBON_CREDIT.SAME_ACCOUNT': ['Кредиты передаются со счёта на него же'],
  'CARBON_CREDIT.OTHER_COUNTRY': ['Счета двух партнёров не сходятся в одном действии'],
  'CARBON_CREDIT.OTHER_REGISTRY': ['Счёт или серийный номер — из реестра другой стороны'],
  'CARBON_CREDIT.OTHER_HOLDER': [
    'Между двумя владельцами кредиты предлагаются и принимаются, а не передаются разом',
  ],
  'CARBON_CREDIT.SAME_HOLDER': ['Владелец не предлагает кредиты самому себе'],
  'CARBON_CREDIT.SELECTION_UNCLEAR': ['Неясно, какие кредиты имеются в виду'],
  'CARBON_CREDIT.SERIAL_MALFORMED': ['Серийные номера этого партнёра пишутся не так'],
  'CARBON_CREDIT.SERIAL_TWICE': ['Серийный номер назван дважды'],
  'CARBON_CREDIT.SERIAL_UNKNOWN': ['Этот серийный номер никогда не выпускался'],
  'CARBON_CREDIT.SERIAL_NOT_HELD': ['Этого серийного номера нет на счёте'],
  'CARBON_CREDIT.SERIAL_LOCKED': ['Этот серийный номер заблокирован предложением'],
  'CARBON_CREDIT.SERIAL_FROZEN': ['Этот серийный номер заморожен или распоряжение им ограничено'],
  'CARBON_CREDIT.ACCOUNT_FROZEN': ['Счёт заморожен или распоряжение его кредитами ограничено'],
  'CARBON_CREDIT.SERIAL_RETIRED': ['Этот серийный номер окончательно использован'],
  'CARBON_CREDIT.SERIAL_CANCELLED': ['Этот серийный номер окончательно аннулирован'],
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': ['Этот серийный номер передан в реестр другой стороны'],
  'CARBON_CREDIT.EXCEEDS_HELD': ['На счёте меньше запрошенного'],
  'CARBON_CREDIT.MOVED_MEANWHILE': [
    'Другое действие в тот же момент переместило один из этих номеров',
  ],
  'CARBON_CREDIT.TOO_MANY_BLOCKS': [
    'Одно действие переместило бы больше блоков, чем вмещает запись журнала',
  ],
  'CARBON_CREDIT.BEFORE_ARRIVAL': ['Действие датировано днём, когда кредитов ещё не было на счёте'],
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': ['Такой передачи нет'],
  'CARBON_CREDIT.OFFER_SETTLED': ['Предложение уже завершено или им не было'],
  'CARBON_CREDIT.OFFER_EXPIRED': ['Срок предложения истёк'],
  'CARBON_CREDIT.OFFER_STILL_OPEN': ['Срок предложения ещё не истёк'],
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': ['Предложение закончилось бы раньше, чем началось'],
  'CARBON_CREDIT.USE_NOT_FOUND': ['Такого использования или аннулирования нет'],
  'CARBON_CREDIT.USE_REVERSED': ['Использование или аннулирование уже возвращено назад'],
  'CARBON_CREDIT.STOP_NOT_FOUND': ['Такого запрета распоряжения нет'],
  'CARBON_CREDIT.STOP_LIFTED': ['Запрет уже снят'],
  'CARBON_CREDIT.STOP_UNCLEAR': [
    'Запрет относится к одному счёту, одному проекту или одному ряду номеров',
  ],
  'CARBON_CREDIT.STOPPED_ALREADY': ['На счёте уже есть запрет этого вида'],
  'CARBON_CREDIT.PROJECT_UNKNOWN': ['Проекта с таким обозначением нет'],
  'CARBON_CREDIT.SERIALS_EXHAUSTED': [
    'Серийных номеров этого ряда стало бы больше, чем вмещают двенадцать цифр',
  ],
  'CARBON_CREDIT.NOTHING_TO_ISSUE': ['Нет ни одной целой тонны для выпуска'],
  'CARBON_CREDIT.BLOCK_NOT_FOUND': ['Такого блока кредитов нет'],
  'CARBON_CREDIT.SERIAL_NOT_FOUND': ['Такого серийного номера нет'],
};
