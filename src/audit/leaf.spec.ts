import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { assertLeafFits, LEAF_BYTES_AT_MOST, leafBytes, leafHash, leafHashOfText } from './leaf.ts';
import type { LeafDraft, LeafPayload } from './leaf.ts';

const DRAFT: LeafDraft = {
  act: { id: 'KZ-01', kind: 'disbursement', principal: 'officer', requestHash: null },
  visibility: 'auditor',
  records: [],
  entries: [
    {
      id: 'KZ-02',
      kind: 'disbursement',
      effectiveOn: '2026-03-31',
      reference: 'Алматы–Достық',
      memo: null,
      reverses: null,
      postings: [
        { account: 'KZ-03', commodity: 'USD', amount: '-200000.00' },
        { account: 'KZ-04', commodity: 'USD', amount: '200000.00' },
      ],
    },
  ],
  facts: {},
};

function placed(draft: LeafDraft): LeafPayload {
  const at = parseInstant('2026-03-31T10:00:00.000Z');
  return { ...draft, format: 1, country: 'KZ', sequence: Number.MAX_SAFE_INTEGER, at };
}

function withMemo(memo: string): LeafDraft {
  return { ...DRAFT, facts: { memo } };
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('a leaf of the audit log', () => {
  it('is canonical JSON in UTF-8, its keys in order', () => {
    const text = leafBytes({ ...placed(DRAFT), sequence: 12 }).toString('utf8');
    expect(text).toBe(
      '{"act":{"id":"KZ-01","kind":"disbursement","principal":"officer","requestHash":null},' +
        '"at":"2026-03-31T10:00:00.000Z","country":"KZ","entries":[{"effectiveOn":"2026-03-31",' +
        '"id":"KZ-02","kind":"disbursement","memo":null,"postings":[{"account":"KZ-03",' +
        '"amount":"-200000.00","commodity":"USD"},{"account":"KZ-04","amount":"200000.00",' +
        '"commodity":"USD"}],"reference":"Алматы–Достық","reverses":null}],"facts":{},' +
        '"format":1,"records":[],"sequence":12,"visibility":"auditor"}',
    );
  });

  it('is hashed with the prefix that sets leaves apart from nodes', () => {
    const bytes = Buffer.from('{}');
    expect(leafHash(bytes)).toEqual(
      createHash('sha256')
        .update(Buffer.concat([Buffer.from([0]), bytes]))
        .digest(),
    );
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('has one hash, from its text or from its bytes, in any script', () => {
    for (const text of ['', '{"a":"Достық 阿拉山口 🚆 \u2028"}', 'x'.repeat(20_000)]) {
      expect(leafHashOfText(text)).toEqual(leafHash(Buffer.from(text, 'utf8')));
    }
  });

  it('holds 16,384 bytes and not one more, and says by how much it is exceeded', () => {
    const frame = leafBytes(placed(withMemo(''))).length;
    const fits = withMemo('x'.repeat(LEAF_BYTES_AT_MOST - frame));
    expect(leafBytes(placed(fits))).toHaveLength(LEAF_BYTES_AT_MOST);
    expect(() => assertLeafFits(fits)).not.toThrow();

    const tooLarge = withMemo('x'.repeat(LEAF_BYTES_AT_MOST - frame + 1));
    for (const act of [() => leafBytes(placed(tooLarge)), () => assertLeafFits(tooLarge)]) {
      const refusal = refusalOf(act);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({
        code: 'AUDIT.LEAF_TOO_LARGE',
        facts: { bytes: 16_385, atMost: 16_384, act: 'KZ-01' },
      });
    }
  });

  it('counts bytes, not letters', () => {
    const frame = leafBytes(placed(withMemo(''))).length;
    const letters = Math.floor((LEAF_BYTES_AT_MOST - frame) / 3);
    expect(() => assertLeafFits(withMemo('鉄'.repeat(letters)))).not.toThrow();
    expect(() => assertLeafFits(withMemo('鉄'.repeat(letters + 1)))).toThrow(Refusal);
  });
});
