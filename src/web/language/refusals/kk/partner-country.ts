import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of partner countries, their agreements and decisions, in Kazakh. */
export const refusals: RoomRefusals = {
  'PARTNER_COUNTRY.NOT_FOUND': ['Бұл кітапта бұл ел механизмнің серіктесі емес'],
  'PARTNER_COUNTRY.NOT_A_COUNTRY': ['ISO 3166 бойынша мұндай кодты ел жоқ'],
  'PARTNER_COUNTRY.IS_JAPAN': ['Жапония — әр меморандумның екінші тарапы, серіктес ел емес'],
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': ['Уақыт белдеуі IANA дерекқорындағы атау емес'],
  'PARTNER_COUNTRY.DAY_IN_FUTURE': [
    'Қол қойылған, қабылданған немесе күшіне енген күн болашақта болмайды',
  ],
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': [
    'Бірлескен комитеттің ережелері меморандумнан бұрын болмайды',
  ],
  'PARTNER_COUNTRY.ALREADY_REGISTERED': ['Бұл ел серіктес ретінде тіркеліп қойған'],
  'PARTNER_COUNTRY.NOTHING_CHANGES': ['Жазбада мұның бәрі бұрыннан бар'],
  'PARTNER_COUNTRY.VERSION_MISSING': ['Өзгеріс қай нұсқаны өзгертетінін атауы керек'],
  'PARTNER_COUNTRY.VERSION_STALE': ['Жазба оқылғаннан кейін өзгерген'],
  'AGREEMENT.NOT_FOUND': ['Бұл елде мұндай келісім жоқ'],
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': ['Келісім нысанасының мерзімі келісімнің өзінен бұрын'],
  'HISTORICAL_LOAN.ALREADY_RECORDED': ['Мұндай атаулы қарыз осы елдің бұрынғы қарыздарында бар'],
  'HISTORICAL_LOAN.NOT_POSITIVE': ['Қарыз сомасы нөлден үлкен болуы керек'],
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': [
    'Алдымен ноталар алмасылады, содан кейін қарызға қол қойылады, сосын ол күшіне енеді',
  ],
  'DECISION.NOT_FOUND': ['Бұл елдің Бірлескен комитетінде мұндай шешім жоқ'],
  'DECISION.NOT_EFFECTIVE': ['Шешім күшіне енбеген: қол жетіспейді'],
  'DECISION.SAYS_NOTHING_OF_THIS': ['Шешімде бұл туралы ештеңе айтылмаған'],
  'DECISION.DAY_IN_FUTURE': ['Шешім қабылданған күн болашақта болмайды'],
  'DECISION.ITEM_INCOMPLETE': ['Шешім тармағында оның түріне керектінің бәрі айтылмаған'],
  'DECISION.ITEM_SAYS_TOO_MUCH': ['Шешім тармағында оның түріне қатысы жоқ нәрсе бар'],
  'DECISION.ITEM_TWICE': ['Шешім бір нәрсені екі рет шешеді'],
  'DECISION.TOO_LONG': ['Шешім аудит журналының бір жазбасына сыймайды'],
  'DECISION.SUBMITTER_CANNOT_SIGN': ['Шешімді ұсынған адам оған қол қоя алмайды'],
  'DECISION.SIGNED_FOR_OTHER_SIDE': ['Бір адам екі тарап үшін қол қоя алмайды'],
  'DECISION.SIDE_HAS_SIGNED': ['Бұл тарап шешімге қол қойып қойған'],
};
