import { words as en, type FormWords } from './en.ts';
export const words: FormWords = en;
