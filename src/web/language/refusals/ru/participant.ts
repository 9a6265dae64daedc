import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in Russian. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': ['Такого участника нет'],
  'PARTICIPANT.NOT_A_COUNTRY': ['В ISO 3166 нет страны с таким кодом'],
  'PARTICIPANT.IDENTIFIER_INVALID': ['Идентификатор записан не так, как велит его система'],
  'PARTICIPANT.IDENTIFIER_TWICE': ['В одной системе у участника один идентификатор'],
  'PARTICIPANT.NOTHING_CHANGES': ['В записи всё это уже есть'],
  'PARTICIPANT.VERSION_MISSING': ['Изменение должно назвать изменяемую версию'],
  'PARTICIPANT.VERSION_STALE': ['Запись об участнике изменилась после того, как её прочли'],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': ['Назначается только участник — независимый орган (TPE)'],
  'TPE.NO_SCOPE': ['Назначение даётся хотя бы по одной отрасли'],
  'TPE.SCOPE_NOT_DECIDED': ['Решение назначает независимый орган не по всем этим отраслям'],
  'TPE.BEFORE_ITS_DECISION': ['Назначение не начинается раньше своего решения'],
  'TPE.DAY_IN_FUTURE': ['День начала назначения должен уже наступить'],
  'TPE.ENDS_BEFORE_START': ['Назначение закончилось бы раньше, чем началось'],
  'TPE.ALREADY_DESIGNATED': ['Это решение уже внесено для этого независимого органа'],
  'TPE.OUTSIDE_ITS_SCOPE': ['Независимый орган (TPE) не назначен на эту работу в этот день'],
};
