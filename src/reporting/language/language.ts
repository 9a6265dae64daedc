/** Languages of pages and printed reports; files for machines have none. */
export const LANGUAGES = ['en', 'ja', 'kk', 'ru', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of a page: what the address says, else what the client would rather have; English where
 * it takes none of them.
 *
 * @source RFC 9110 §12.5.4
 */
export function languageOf(asked: Language | undefined, accepted: string | undefined): Language {
  if (asked !== undefined) return asked;
  let best: { readonly language: Language; readonly weight: number } | null = null;
  for (const range of (accepted ?? '').slice(0, 1_000).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = LANGUAGES.find((each) => each === tag.split('-')[0]);
    const weight = weightOf(parameters);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}

/** Weights in thousandths; what is not written as one weighs nothing. */
function weightOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  const parts = /^(?:(0)(?:\.([0-9]{0,3}))?|1(?:\.0{0,3})?)$/.exec(quality);
  if (parts === null) return 0;
  return parts[1] === '0' ? parseInt((parts[2] ?? '').padEnd(3, '0'), 10) : 1000;
}
