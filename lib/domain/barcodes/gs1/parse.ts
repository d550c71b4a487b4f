import type { ReadCode } from '../model.ts';
import { isGs1Symbol, splitSymbologyIdentifier } from '../symbology.ts';
import { parseDigitalLink } from './digital-link.ts';
import { parseElementString } from './element-string.ts';
import { parseHumanReadable } from './human-readable.ts';
import { GROUP_SEPARATOR, type Gs1Result } from './model.ts';

/** How a text shows that it is GS1 data; null when nothing says so, however much its digits look like it. */
export type Gs1Form = 'element_string' | 'human_readable' | 'digital_link';

/** Which form of GS1 data a code claims to be: by its symbol, its separators, its brackets or its address. */
export function gs1FormOf(code: ReadCode): Gs1Form | null {
  if (isGs1Symbol(code.symbologyIdentifier)) return 'element_string';
  if (/^\(\d{2,4}\)/.test(code.text)) return 'human_readable';
  if (/^https?:\/\//i.test(code.text)) return 'digital_link';
  return code.text.includes(GROUP_SEPARATOR) ? 'element_string' : null;
}

/**
 * Reads GS1 data in any of its forms. A bare run of digits is not taken for GS1 (`gs1_not_gs1`): a laboratory's own
 * code may begin with 01 as well. Whoever knows better calls `parseElementString`.
 */
export function parseGs1(code: string | ReadCode): Gs1Result {
  const read = typeof code === 'string' ? splitSymbologyIdentifier(code) : code;
  switch (gs1FormOf(read)) {
    case 'element_string':
      return parseElementString(read.text);
    case 'human_readable':
      return parseHumanReadable(read.text);
    case 'digital_link':
      return parseDigitalLink(read.text);
    case null:
      return { ok: false, error: { code: 'gs1_not_gs1', at: 0 } };
  }
}
