import { describe, expect, it } from '@jest/globals';
import { nameKey } from './name-key.ts';

describe('what two spellings of a name have in common', () => {
  it.each([
    ['株式会社グリーン', 'ｸﾞﾘｰﾝ㈱', 'グリーン'],
    ['公益財団法人地球環境センター', '地球環境センター', '地球環境センター'],
    ['АО «Жасыл даму»', 'Акционерное общество "Жасыл Даму"', 'жасылдаму'],
    ['«Жасыл даму» АҚ', 'Жасыл даму акционерлік қоғамы', 'жасылдаму'],
    ['ТОО «Зелёный путь»', 'ЗЕЛЕНЫЙ ПУТЬ, тоо', 'зеленыйпуть'],
    ['White Rose LLP', 'WHITE-ROSE L.L.P.', 'whiterose'],
    ['Électricité Verte S.A.', 'électricité verte', 'électricitéverte'],
    ['Toyota Motor Corporation', 'Toyota Motor Corp.', 'toyotamotor'],
    [
      'Mitsubishi Heavy Industries, Ltd.',
      'MITSUBISHI  HEAVY INDUSTRIES CO LTD',
      'mitsubishiheavyindustries',
    ],
  ])('is the same for %s and %s', (one, other, key) => {
    expect([nameKey(one), nameKey(other)]).toEqual([key, key]);
  });

  it.each([
    ['Toyota Motor', 'Toyota Tsusho'],
    ['Алматы Су', 'Астана Су'],
    ['東京電力', '関西電力'],
    ['Ақ Жол', 'Ақ Бұлақ'],
  ])('differs for %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it.each(['АО', 'Co., Ltd.', '株式会社', '!?', '—'])('is never empty: %s', (name) => {
    expect(nameKey(name)).not.toBe('');
  });
});
