import type { Language } from '../../../reporting/language/language.ts';
import { words as en, type FormWords } from './en.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as kk } from './kk.ts';
import { words as ru } from './ru.ts';

export type { FormWord } from './en.ts';

/** What forms of acts say beyond the words of all pages. */
export const FORM_WORDS: Readonly<Record<Language, FormWords>> = { en, ja, kk, ru, fr };
