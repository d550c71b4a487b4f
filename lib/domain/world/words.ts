/** How many words of one text are indexed; a name is not an essay. */
const MOST_WORDS = 8;
const SEPARATORS = /[\s_/,;:()[\]{}|"']+/u;

/** A text as it is compared: compatibility forms and case folded, so that typing finds what scanning wrote. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** The words under which these texts are found: each folded, once. */
export function searchWords(...texts: (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === null ? [] : queryWords(text).slice(0, MOST_WORDS))))];
}

/** The words somebody typed. */
export function queryWords(text: string): string[] {
  return folded(text)
    .split(SEPARATORS)
    .filter((word) => word !== '');
}
