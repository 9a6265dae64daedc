import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of monitoring, in Kazakh. */
export const refusals: RoomRefusals = {
  'MONITORING.REPORT_NOT_FOUND': ['Мұндай мониторинг есебі жоқ'],
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': ['Мұндай қызмет деректері жоқ'],
  'MONITORING.PROJECT_NOT_REGISTERED': ['Тек Бірлескен комитет тіркеген жоба мониторингтеледі'],
  'MONITORING.PERIOD_ENDS_BEFORE_START': ['Мониторинг кезеңі басталмай жатып аяқталар еді'],
  'MONITORING.PERIOD_STRADDLES_2020': ['Мониторинг кезеңі 2020 жылдан 2021 жылға өтпейді'],
  'MONITORING.PERIOD_BEFORE_OPERATION': ['Мониторинг кезеңі жоба іске қосылмай тұрып басталар еді'],
  'MONITORING.PERIOD_AFTER_OPERATION': ['Мониторинг кезеңі жоба аяқталғаннан кейін бітер еді'],
  'MONITORING.PERIOD_OUTSIDE_CREDITING': [
    'Мониторинг кезеңі жобаның бір кредиттеу кезеңіне сыймайды',
  ],
  'MONITORING.PERIOD_OVERLAPS': ['Жобаның басқа мониторинг есебі осы күндердің бірін қамтиды'],
  'MONITORING.NOT_A_DRAFT': [
    'Мониторинг есебі тапсырылған немесе қайтарып алынған; қызмет деректері жабық',
  ],
  'MONITORING.METHODOLOGY_NOT_PINNED': ['Жоба бұл әдіснамамен мониторингтелмейді'],
  'MONITORING.NO_FORMULA': ['Бұл кітапта әдіснаманың осы нұсқасының формуласы жоқ'],
  'MONITORING.ROWS_REFUSED': ['Қызмет деректерінің кейбір жолдарын қабылдауға болмайды'],
  'MONITORING.FILE_UNREADABLE': ['Файл қызмет деректерінің кестесі емес'],
  'MONITORING.FILE_TOO_LARGE': ['Файлдағы қызмет деректері бір есеп қабылдайтыннан көп'],
  'MONITORING.VERSION_STALE': ['Мониторинг есебі оқылғаннан кейін өзгерген'],
  'MONITORING.SAME_OFFICER': ['Мониторинг есебін тапсырған адам оны верификацияламайды'],
  'MONITORING.VERIFIED_OUT_OF_TIME': [
    'Верификация мониторинг кезеңінен кейін жасалады және болашақта болмайды',
  ],
  'MONITORING.VINTAGES_DIFFER': [
    'Верификация есептің әр жылына бір мән береді, басқа жылға бермейді',
  ],
  'MONITORING.CORRECTION_UNEXPLAINED': [
    'Есептегіден өзгеше верификацияланған мәннің себебі айтылады',
  ],
  'MONITORING.CORRECTS_NOT_THE_LAST': [
    'Верификацияланған есеп тек соңғы верификациясының түзетуі ретінде қайта верификацияланады',
  ],
  'MONITORING.ENTITY_TAKES_PART': ['Үшінші тарап ұйымы өзі қатысатын жобаны верификацияламайды'],
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': ['Сілтеме жасалған құжат сол жобанікі болуы керек'],
};
