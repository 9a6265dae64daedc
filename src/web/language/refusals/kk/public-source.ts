import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of what is read in public sources, in Kazakh. */
export const refusals: RoomRefusals = {
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': ['Белгі JCM нөмірі емес'],
  'PUBLIC_SOURCE.OTHER_COUNTRY': ['Белгі өзі тиесілі елдің кодынан басталады'],
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': ['Кредиттер — нөлден кем емес бүтін тонна'],
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': [
    'Екі тарапқа хабарланғанның қосындысы жалпы көлемге тең емес',
  ],
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': [
    'Жапония Үкіметі хабарланғаннан көп алған болар еді',
  ],
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': ['Тарап хабарланған көлемді дәл шығарады'],
  'PUBLIC_SOURCE.PERIOD_REVERSED': [
    'Мониторинг кезеңі басталғаннан кейін және шешімге дейін аяқталады',
  ],
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': ['Кредиттер шешім күні немесе одан кейін шығарылады'],
  'PUBLIC_SOURCE.DAY_IN_FUTURE': ['Жария болған нәрсенің күні болашақта болмайды'],
  'PUBLIC_SOURCE.NOTHING_CHANGES': ['Жазбада мұның бәрі бұрыннан бар'],
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': ['Дәл соны басқа біреу сол сәтте жазды'],
};
