/** How much of a code's end stays when it is cut: boxes of one delivery differ there. */
const TAIL = 4;
/** The last word where it holds a figure. Only Latin ones can be cut: Arabic letters are joined, and a cut would part them. */
const LAST_CODE = /^(.*\s)?((?=\S*\d)[\x21-\x7e]+)$/;

/** A name in parts, for where there is little room: its words, and the code at its end, which is cut in its middle. */
export interface NameParts {
  readonly words: string;
  readonly head: string;
  readonly tail: string;
}

/** Parts a name such as "Box W1B1002-2"; null where it ends in no code. */
export function nameParts(name: string): NameParts | null {
  const [, words = '', code] = LAST_CODE.exec(name) ?? [];
  if (code === undefined) return null;
  return { words, head: code.slice(0, -TAIL), tail: code.slice(-TAIL) };
}
