import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in Russian. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': ['Обозначение — не номер JCM'],
  'PUBLIC_SOURCE.OTHER_COUNTRY': ['Обозначение начинается с кода своей страны'],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': ['Кредиты — целые тонны, не меньше нуля'],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': ['Сообщённое обеим сторонам не равно итогу'],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    'Правительство Японии получило бы больше, чем было сообщено',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': ['Сторона выпускает ровно то, что ей сообщено'],
  'PUBLIC_SOURCE.PERIOD_REVERSED': ['Период мониторинга заканчивается после начала и до решения'],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': ['Кредиты выпускаются в день решения или позже'],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': ['День обнародованного должен уже наступить'],
  'PUBLIC_SOURCE.NOTHING_CHANGES': ['В записи всё это уже есть'],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': ['То же самое в тот же момент записал кто-то другой'],
};
