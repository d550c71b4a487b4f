import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import opentype from 'opentype.js';

/** A drawn text: its outline and the box around it, in units of a 100-unit font. */
export interface Outline {
  path: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const FONTS = path.join(process.cwd(), 'node_modules/@fontsource');
const FILES = [
  'ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff',
  'ibm-plex-mono/files/ibm-plex-mono-latin-ext-600-normal.woff',
  'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff',
];

/**
 * The outline of a tenant's initials, from the app's own fonts, since a server may have none installed. Letters that they do
 * not hold give way to the first two of the tenant's address, which is always Latin.
 */
export async function initialsOutline(initials: string, slug: string): Promise<Outline> {
  const fonts = await Promise.all(FILES.map(loadFont));
  for (const text of [initials, slug.slice(0, 2).toUpperCase()]) {
    const font = fonts.find((candidate) => holdsAll(candidate, text));
    if (font && text !== '') return outlineOf(font, text);
  }
  throw new Error(`neither "${initials}" nor "${slug}" can be drawn`);
}

async function loadFont(file: string): Promise<opentype.Font> {
  const bytes = await readFile(path.join(FONTS, file));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function holdsAll(font: opentype.Font, text: string): boolean {
  return Array.from(text).every((letter) => font.charToGlyphIndex(letter) !== 0);
}

function outlineOf(font: opentype.Font, text: string): Outline {
  const drawn = font.getPath(text, 0, 0, 100);
  const { x1, y1, x2, y2 } = drawn.getBoundingBox();
  return { path: drawn.toPathData(2), x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}
