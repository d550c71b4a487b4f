/** Longer codes may break wherever they must: a phone has no room for them with large letters. */
const LONGEST = 12;
/** A word with a hyphen inside and a figure, such as "B-1122" or "FRZ-02-S2". */
const CODE = /([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+)/u;

/** A sentence in parts; the short codes in it are `whole`: a line must not end at their hyphen. */
export function wholeCodes(text: string): readonly { readonly text: string; readonly whole: boolean }[] {
  return text
    .split(CODE)
    .map((part, at) => ({ text: part, whole: at % 2 === 1 && part.length <= LONGEST && /\d/.test(part) }))
    .filter((part) => part.text !== '');
}
