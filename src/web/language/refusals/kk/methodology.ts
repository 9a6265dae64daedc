import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of methodologies, in Kazakh. */
export const refusals: RoomRefusals = {
  'METHODOLOGY.NOT_FOUND': ['Мұндай әдіснама жоқ'],
  'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY': ['Әдіснама нөмірі өз елінің кодынан басталады'],
  'METHODOLOGY.NUMBER_USED': ['Бұл нөмір осы елдің басқа әдіснамасында бар'],
  'METHODOLOGY.DAY_IN_FUTURE': ['Болған істің күні болашақта болмайды'],
  'METHODOLOGY.BEFORE_THE_STEP_BEFORE': ['Қадам өзінің алдындағы қадамнан бұрын болмайды'],
  'METHODOLOGY.PUBLIC_INPUT_TOO_SHORT': ['Жұртшылық пікірі кемінде 15 күн қабылданады'],
  'METHODOLOGY.REVISES_NOTHING_APPROVED': [
    'Тек сол елдің мақұлданған әдіснамасын қайта қарауға болады',
  ],
  'METHODOLOGY.NUMBER_MISSING': ['Жаңадан мақұлданған әдіснама нөмір алады'],
  'METHODOLOGY.NUMBER_NOT_NEEDED': ['Нөмір тек жаңа әдіснама мақұлданғанда беріледі'],
  'METHODOLOGY.NOT_APPROVED': ['Тек мақұлданған әдіснаманың нұсқалары болады'],
  'METHODOLOGY.VERSION_NOT_THE_NEXT': ['Нұсқа нөмірі алдыңғысынан үлкен болады'],
  'METHODOLOGY.VERSION_NOT_FOUND': ['Бұл әдіснаманың мұндай нұсқасы жоқ'],
  'METHODOLOGY.NO_FORMULA': ['Бұл нұсқаның формуласы кітапта жоқ, сондықтан есептеу мүмкін емес'],
  'METHODOLOGY.DECISION_USED': ['Бұл шешім осы әдіснамаға қолданылып қойған'],
  'METHODOLOGY.FACTORS_WITHOUT_FORMULA': ['Коэффициенттер формулаға тиесілі'],
  'FORMULA.NOT_FOUND': ['Мұндай формула жоқ'],
  'FORMULA.FACTOR_REFUSED': ['Коэффициент жоқ, белгісіз немесе шектен тыс'],
  'FORMULA.INPUT_REFUSED': ['Қызмет деректері формулаға сай емес'],
};
