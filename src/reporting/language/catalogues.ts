import { codes as enCodes } from './en/codes.ts';
import { columns as enColumns } from './en/columns.ts';
import { definitions as enDefinitions } from './en/definitions.ts';
import { frame as enFrame } from './en/frame.ts';
import { codes as frCodes } from './fr/codes.ts';
import { columns as frColumns } from './fr/columns.ts';
import { definitions as frDefinitions } from './fr/definitions.ts';
import { frame as frFrame } from './fr/frame.ts';
import { codes as jaCodes } from './ja/codes.ts';
import { columns as jaColumns } from './ja/columns.ts';
import { definitions as jaDefinitions } from './ja/definitions.ts';
import { frame as jaFrame } from './ja/frame.ts';
import { codes as kkCodes } from './kk/codes.ts';
import { columns as kkColumns } from './kk/columns.ts';
import { definitions as kkDefinitions } from './kk/definitions.ts';
import { frame as kkFrame } from './kk/frame.ts';
import { codes as ruCodes } from './ru/codes.ts';
import { columns as ruColumns } from './ru/columns.ts';
import { definitions as ruDefinitions } from './ru/definitions.ts';
import { frame as ruFrame } from './ru/frame.ts';
import type { Catalogue } from './labels.ts';
import type { Language } from './language.ts';

/** All texts in all languages. */
export const CATALOGUES_OF: Readonly<Record<Language, Catalogue>> = {
  en: { frame: enFrame, columns: enColumns, codes: enCodes, definitions: enDefinitions },
  ja: { frame: jaFrame, columns: jaColumns, codes: jaCodes, definitions: jaDefinitions },
  kk: { frame: kkFrame, columns: kkColumns, codes: kkCodes, definitions: kkDefinitions },
  ru: { frame: ruFrame, columns: ruColumns, codes: ruCodes, definitions: ruDefinitions },
  fr: { frame: frFrame, columns: frColumns, codes: frCodes, definitions: frDefinitions },
};
