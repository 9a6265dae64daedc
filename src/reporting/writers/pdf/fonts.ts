import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where a font of a package lies. */
function fontFile(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

const LATIN = '@expo-google-fonts/noto-sans';
const JAPANESE = '@expo-google-fonts/noto-sans-jp';

function family(normal: string, bold: string) {
  return { normal, bold, italics: normal, bolditalics: bold };
}

/** Families by the names that texts and drawings use. One file covers Latin, Greek and Cyrillic. */
export const FONTS = {
  NotoSans: family(
    fontFile(LATIN, '400Regular/NotoSans_400Regular.ttf'),
    fontFile(LATIN, '700Bold/NotoSans_700Bold.ttf'),
  ),
  NotoSansJP: family(
    fontFile(JAPANESE, '400Regular/NotoSansJP_400Regular.ttf'),
    fontFile(JAPANESE, '700Bold/NotoSansJP_700Bold.ttf'),
  ),
};

/** The only files that may be read while a report is printed. */
export const FONT_FILES: ReadonlySet<string> = new Set(Object.values(FONTS).flatMap(Object.values));
