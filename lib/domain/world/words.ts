/** How many words of one text are indexed; a name is not an essay. */
const MOST_WORDS = 8;
const SEPARATORS = /[\s_/,;:()[\]{}|"']+/u;

/** A text as it is compared: compatibility forms and case folded, so that typing finds what scanning wrote. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** The words under which these texts are found: each text whole and each of its words, folded, once. */
export function searchWords(...texts: (string | null)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    if (text === null) continue;
    const whole = folded(text);
    if (whole === '') continue;
    words.add(whole);
    for (const word of whole.split(SEPARATORS).slice(0, MOST_WORDS)) if (word !== '') words.add(word);
  }
  return [...words];
}

/** The words somebody typed. */
export function queryWords(text: string): string[] {
  return folded(text)
    .split(SEPARATORS)
    .filter((word) => word !== '');
}
