import { describe, expect, it } from '@jest/globals';
import { Findings } from './findings.ts';
import { participantsIn } from './participants.ts';
import { ImportRow } from './row.ts';

function read(cell: string) {
  const findings = new Findings();
  const row = new ImportRow(7, ['x', cell], new Map([['names', 1]]), findings);
  const { participants, sites } = participantsIn(row, 'names', 'japan');
  return { names: participants.map(({ name }) => name), participants, sites, findings };
}

describe('a list of participants', () => {
  it.each<[string, readonly string[]]>([
    ['Toyota Tsusho Corporation', ['Toyota Tsusho Corporation']],
    ['A Co., Ltd.; B LLC', ['A Co., Ltd.', 'B LLC']],
    ['AGC Chemicals (Thailand) Co, Ltd.', ['AGC Chemicals (Thailand) Co, Ltd.']],
    ['CONSULTING,Inc.', ['CONSULTING,Inc.']],
    ['INDUSTRY (PHILIPPINES), INC.', ['INDUSTRY (PHILIPPINES), INC.']],
    ['Ministry of Environment, Cambodia', ['Ministry of Environment, Cambodia']],
    [
      'Western Company (Subproject 1, 2); Palau Investment (3)',
      ['Western Company (Subproject 1, 2)', 'Palau Investment (3)'],
    ],
    [
      'Resonac (formerly Showa Co., Ltd. (formerly Hitachi Co., Ltd.))',
      ['Resonac (formerly Showa Co., Ltd. (formerly Hitachi Co., Ltd.))'],
    ],
    ['TPG Lao Co., Ltd..', ['TPG Lao Co., Ltd..']],
  ])('between semicolons is plain: %s', (cell, names) => {
    const found = read(cell);
    expect([found.names, found.findings.warnings]).toEqual([names, []]);
  });

  it.each<[string, readonly string[]]>([
    ['PT. Adib Supplies, PT. Mayekawa Indonesia', ['PT. Adib Supplies', 'PT. Mayekawa Indonesia']],
    ['Bridge LLC, Everyday Farm LLC', ['Bridge LLC', 'Everyday Farm LLC']],
    [
      'M Corporation, N Corporation, O Securities Co., Ltd.',
      ['M Corporation', 'N Corporation', 'O Securities Co., Ltd.'],
    ],
    [
      'TISCO Leasing Co., Ltd. Impact Solar Limited',
      ['TISCO Leasing Co., Ltd.', 'Impact Solar Limited'],
    ],
    [
      'SMFL (Thailand) Co., Ltd.Tostem Thai Co., Ltd.',
      ['SMFL (Thailand) Co., Ltd.', 'Tostem Thai Co., Ltd.'],
    ],
    ['NICHIAS(Thailand) Co.,Ltd. TISCO Co.,Ltd.', ['NICHIAS(Thailand) Co.,Ltd.', 'TISCO Co.,Ltd.']],
    ['PRIMAHAM CO., LTD. TISCO Co., Ltd.', ['PRIMAHAM CO., LTD.', 'TISCO Co., Ltd.']],
    ['1. Khanh Hoa (KHPC); 2. Dong Nai', ['Khanh Hoa (KHPC)', 'Dong Nai']],
    ['(1) Overseas (OCIC); (2) Authority', ['Overseas (OCIC)', 'Authority']],
    [
      'Subproject 1: Western Company, Subproject 2: Surangel Company',
      ['Western Company', 'Surangel Company'],
    ],
  ])('written otherwise is read, and told: %s', (cell, names) => {
    const found = read(cell);
    expect(found.names).toEqual(names);
    expect(found.findings.warnings.length).toBeGreaterThan(0);
    expect(found.findings.warnings[0]).toMatchObject({ line: 7, column: 2 });
    expect(found.findings.errors).toEqual([]);
  });

  it.each([
    ['Nippon Koei Co., Ltd. (Focal Point (1) ); Ebara Co., Ltd.', 'Nippon Koei Co., Ltd.'],
    ['Nippon Koei Co., Ltd. (Focal Point), Ebara Co., Ltd.', 'Nippon Koei Co., Ltd.'],
  ])('has its focal point beside the name: %s', (cell, name) => {
    expect(read(cell).participants).toEqual([
      { name, side: 'japan', focalPoint: true },
      { name: 'Ebara Co., Ltd.', side: 'japan', focalPoint: false },
    ]);
  });

  it('may hold places, which are sites', () => {
    const found = read('PT Dynaplast; Project location 1. Dynaplast; Project location 2. Sanpak');
    expect([found.names, found.sites]).toEqual([['PT Dynaplast'], ['Dynaplast', 'Sanpak']]);
  });

  it('that is not there is not known, and nobody is invented', () => {
    const { names, findings } = read('N/A');
    expect(names).toEqual([]);
    expect(findings.warnings).toEqual([
      { line: 7, column: 2, message: 'names: "N/A" is kept as not known' },
    ]);
  });

  it('with a name missing is damaged', () => {
    expect(read('A Co.;; B Co.').findings.errors).toMatchObject([{ line: 7, column: 2 }]);
  });
});
