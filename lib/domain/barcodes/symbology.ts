import type { ReadCode } from './model.ts';

/** Identifiers of symbols that carry GS1 element strings (ISO/IEC 15424; General Specifications, 5.1.3). */
const GS1_SYMBOLS: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1', ']z1']);

/** AIM code letters of the symbologies the product reads, and of GS1 DataBar and DotCode that scanners read. */
const PREFIX = /^\][ACEFILQdezJ][0-9A-Za-z]/;

/** Whether the symbol itself says that its data are GS1 elements. */
export function isGs1Symbol(symbologyIdentifier: string | undefined): boolean {
  return symbologyIdentifier !== undefined && GS1_SYMBOLS.has(symbologyIdentifier);
}

/** Takes the AIM identifier off a text that a scanner sent with it (`]d20109...`); other texts stay whole. */
export function splitSymbologyIdentifier(text: string): ReadCode {
  if (!PREFIX.test(text) || text.length === 3) return { text };
  return { text: text.slice(3), symbologyIdentifier: text.slice(0, 3) };
}
