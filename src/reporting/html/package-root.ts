import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, looked for upwards from this file: templates and style sheets lie
 * in `src` below it, also when the compiled program runs from elsewhere below it.
 */
export function packageRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) {
      throw new Error(
        `There is no package.json in ${from} or above it, so no templates are found.`,
      );
    }
  }
}
