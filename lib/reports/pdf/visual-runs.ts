import bidiFactory from 'bidi-js';
import type { Face } from './faces.ts';

/** A piece of a line in one font and one direction; runs are drawn from left to right in the order given. */
export interface Run {
  readonly text: string;
  readonly face: string;
}

const bidi = bidiFactory();
/** Marks of direction have done their work once the order is known. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const NEUTRAL = /^[\s\p{P}]$/u;
/** A run that holds one is turned by the shaping of its font. */
const ARABIC = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
/** Drawn where no font has the character: the reader must see that something is there. */
const UNKNOWN = '?';

interface Piece {
  text: string;
  readonly face: string;
  readonly level: number;
}

/** Orders one line for the eye (UAX 9) and cuts it wherever direction or font changes. */
export function visualRuns(text: string, direction: 'ltr' | 'rtl', faces: readonly Face[]): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const pieces: Piece[] = [];
  let at = 0;
  for (const letter of text) {
    const level = levels[at] ?? 0;
    at += letter.length;
    if (CONTROLS.test(letter)) continue;
    const last = pieces.at(-1);
    const [drawn, face] = faceOf(letter, last?.face, faces);
    if (last?.face === face && last.level === level) last.text += drawn;
    else pieces.push({ text: drawn, face, level });
  }
  return ordered(pieces).map(({ text: logical, face, level }) => ({
    face,
    text: level % 2 === 1 ? turned(logical) : logical,
  }));
}

function faceOf(letter: string, before: string | undefined, faces: readonly Face[]): [string, string] {
  const code = letter.codePointAt(0) ?? 0;
  const able = faces.filter((face) => face.has(code));
  // A space or a comma goes with the word before it: a change of font for it would tear the line.
  const same = NEUTRAL.test(letter) ? able.find(({ name }) => name === before) : undefined;
  const face = same ?? able[0];
  if (face) return [letter, face.name];
  // The narrow space between thousands, which few fonts hold.
  if (/\p{Zs}/u.test(letter) && letter !== ' ') return faceOf(' ', before, faces);
  return [UNKNOWN, faces[0]?.name ?? ''];
}

/** Rule L2: from the highest level down, every stretch at or above it is reversed. */
function ordered(pieces: readonly Piece[]): Piece[] {
  const line = [...pieces];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < line.length; start += 1) {
      if ((line[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((line[end + 1]?.level ?? 0) >= level) end += 1;
      line.splice(start, end - start + 1, ...line.slice(start, end + 1).toReversed());
      start = end;
    }
  }
  return line;
}

/** Text from right to left: brackets look the other way, and what no shaping turns is turned here. */
function turned(text: string): string {
  const mirrored = Array.from(text, (letter) => bidi.getMirroredCharacter(letter) ?? letter);
  return (ARABIC.test(text) ? mirrored : mirrored.toReversed()).join('');
}
