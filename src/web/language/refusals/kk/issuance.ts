import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of issuances, in Kazakh. */
export const refusals: RoomRefusals = {
  'ISSUANCE.REQUEST_NOT_FOUND': ['Шығаруға мұндай өтінім жоқ'],
  'ISSUANCE.REQUESTER_CANNOT_NOTIFY': ['Шығаруды сұраған адам ол туралы хабарламаны жасамайды'],
  'ISSUANCE.NOT_FOUND': ['Мұндай шығарылым жоқ'],
  'ISSUANCE.PROJECT_NOT_REGISTERED': [
    'Кредиттер тек Бірлескен комитет тіркеген жоба үшін шығарылады',
  ],
  'ISSUANCE.PUBLIC_SOURCE': ['Тек жария дереккөзден оқылған нәрсе шығаруға негіз болмайды'],
  'ISSUANCE.REPORT_NOT_VERIFIED': ['Кредиттер верификацияланған мониторинг есебі үшін сұралады'],
  'ISSUANCE.REQUESTED_OUT_OF_TIME': [
    'Өтінім мониторинг кезеңінен кейін беріледі және болашақта болмайды',
  ],
  'ISSUANCE.BEFORE_THE_MECHANISM': ['Механизм басталғанға дейінгі жылдың кредиті болмайды'],
  'ISSUANCE.DOCUMENT_NOT_OF_PROJECT': ['Сілтеме жасалған құжат сол жобанікі болуы керек'],
  'ISSUANCE.FORM_MISSING': ['Негіз болатын нысан сілтеме жасалған құжаттардың арасында жоқ'],
  'ISSUANCE.REQUESTED_ALREADY': ['Бұл мониторинг есебі бойынша шығару сұралып қойған'],
  'ISSUANCE.REPORT_UNDER_ISSUANCE': [
    'Бұл мониторинг есебі бойынша кредиттер сұралған немесе хабарланған',
  ],
  'ISSUANCE.JUST_CHANGED': ['Негізі дәл осы сәтте өзгерді'],
  'ISSUANCE.DECIDED_BEFORE_REQUEST': ['Өтінім бойынша шешім өтінімнен бұрын қабылданбайды'],
  'ISSUANCE.BENEFICIARY_INCOMPLETE': ['Қатысушы сәйкестендіргішімен аталады, үкімет — олай емес'],
  'ISSUANCE.BENEFICIARY_TWICE': ['Алушы кестеде әр жылға бір рет тұрады'],
  'ISSUANCE.VINTAGE_NOT_VERIFIED': ['Верификацияда мұндай жыл жоқ'],
  'ISSUANCE.NOT_A_PARTICIPANT': ['Алушы шешім күні осы тараптан жоба қатысушысы емес'],
  'ISSUANCE.EXCEEDS_VERIFIED': ['Бір жыл үшін верификацияланғаннан көп хабарланар еді'],
  'ISSUANCE.SHORTFALL_UNEXPLAINED': ['Верификацияланғаннан аз тонна тек себеппен хабарланады'],
  'ISSUANCE.NO_SHORTFALL': ['Жоқ кемшілікке себеп көрсетілген'],
  'ISSUANCE.DIFFERS_FROM_DECISION': ['Кесте Бірлескен комитет шешіміне сай емес'],
  'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL': [
    'Субсидияланған жоба кредиттерінің кемінде жартысын Жапония Үкіметі алады',
  ],
  'ISSUANCE.NOTIFIED_ALREADY': [
    'Бұл мониторинг есебінің верификацияланған тонналары хабарланып қойған',
  ],
  'ISSUANCE.ISSUED_ALREADY': ['Бұл тарап шығарып қойған'],
  'ISSUANCE.BEFORE_DECISION': ['Бірлескен комитет шешпей тұрып тарап кредит шығармайды'],
  'ISSUANCE.ACCOUNT_MISSING': ['Алушының бұл тараптың тізілімінде сақтау шоты жоқ'],
  'ISSUANCE.TRANSFER_NOT_ASKED': ['Бұл шығарылыммен серіктес тізілімінен ештеңе берілмейді'],
  'ISSUANCE.TRANSFER_DIFFERS': [
    'Серіктес тараптың нөмірлері шығарылатын жобаға, жылға және тоннаға сай емес',
  ],
  'ISSUANCE.NOT_AUTHORISED': ['Серіктес тараптың нөміріне халықаралық беруге рұқсат берілмеген'],
  'ISSUANCE.SHARES_NOT_WHOLE': ['Бөлу пайыздарының қосындысы дәл 100 болуы керек'],
  'ISSUANCE.SHARES_MALFORMED': ['Үлестер алушылар мен пайыздар түрінде жазылмаған'],
  'ISSUANCE.SHARES_UNKNOWN': ['Бұл жобаның пайыздары белгісіз'],
};
