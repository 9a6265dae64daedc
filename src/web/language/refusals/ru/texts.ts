import type { RefusalTexts } from '../refusal-texts.ts';

export const texts: RefusalTexts = { refusals: {}, fields: {}, forms: {}, facts: {} };
