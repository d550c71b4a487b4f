import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as fontkit from 'fontkit';
import { unwrapWoff } from './unwrap-woff.ts';

/** A font that a document may embed. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether it can draw this character. */
  has(codePoint: number): boolean;
}

/*
 * The app's own fonts, and one for Chinese. All are under the SIL Open Font License, which permits
 * embedding; a server may have none installed.
 */
const FILES = [
  ...(['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const).map(
    (part) => [part, `ibm-plex-sans/files/ibm-plex-sans-${part}-400-normal.woff`] as const,
  ),
  ['arabic', 'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff'],
  ['chinese', 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'],
] as const;

/** Reads the fonts below a folder of `node_modules/@fontsource`. */
export async function readFaces(
  folder = path.join(process.cwd(), 'node_modules/@fontsource'),
): Promise<readonly Face[]> {
  return Promise.all(
    FILES.map(async ([name, file]) => {
      const bytes = unwrapWoff(await readFile(path.join(folder, file)));
      const font = fontkit.create(bytes);
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection of fonts`);
      return { name, bytes, has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint) };
    }),
  );
}
