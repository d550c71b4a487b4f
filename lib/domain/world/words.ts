import { plainText } from '../barcodes/index.ts';

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

/**
 * What somebody may mean by what they typed or pasted, each said once: the text as it stands, as a label would print it, and that in one piece, since a
 * label prints no blanks. What is kept stays as it is; only the question has several forms. The server has the same rule (private.plain_question).
 */
export function meanings(text: string): string[] {
  const plain = plainText(text);
  return [...new Set([text, plain, plain.replace(/\s+/gu, '')].map(folded))].filter((meaning) => meaning !== '');
}

/** The words somebody typed. */
export function queryWords(text: string): string[] {
  return folded(text)
    .split(SEPARATORS)
    .filter((word) => word !== '');
}
